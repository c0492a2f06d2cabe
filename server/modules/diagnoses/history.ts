import type { Said } from '../../platform/ai/index.ts';

/** Tokens of what was said before that the model is shown. */
const budget = 6_000;
/** Messages that are looked at for it. */
export const mostMessages = 60;

/** About four bytes make a token. */
const tokensOf = ({ text }: Said): number => Math.ceil(Buffer.byteLength(text) / 4) + 8;

/** The newest part of a conversation that fits the budget, oldest first, from a message of the user on. */
export function trimmed(said: readonly Said[], most = budget): Said[] {
  let left = most;
  let from = said.length;
  while (from > 0 && tokensOf(said[from - 1]!) <= left) {
    from -= 1;
    left -= tokensOf(said[from]!);
  }
  const kept = said.slice(from);
  const first = kept.findIndex(({ role }) => role === 'user');
  return first === -1 ? [] : kept.slice(first);
}
