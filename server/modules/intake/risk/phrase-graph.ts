/** A place in a phrase: what may come next, and the meaning that is complete here. */
export interface Place {
  next: [letter: string, to: Place][];
  /** Places that are here too: the beginnings of alternatives. */
  also: Place[];
  meaning?: string;
}

const umlauts: Record<string, string> = { ä: '(a|ae)', ö: '(o|oe)', ü: '(u|ue)' };

/** The phrase with umlauts as people type them: without the dots, or with an e. */
export const typed = (phrase: string): string => phrase.replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter);

/**
 * The places of a phrase of a-z and 0-9, in which `(a|b)` stands for either and everything else for nothing. It grows with the phrase as it
 * is written, not with the number of texts that it stands for.
 */
export function graphOf(phrase: string, meaning: string): Place {
  let at = phrase.length;
  const end: Place = { next: [], also: [], meaning };
  // From the back, so that what follows is there already.
  const sequence = (after: Place): Place => {
    let place = after;
    while (at > 0) {
      const char = phrase[at - 1]!;
      if (char === '(' || char === '|') return place;
      at -= 1;
      if (char === ')') place = choice(place);
      else if (/[a-z0-9]/.test(char)) place = { next: [[char, place]], also: [] };
    }
    return place;
  };
  const choice = (after: Place): Place => {
    const also = [sequence(after)];
    while (phrase[at - 1] === '|') {
      at -= 1;
      also.push(sequence(after));
    }
    if (phrase[at - 1] !== '(') throw new Error(`A bracket is missing in ${phrase}`);
    at -= 1;
    return { next: [], also };
  };
  const start = sequence(end);
  if (at > 0) throw new Error(`A bracket is missing in ${phrase}`);
  return start;
}
