import { z } from 'zod';
import type { Question } from './ai.ts';

/** A picture of the usual size limits at full detail: 2,833 and 5,667 for each of eight tiles. */
const tokensOfPicture = 48_169;
/** Names, roles and marks around each message. */
const tokensAround = 64;
/** What the rule about data and the fault of a repair may add. */
const tokensOfRules = 1_500;

const bytes = (text: string): number => Buffer.byteLength(text);

const schemas = new WeakMap<z.ZodType, string>();

/** The shape as the model is told it; worked out once, because that takes longer than everything else here. */
function schemaOf(shape: z.ZodType): string {
  const schema = schemas.get(shape) ?? JSON.stringify(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }));
  schemas.set(shape, schema);
  return schema;
}

function textOf({ system, input, history = [], shape, name }: Question<unknown>): string {
  return [system, input, ...history.map(({ text }) => text), schemaOf(shape), name].join('\n');
}

/** The most tokens that the question can cost, its repair included: no token is shorter than a byte. */
export function mostTokens(question: Question<unknown>, tries: 1 | 2 = 2): number {
  const { history = [], pictures = [], max_tokens } = question;
  const once = bytes(textOf(question)) + pictures.length * tokensOfPicture + (history.length + 2) * tokensAround + tokensOfRules;
  // A repair sends the first answer back.
  return tries * (once + max_tokens) + (tries - 1) * max_tokens;
}

/** A good guess at the tokens of a text where the model does not say: four bytes each. */
export const guessed = (text: string): number => Math.ceil(bytes(text) / 4);

/** A good guess at the tokens of the question. */
export const guessedInput = (question: Question<unknown>): number =>
  guessed(textOf(question)) + (question.pictures ?? []).length * (tokensOfPicture / 8);

/** Tokens of a second of speech, and the fewest bytes that a second of it has in any of the formats. */
const perSecond = 10;
const leastBytesPerSecond = 500;

/** What so many seconds of speech cost where the model says seconds instead of tokens. */
export const tokensOfSeconds = (seconds: number): number => Math.ceil(seconds * perSecond);

/** The most tokens that speech of so many bytes can cost: those of the sound and those of its text, half as many. */
export const mostTokensOfSpeech = (size: number): number => Math.ceil((size / leastBytesPerSecond) * perSecond * 1.5) + tokensAround;
