import { timingSafeEqual } from 'node:crypto';
import { Together } from '../../core/together.ts';
import { hotRows } from '../../platform/db/index.ts';
import { type Admission, type Admitted, type Claims, products } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { accessTokens } from './access-tokens.ts';
import { getOrCreateUser, orgBySlug } from './device-users.ts';
import { legacySubject } from './legacy-tokens.ts';
import type { OrgSettings } from './models.ts';

interface Row extends Omit<Admitted, 'modules'> {
  settings: OrgSettings;
  secret_hash?: Buffer;
  id?: string;
  stale?: boolean;
}

const common = 'm.user_id, m.org_id, m.role, o.status as org_status, o.settings';

const bySession = `select ${common}, s.id as session_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as asked (org_id, id, user_id)
  join app.sessions s on s.org_id = asked.org_id and s.id = asked.id and s.user_id = asked.user_id
  join app.memberships m on m.org_id = s.org_id and m.user_id = s.user_id
  join app.orgs o on o.id = s.org_id
  join app.users u on u.id = s.user_id
  where s.revoked_at is null and s.expires_at > now() and u.disabled_at is null`;

const byKey = `select ${common}, k.id as api_key_id, k.scopes, k.secret_hash,
    k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as stale from app.api_keys k
  join app.memberships m on m.org_id = k.org_id and m.user_id = k.created_by
  join app.orgs o on o.id = k.org_id
  join app.users u on u.id = k.created_by
  where k.key_id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.disabled_at is null`;

/** Looks at session or key, membership, role, person and organisation in one query on every request, so that a revocation acts at once. */
export function admission(tools: Pick<Tools, 'db' | 'settings' | 'log' | 'clock'>): Admission {
  const offered = new Set<string>(tools.settings.MODULES);
  const admit = ({ user_id, org_id, role, org_status, settings, session_id, api_key_id, scopes }: Row): Admitted => ({
    user_id,
    org_id,
    role,
    org_status,
    ...(session_id !== undefined && { session_id }),
    ...(api_key_id !== undefined && { api_key_id }),
    ...(scopes !== undefined && { scopes }),
    modules: (settings.modules ?? products).filter((product) => offered.has(product)),
  });
  const find = (sql: string, values: (string | string[])[]): Promise<Row[]> => hotRows(tools.db.auth, sql, values);
  const sessions = new Together<Claims, Admitted>(async (asked) => {
    const rows = await find(bySession, [asked.map(({ org_id }) => org_id), asked.map(({ sid }) => sid), asked.map(({ sub }) => sub)]);
    const admitted = new Map(rows.map((row) => [`${row.org_id} ${row.session_id} ${row.user_id}`, admit(row)]));
    return asked.map(({ org_id, sid, sub }) => admitted.get(`${org_id} ${sid} ${sub}`));
  });
  return {
    session: (claims) => sessions.ask(claims),
    async apiKey(id, hash) {
      const [row] = await find(byKey, [id]);
      if (!row?.secret_hash || !timingSafeEqual(row.secret_hash, hash)) return undefined;
      if (row.stale) void noteUse(tools, row).catch((err: unknown) => tools.log.warn({ err }, 'The use of an API key was not noted.'));
      return admit(row);
    },
    ...(tools.settings.JWT_LEGACY_ORG !== undefined && { legacy: legacyAdmission(tools, tools.settings.JWT_LEGACY_ORG, admit) }),
  };
}

/** Lets in who bears a token of an old back end: as the device of that name in the organisation they belong to, made if absent. */
function legacyAdmission(tools: Pick<Tools, 'db' | 'settings' | 'clock'>, slug: string, admit: (row: Row) => Admitted) {
  return async (token: string): Promise<Admitted | undefined> => {
    const rules = { keys: accessTokens(tools.settings).all, now: tools.clock.now(), without_exp_until: tools.settings.JWT_LEGACY_UNTIL };
    const name = legacySubject(token, rules);
    const org = name === undefined ? undefined : await orgBySlug(tools, slug);
    if (name === undefined || !org) return undefined;
    const { id: org_id, status: org_status, settings } = org;
    const user = await getOrCreateUser(tools, org, name);
    return user && admit({ user_id: user.id, org_id, role: 'device', org_status, settings });
  };
}

/** At most once a minute per key: the moment of last use is for people, not for accounting. */
async function noteUse(tools: Pick<Tools, 'db'>, row: Row): Promise<void> {
  await tools.db.auth.raw('update app.api_keys set last_used_at = now() where org_id = ? and id = ?', [row.org_id, row.api_key_id ?? '']);
}
