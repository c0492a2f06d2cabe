interface Waiting<Q, A> {
  question: Q;
  resolve(answer: A | undefined): void;
  reject(error: unknown): void;
}

/**
 * Asks together what is asked at the same time: while one question set is under way, those that come meanwhile wait for the next. Alone, a
 * question goes out at once; under load many share a round trip. No answer is older than its question.
 */
export class Together<Q, A> {
  readonly #answer: (questions: Q[]) => Promise<(A | undefined)[]>;
  readonly #most: number;
  #waiting: Waiting<Q, A>[] = [];
  #underWay = 0;

  /** `answer` gives one answer per question, in their order; at most two sets of `most` questions are under way at once. */
  constructor(answer: (questions: Q[]) => Promise<(A | undefined)[]>, most = 100) {
    this.#answer = answer;
    this.#most = most;
  }

  ask(question: Q): Promise<A | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#waiting.length === 1 && this.#underWay < 2) setImmediate(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const sent = this.#waiting.slice(0, this.#most);
    if (sent.length === 0) return;
    this.#waiting = this.#waiting.slice(this.#most);
    this.#underWay += 1;
    try {
      const answers = await this.#answer(sent.map(({ question }) => question));
      sent.forEach(({ resolve }, at) => resolve(answers[at]));
    } catch (error) {
      for (const { reject } of sent) reject(error);
    } finally {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) void this.#send();
    }
  }
}
