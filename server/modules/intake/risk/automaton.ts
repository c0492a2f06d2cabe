import type { Place } from './phrase-graph.ts';

/** All places at once that the letters so far may have led to. */
class State {
  readonly meanings: readonly string[];
  readonly #places: readonly Place[];
  readonly #ways = new Map<string, State | undefined>();

  constructor(places: readonly Place[]) {
    this.#places = places;
    this.meanings = [...new Set(places.flatMap(({ meaning }) => (meaning === undefined ? [] : [meaning])))];
  }

  way(letter: string, known: (places: Place[]) => State): State | undefined {
    if (!this.#ways.has(letter)) {
      const reached = this.#places.flatMap(({ next }) => next.filter(([one]) => one === letter).map(([, to]) => to));
      this.#ways.set(letter, reached.length === 0 ? undefined : known(reached));
    }
    return this.#ways.get(letter);
  }
}

/** Follows many phrases at once, one letter after the other and never back; its states are made when first reached, and kept. */
export class Automaton {
  readonly #numbers = new Map<Place, number>();
  readonly #states = new Map<string, State>();
  readonly #root: State;

  constructor(starts: readonly Place[]) {
    this.#root = this.#stateOf([...starts]);
  }

  /** What ends where in the letters, for a walk that begins at `start`; a walk is at most as long as the longest phrase. */
  *from(letters: string, start: number): Generator<{ end: number; meanings: readonly string[] }> {
    let state: State | undefined = this.#root;
    for (let at = start; at < letters.length; at += 1) {
      state = state.way(letters[at]!, (places) => this.#stateOf(places));
      if (!state) return;
      if (state.meanings.length > 0) yield { end: at + 1, meanings: state.meanings };
    }
  }

  #stateOf(places: Place[]): State {
    const all = new Set(places);
    for (const place of all) for (const also of place.also) all.add(also);
    const useful = [...all].filter(({ next, meaning }) => next.length > 0 || meaning !== undefined);
    const numbers = useful.map((place) => this.#numberOf(place)).sort((a, b) => a - b);
    const key = numbers.join(' ');
    const state = this.#states.get(key) ?? new State(useful);
    this.#states.set(key, state);
    return state;
  }

  #numberOf(place: Place): number {
    const number = this.#numbers.get(place) ?? this.#numbers.size;
    this.#numbers.set(place, number);
    return number;
  }
}
