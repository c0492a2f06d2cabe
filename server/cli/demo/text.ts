import { stripVTControlCharacters } from 'node:util';

const widest = 100;
const narrowest = 40;

/** How many columns to use on this stream. */
export const widthOf = (stream: { columns?: number }): number => Math.max(narrowest, Math.min(widest, stream.columns || widest));

/** Text from elsewhere made safe for a terminal: no escape sequences, no control characters, tabs as two blanks, one line. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll('\t', '  ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

/** Exactly this wide: cut with an ellipsis, or filled with blanks. */
export function fitted(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : text + ' '.repeat(width - characters.length);
}

/** Cut with an ellipsis if wider than this. */
export const cut = (text: string, width: number): string => fitted(text, width).trimEnd();

/** The text in lines of at most this width, broken between words; a word that is wider by itself is cut. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && Array.from(line).length + 1 + Array.from(word).length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(cut(word, width));
  }
  return lines;
}
