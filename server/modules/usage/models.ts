import { OrgModel } from '../../platform/db/index.ts';

/** How much of something one part of the product used on a day (UTC, `YYYY-MM-DD`). */
export class UsageDaily extends OrgModel {
  static override tableName = 'app.usage_daily';
  declare day: string;
  declare metric: Metric;
  declare module: string;
  /** '' where no model is involved. */
  declare model: string;
  declare amount: number;
  declare updated_at: Date;
}

/** What is counted by day: tokens of the model, and answers that it gave or began to give. */
export const metrics = ['openai_tokens', 'ai_answers'] as const;
export type Metric = (typeof metrics)[number];

/** The tokens of one day. Whoever reserves or settles locks this row first, so that all of an organisation take turns. */
export class AiBudget extends OrgModel {
  static override tableName = 'app.ai_budgets';
  declare day: string;
  declare used: number;
}

/** Tokens set aside for a question under way. After `expires_at` it counts no more: its process has died. */
export class AiReservation extends OrgModel {
  static override tableName = 'app.ai_reservations';
  declare budget_id: string;
  declare tokens: number;
  declare expires_at: Date;
}
