import { found, Problem } from '../../core/problem.ts';
import type { Cost } from '../../platform/ai/index.ts';
import type { Org, OrgReader, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { dayOf, nextDay } from './days.ts';
import { limitOf } from './limits.ts';
import { AiBudget, AiReservation } from './models.ts';
import { addUsage } from './record.ts';

/** Longer than any question can be under way: a whole stream, and the settling of it. */
const reservedForMs = 5 * 60_000;
/** Budgets of days gone by go, with reservations that nobody settled. */
const keptMs = 7 * 86_400_000;
const bookkeeping = 'the budget is the house’s own bookkeeping';

/** What is set aside for one question. */
export interface Reservation {
  id: string;
  budget_id: string;
  day: string;
}

/**
 * Sets tokens aside before the model is asked; 429 `ai_budget_exhausted` where used and reserved tokens together leave fewer. All of an
 * organisation take turns at the row of the day, so no two can be given the same tokens.
 */
export async function reserve(org: Org, { clock }: Pick<Tools, 'clock'>, tokens: number): Promise<Reservation> {
  const limit = await limitOf(org, 'ai_tokens_per_day');
  return org.unrecorded(bookkeeping, async (db) => {
    const now = clock.now();
    const day = dayOf(now);
    const budget = await lockedBudget(db, day);
    if (budget.used + (await reservedIn(db, budget.id, now)) + tokens > limit) throw exhausted(limit, now);
    const expires_at = new Date(now.getTime() + reservedForMs);
    const { id } = await db.rows(AiReservation).insert({ budget_id: budget.id, tokens, expires_at });
    return { id, budget_id: budget.id, day };
  });
}

/**
 * Puts the truth in the place of the reservation: once, however often it is called, and also where the reservation has expired meanwhile.
 */
export const settle = (org: Org, { id, budget_id, day }: Reservation, module: string, cost: Cost | undefined): Promise<void> =>
  org.unrecorded(bookkeeping, async (db) => {
    const { used } = found('budget', await db.rows(AiBudget).findById(budget_id).forUpdate());
    const settled = await db.rows(AiReservation).deleteById(id);
    const tokens = cost === undefined ? 0 : cost.input_tokens + cost.output_tokens;
    if (settled === 0 || !cost || tokens === 0) return;
    await db
      .rows(AiBudget)
      .findById(budget_id)
      .patch({ used: used + tokens });
    await addUsage(db, { day, metric: 'openai_tokens', module, model: cost.model, amount: tokens });
    await addUsage(db, { day, metric: 'ai_answers', module, model: cost.model, amount: 1 });
  });

/** How the budget of this day stands. */
export async function budgetToday(org: Org, { clock }: Pick<Tools, 'clock'>) {
  const now = clock.now();
  const limit = await limitOf(org, 'ai_tokens_per_day');
  return org.read(async (db) => {
    const budget = await db
      .rows(AiBudget)
      .where({ day: dayOf(now) })
      .first();
    const reserved = budget ? await reservedIn(db, budget.id, now) : 0;
    return { limit, used: budget?.used ?? 0, reserved, resets_at: nextDay(now) };
  });
}

async function lockedBudget(db: OrgWriter, day: string): Promise<AiBudget> {
  const lock = () => db.rows(AiBudget).where({ day }).forUpdate().first();
  const there = await lock();
  if (there) return there;
  await db.rows(AiBudget).insert({ day, used: 0 }).onConflict(['org_id', 'day']).ignore();
  await db
    .rows(AiBudget)
    .delete()
    .where('day', '<', dayOf(new Date(Date.parse(day) - keptMs)));
  return found('budget', await lock());
}

async function reservedIn(db: OrgReader, budget_id: string, now: Date): Promise<number> {
  const sum = await db.rows(AiReservation).where({ budget_id }).where('expires_at', '>', now).sum('tokens as tokens').first();
  return Number(sum?.tokens ?? 0);
}

function exhausted(limit: number, now: Date): Problem {
  const reset = nextDay(now);
  const seconds = Math.ceil((reset.getTime() - now.getTime()) / 1_000);
  return new Problem(429, 'ai_budget_exhausted', 'Your organisation has used its budget for the model today.', {
    detail: `The budget is ${limit} tokens a day, counting what questions under way may need. It starts anew at ${reset.toISOString()}.`,
    headers: { 'Retry-After': String(Math.max(1, seconds)) },
  });
}
