import type { Send } from './client.ts';

/** Who can act: a person, an API key, a job, a webhook, one of our staff, or the house itself. */
export const actorKinds = ['user', 'api_key', 'job', 'webhook', 'staff', 'system'] as const;

/** Who acts. */
export interface Actor {
  kind: (typeof actorKinds)[number];
  id: string | null;
  request_id?: string;
  ip?: string;
}

/** What a write adds to its audit event: the target's id, and a detail that holds ids and field names, never values. */
export interface AuditNote {
  target?: string | null;
  detail?: Record<string, unknown>;
}

const insert = `insert into app.audit_events (org_id, actor_kind, actor_id, action, target, detail, request_id, ip)
  values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`;

/** The statement that adds one event to the organisation's chain; the database fills in its number, time and hash. */
export function eventOf(orgId: string, actor: Actor, action: string, note: AuditNote): { text: string; values: unknown[] } {
  const detail = JSON.stringify(note.detail ?? {});
  const { kind, id, request_id = null, ip = null } = actor;
  return { text: insert, values: [orgId, kind, id, action, note.target ?? null, detail, request_id, ip] };
}

/** Adds one event, about the result unless the note names another target. Sent in the caller's transaction. */
export function recordEvent(send: Send, orgId: string, actor: Actor, action: string, result: unknown, note: AuditNote): Promise<void> {
  const { text, values } = eventOf(orgId, actor, action, { ...note, target: note.target === undefined ? idOf(result) : note.target });
  return send(text, values);
}

const idOf = (result: unknown): string | null => {
  const id = (result as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : null;
};
