import { newId } from '../../core/ids.ts';
import { Problem, unauthorised } from '../../core/problem.ts';
import type { Actor } from '../../platform/db/index.ts';
import type { From } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { accessTokens } from './access-tokens.ts';
import { type Person, personById, placesOf, type Place } from './people.ts';
import type { SessionReply } from './shapes.ts';
import { hashToken, makeToken } from './tokens.ts';

const accessSeconds = 600;
const absoluteDays = 30;
const idleDays = 7;

/** Answers, once the session is there, whether what let the person in still holds; or throws why it does not. */
type Still = () => Promise<boolean>;

/** Begins a session of the person in the organisation: an access token of ten minutes and the first refresh token of a new family. */
export async function beginSession(tools: Tools, person: Person, place: Place, from: From, still?: Still): Promise<SessionReply> {
  const { token, hash } = makeToken('lhr');
  const session = await openSession(tools, person, place, from, { days: absoluteDays, refreshHash: hash, still });
  return reply(tools, person, place, session, token);
}

/**
 * Begins a session as the old back ends had it: one token that lives LEGACY_TOKEN_DAYS and is not refreshed. It is an access token like
 * any other, so that it ends with its session.
 */
export async function beginLegacySession(tools: Tools, person: Person, place: Place, from: From, still?: Still): Promise<string> {
  const days = tools.settings.LEGACY_TOKEN_DAYS;
  const sid = await openSession(tools, person, place, from, { days, still });
  return accessTokens(tools.settings).sign(claimsOf(person, place, sid), days * 24 * 3600);
}

interface Opening {
  days: number;
  refreshHash?: Buffer;
  still?: Still | undefined;
}

async function openSession(tools: Tools, person: Person, place: Place, from: From, opening: Opening): Promise<string> {
  const { days, refreshHash, still } = opening;
  const session = newId();
  await tools.db.auth.transaction(async (trx) => {
    await trx.raw(
      `insert into app.sessions (org_id, id, user_id, user_agent, ip, expires_at) values (?, ?, ?, ?, ?, now() + ? * interval '1 day')`,
      [place.org_id, session, person.id, from.user_agent.slice(0, 200), from.ip, days],
    );
    if (refreshHash) await trx.raw(addToken, [place.org_id, newId(), session, refreshHash, idleDays]);
  });
  const org = tools.db.org(place.org_id, by(person.id, from));
  await org.write('session.started', async (db) => db.record({ target: session }));
  // Whoever ends the sessions of a person does it after their change too, so one of both sees the other.
  if (still) await mustStillHold(tools, person.id, session, from, still);
  return session;
}

async function mustStillHold(tools: Tools, userId: string, session: string, from: From, still: Still): Promise<void> {
  try {
    if (!(await still())) throw unauthorised();
  } catch (error) {
    await endSessions(tools, userId, from, session);
    throw error;
  }
}

const addToken = `insert into app.refresh_tokens (org_id, id, session_id, token_hash, expires_at) values (?, ?, ?, ?, now() + ? * interval '1 day')`;

interface Spent {
  org_id: string;
  session_id: string;
  user_id: string;
}

/** Trades a refresh token for the next one, once: a second use is 401 `refresh_token_reused` and ends the session. */
export async function refreshSession(tools: Tools, refreshToken: string): Promise<SessionReply> {
  const hash = hashToken(refreshToken);
  const { token, hash: nextHash } = makeToken('lhr');
  const spent = await tools.db.auth.transaction(async (trx) => {
    const { rows } = (await trx.raw(
      `update app.refresh_tokens t set used_at = now() from app.sessions s
       where t.token_hash = ? and t.used_at is null and t.expires_at > now() and s.org_id = t.org_id and s.id = t.session_id
         and s.revoked_at is null and s.expires_at > now() returning t.org_id, t.session_id, s.user_id`,
      [hash],
    )) as { rows: Spent[] };
    const [row] = rows;
    if (!row) return undefined;
    await trx.raw(addToken, [row.org_id, newId(), row.session_id, nextHash, idleDays]);
    await trx.raw('update app.sessions set last_used_at = now() where org_id = ? and id = ?', [row.org_id, row.session_id]);
    return row;
  });
  if (!spent) throw await refusal(tools, hash);
  const person = await personById(tools, spent.user_id);
  const place = (await placesOf(tools, spent.user_id)).find(({ org_id }) => org_id === spent.org_id);
  if (!person || person.disabled_at || !place) throw unauthorised();
  return reply(tools, person, place, spent.session_id, token);
}

/** Why a refresh token was not taken; one that was used before ends its whole family. */
async function refusal(tools: Tools, hash: Buffer): Promise<Problem> {
  const { rows } = (await tools.db.auth.raw(
    `update app.sessions s set revoked_at = coalesce(s.revoked_at, now()) from app.refresh_tokens t
     where t.token_hash = ? and t.used_at is not null and s.org_id = t.org_id and s.id = t.session_id
     returning s.org_id, s.id as session_id, s.user_id, s.revoked_at = now() as first`,
    [hash],
  )) as { rows: (Spent & { first: boolean })[] };
  const [reused] = rows;
  if (!reused) return unauthorised();
  if (reused.first) {
    await tools.db.org(reused.org_id, { kind: 'user', id: reused.user_id }).write('session.reuse_detected', async (db) => {
      db.record({ target: reused.session_id });
    });
  }
  return new Problem(401, 'refresh_token_reused', 'This refresh token was used before: its session has ended. Sign in again.');
}

/** Ends the sessions of a person: one, or all. Acts on the next request. Gives how many there were. */
export async function endSessions(tools: Tools, userId: string, from: From, id?: string): Promise<number> {
  const live = tools.db
    .auth('app.sessions')
    .where({ user_id: userId, ...(id !== undefined && { id }) })
    .whereNull('revoked_at');
  const ended = (await live.update({ revoked_at: tools.db.auth.fn.now() }).returning(['org_id', 'id'])) as { org_id: string; id: string }[];
  for (const session of ended) {
    await tools.db.org(session.org_id, by(userId, from)).write('session.ended', async (db) => db.record({ target: session.id }));
  }
  return ended.length;
}

/** The person as the actor of an event. */
export const by = (userId: string, { request_id, ip }: From): Actor => ({ kind: 'user', id: userId, request_id, ip });

const claimsOf = ({ id, external_id }: Person, { org_id }: Place, sid: string) => ({
  sub: id,
  org_id,
  sid,
  ...(external_id !== null && { ext: external_id }),
});

function reply(tools: Tools, person: Person, place: Place, session: string, refreshToken: string): SessionReply {
  return {
    access_token: accessTokens(tools.settings).sign(claimsOf(person, place, session), accessSeconds),
    token_type: 'Bearer',
    expires_in: accessSeconds,
    refresh_token: refreshToken,
    user: { id: person.id, email: person.email, display_name: person.display_name },
    org: { id: place.org_id, slug: place.slug, name: place.name },
    role: place.role,
  };
}
