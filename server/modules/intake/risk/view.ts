/** A text without anything between its words, and where its words begin and end: what is matched, however the letters were spread. */
export interface View {
  letters: string;
  /** For each position of `letters` the number of its word. */
  words: Int32Array;
  /** Whether a word begins at this position; one more than there are letters, as a word may end at the end. */
  edges: Uint8Array;
  spelt: readonly string[];
  /** Whether punctuation stands before the word with this number. */
  breaks: readonly boolean[];
}

/** The words of a text, and before which of them punctuation stands. */
export interface Words {
  spelt: string[];
  breaks: boolean[];
}

// Letters and digits, with those signs inside that can stand for a letter.
const word = /(?:[a-z0-9]|[@$€](?=[@$€!|+*#]{0,3}[a-z0-9])|(?<=[a-z0-9@$€!|+*#])[!|+*#](?=[@$€!|+*#]{0,3}[a-z0-9])|(?<=[a-z|])\|)+/g;

/** The words of a plain text. */
export function wordsOf(plain: string): Words {
  const found: Words = { spelt: [], breaks: [] };
  let end = 0;
  for (const match of plain.matchAll(word)) {
    const between = plain.slice(end, match.index);
    found.spelt.push(match[0]);
    // Between single letters a dot is a disguise, not the end of a sentence.
    found.breaks.push(end > 0 && /[.,;:!?\n]/.test(between) && !(match[0].length === 1 && found.spelt.at(-2)?.length === 1));
    end = match.index + match[0].length;
  }
  return found;
}

const leet: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '+': 't',
  '!': 'i',
};

/** Whether a word has a letter and a digit or sign that can stand for one. */
const isLeet = (spelt: string): boolean => /[0-9@$€+!|]/.test(spelt) && /[a-z]/.test(spelt);

/** The words with digits and signs read as letters (1 as `one`), where they stand among letters or `everywhere`. */
export const unleeted = (words: readonly string[], one: 'i' | 'l', everywhere: boolean): string[] =>
  words.map((spelt) =>
    everywhere || isLeet(spelt) ? Array.from(spelt, (char) => (char === '1' || char === '|' ? one : (leet[char] ?? char))).join('') : spelt,
  );

/** Whether so much of the text is disguised like that that bare numbers in it may be words as well. */
export const isDisguised = (words: readonly string[]): boolean =>
  words.filter(isLeet).length > 1 || words.filter(({ length }) => length === 1).length > words.length / 2;

/** The word with every run of the same letter as one. */
export const squeezed = (spelt: string): string => spelt.replace(/([a-z])\1+/g, '$1');

/** The masked word (`su*cide`) as the first of these words, by length, that it can be, else as it is. */
export function unmasked(spelt: string, vocabulary: ReadonlyMap<number, readonly string[]>): string {
  if (!/[*#]/.test(spelt)) return spelt;
  const fits = (known: string): boolean => Array.from(spelt).every((char, at) => char === '*' || char === '#' || char === known[at]);
  return (vocabulary.get(spelt.length) ?? []).find(fits) ?? spelt;
}

/** Lines words up as a view. */
export function viewOf({ spelt, breaks }: Words): View {
  const clean = spelt.map((one) => one.replace(/[^a-z0-9]/g, ''));
  const letters = clean.join('');
  const words = new Int32Array(letters.length);
  const edges = new Uint8Array(letters.length + 1);
  let at = 0;
  for (const [number, one] of clean.entries()) {
    edges[at] = 1;
    words.fill(number, at, at + one.length);
    at += one.length;
  }
  edges[at] = 1;
  return { letters, words, edges, spelt: clean, breaks };
}
