export { AiFailure, type Ai, type Answer, type FailureReason, type Question } from './ai.ts';
export { openAi, type AiSettings } from './open.ts';
