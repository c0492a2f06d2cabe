export type { Ai, Answer, AskedBy, Cost, Picture, Question, Said, Speech } from './ai.ts';
export { AiFailure, type FailureReason } from './failure.ts';
export { openAi, type AiSettings } from './open.ts';
export { mostTokens, mostTokensOfSpeech } from './tokens.ts';
export { speechTypes } from './speech.ts';
