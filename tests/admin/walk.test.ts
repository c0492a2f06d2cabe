import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { matrix, mayAct, onTables, pages, reading } from '../../admin/access.ts';
import { exportCsv } from '../../admin/pages/export.ts';
import { orgTables, furnish } from '../isolation/rows.ts';
import { until } from '../support/until.ts';
import { type ConsoleWorld, openConsoleWorld, type Reply, type StaffPerson } from './console-world.ts';

const roles = ['auditor', 'support', 'admin'] as const;
const secret = 'SECRETCANARY';
const content = 'CONTENTCANARY';
/** How bytes would look if they came out: as they are, in hex, in base64, as a list of numbers. */
const forms = (canary: string): string[] => {
  const bytes = Buffer.from(canary);
  return [canary, bytes.toString('hex'), bytes.toString('base64').slice(0, 14), [...bytes.subarray(0, 8)].join(',')];
};

let world: ConsoleWorld;
let people: Record<(typeof roles)[number], StaffPerson>;
let ids: Map<string, string>;
const leaks: string[] = [];
let walked = 0;

beforeAll(async () => {
  world = await openConsoleWorld();
  const person = await world.person();
  const { sql } = world.database;
  await furnish(sql, await orgTables(sql), person);
  await sql('update app.users set password_hash = $1', [secret]);
  await sql('alter table app.audit_events disable trigger user');
  const columns = await sql<{
    table_name: string;
    name: string;
    type: string;
  }>(`select t.relname::text as table_name, a.attname::text as name,
    format_type(a.atttypid, null) as type from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
    where n.nspname = 'app' and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  for (const { table_name, name, type } of columns) {
    const table = world.tables.get(table_name);
    const canary = table?.hidden?.includes(name) ? secret : table?.content?.includes(name) ? content : undefined;
    if (canary === undefined || !['text', 'text[]', 'bytea', 'jsonb'].includes(type) || table_name === 'staff_users') continue;
    const value =
      type === 'bytea' ? Buffer.from(canary) : type === 'jsonb' ? JSON.stringify([{ canary }]) : type === 'text[]' ? [canary] : canary;
    await sql(`update app.${table_name} set ${name} = $1 where ${name} is not null`, [value]);
  }
  await sql('alter table app.audit_events enable trigger user');
  await sql('update app.staff_access set allowed = true');
  await sql("update app.reports set report_data = $1, status = 'complete'", [JSON.stringify({ canary: content })]);
  people = { auditor: await world.staff('auditor'), support: await world.staff('support'), admin: await world.staff('admin') };
  await sql('update app.staff_users set password_hash = $1, totp_sealed = $2', [secret, Buffer.from(secret)]);
  await people.admin.post('/admin/api/resources/orgs/records/none/suspend');
  ids = new Map();
  for (const name of world.tables.keys()) {
    const list = (await people.admin.get(`/admin/api/resources/${name}/actions/list`)) as Reply;
    ids.set(name, (list.body?.records?.[0]?.id as string | undefined) ?? 'none');
  }
});
afterAll(() => world.close());

/** A walk is some hundred requests, and a busy machine takes its time. */
const patienceMs = 240_000;

/** Asks, and notes where anything hidden came out. */
async function look(what: string, asking: Promise<Reply>, seen: readonly string[] = [...forms(secret), ...forms(content)]): Promise<Reply> {
  const reply = await asking;
  walked += 1;
  const all = reply.text + JSON.stringify([...reply.headers]);
  for (const canary of seen) if (all.includes(canary)) leaks.push(`${what} (${reply.status})`);
  if (reply.status >= 500) leaks.push(`${what} broke: ${reply.text.slice(0, 200)}`);
  return reply;
}

test('every list has a row to look at', () => {
  const empty = [...ids].filter(([, id]) => id === 'none').map(([name]) => name);
  expect(empty.filter((name) => !['jobs', 'staff_events'].includes(name))).toEqual([]);
});

test.each(roles)(
  '%s: every resource and action, by GET and POST, answers as the matrix says and shows nothing hidden',
  async (role) => {
    const person = people[role];
    const wrong: string[] = [];
    for (const [name, id] of ids) {
      const actions = new Set([...reading, ...Object.keys(matrix[name] ?? {}), 'edit', 'add', 'new', 'delete', 'revoke', 'constructor']);
      const resource = `/admin/api/resources/${name}`;
      for (const action of actions) {
        const path =
          action === 'export'
            ? `/admin/export/${name}`
            : onTables.includes(action)
              ? `${resource}/actions/${action}`
              : `${resource}/records/${id}/${action}`;
        const allowed = mayAct(role, name, action);
        const got = await look(`${role} GET ${path}`, person.get(path));
        if (allowed === (got.status === 403)) wrong.push(`GET ${path}: ${got.status}`);
        if (allowed) continue;
        const posted = await look(`${role} POST ${path}`, person.post(path, { name: 'x' }));
        if (posted.status !== 403) wrong.push(`POST ${path}: ${posted.status}`);
      }
      for (const path of [
        `/admin/api/resources/${name}/bulk/bulkDelete?recordIds=${id}`,
        `/admin/resources/${name}/bulk/bulkDelete?recordIds=${id}`,
      ])
        for (const got of [await look(`${role} ${path}`, person.get(path)), await look(`${role} ${path}`, person.post(path))])
          if (got.status !== 403) wrong.push(`${path}: ${got.status}`);
    }
    expect(wrong).toEqual([]);
  },
  patienceMs,
);

test(
  'search, filter, sort, export and the pages show nothing hidden; hidden columns cannot be asked about',
  async () => {
    const person = people.auditor;
    const wrong: string[] = [];
    const refused = async (path: string) => {
      const { status } = await look(path, person.get(path));
      if (status !== 400) wrong.push(`${path}: ${status}`);
    };
    for (const { table, filter, hidden = [], content: inside = [], sort, title } of world.tables.values()) {
      const resource = `/admin/api/resources/${table}`;
      for (const column of filter) await look(`${table} by ${column}`, person.get(`${resource}/actions/list?filters.${column}=SECRET`));
      for (const column of sort)
        await look(`${table} sorted`, person.get(`${resource}/actions/list?sortBy=${column}&direction=asc&perPage=-5&page=-3`));
      await look(`${table} searched`, person.get(`${resource}/search/SECRET?searchProperty=${title}`));
      for (const column of [...hidden, ...inside, 'no_such_column']) {
        await refused(`${resource}/actions/list?filters.${column}=x`);
        await refused(`${resource}/actions/list?sortBy=${column}`);
        await refused(`${resource}/actions/search?searchProperty=${column}`);
        await refused(`/admin/export/${table}?filters.${column}=x`);
      }
      expect((await look(`${table} exported`, person.get(`/admin/export/${table}`))).headers.get('content-type')).toContain('text/csv');
      await look(`${table} page`, person.get(`/admin/resources/${table}`));
    }
    for (const page of Object.keys(pages))
      await look(`page ${page}`, person.get(`/admin/api/pages/${page}?id=${ids.get('orgs')}&q=mark&target=${ids.get('orgs')}`));
    await look('dashboard', person.get('/admin/api/dashboard'));
    expect(wrong).toEqual([]);
  },
  patienceMs,
);

test('a download reads on only as its reader takes what was read', async () => {
  const { rowCount } = await world.tools.db.staff.raw<{ rowCount: number }>(
    `insert into app.staff_events (id, staff_user_id, staff_name, action) select gen_random_uuid(), gen_random_uuid(), 'x', 'x' from generate_series(1, 2500)`,
  );
  expect(rowCount).toBe(2_500);
  let lines = 0;
  let take: () => void = () => {};
  const reader = Object.assign(
    new Writable({
      highWaterMark: 1,
      write(_line, _encoding, next) {
        lines += 1;
        if (lines === 1) take = next;
        else next();
      },
    }),
    { setHeader: () => {} },
  );
  let asked = 0;
  const counting = ({ sql }: { sql: string }): void => void (asked += sql.includes('staff_events') ? 1 : 0);
  const { staff } = world.tools.db;
  staff.on('query', counting);
  const table = world.tables.get('staff_events')!;
  const done = exportCsv(staff, table, {}, { query: {} } as unknown as Request, reader as unknown as Response);
  await until('the first rows are there', () => reader.writableLength > 1_000);
  await new Promise(setImmediate);
  expect([asked, lines]).toEqual([1, 1]);
  take();
  await done;
  staff.off('query', counting);
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(lines).toBeGreaterThan(2_500);
});

test('a row shown for another names it, and holds nothing else', async () => {
  const { body } = await people.auditor.get('/admin/api/resources/api_keys/actions/list');
  const populated = Object.values(body.records[0].populated) as { params: object }[];
  expect(populated.length).toBeGreaterThan(0);
  for (const { params } of populated) expect(Object.keys(params).length).toBe(2);
});

test('nothing hidden left the console in any of it', () => {
  expect(leaks).toEqual([]);
  expect(walked).toBeGreaterThan(500);
});

test('staff read content only under a grant of their own, and each reading is in the organisation’s chain', async () => {
  const [person, org, report] = [people.support, ids.get('orgs')!, ids.get('reports')!];
  const read = () => person.post(`/admin/api/resources/reports/records/${report}/content`);
  expect((await read()).body.notice).toMatchObject({ type: 'error' });
  const granted = await person.post(`/admin/api/resources/orgs/records/${org}/grant_access`, {
    reason: 'they asked us to look',
    minutes: '30',
  });
  expect(granted.body.notice.type).toBe('success');
  expect((await read()).text).toContain(content);
  for (const [name, { content: inside }] of world.tables)
    if (inside) {
      const { status, text } = await person.post(`/admin/api/resources/${name}/records/${ids.get(name)}/content`);
      expect([name, status, text.includes(content)]).toEqual([name, 200, true]);
    }
  expect(forms(secret).some((canary) => granted.text.includes(canary))).toBe(false);
  const events = await world.database.sql("select action from app.audit_events where org_id = $1 and actor_kind = 'staff' order by seq", [
    org,
  ]);
  const inside = [...world.tables.values()].filter(({ content: columns }) => columns).length;
  expect(events.map(({ action }) => action).slice(-2 - inside)).toEqual([
    'staff_access.granted',
    ...Array.from({ length: inside + 1 }, () => 'staff_access.content_read'),
  ]);
  await world.database.sql('update app.staff_access set allowed = false');
  expect((await read()).body.notice).toMatchObject({ type: 'error' });
  await world.database.sql('update app.staff_access set allowed = true');
  await world.database.sql(
    "update app.staff_grants set created_at = now() - interval '61 minutes', expires_at = now() - interval '2 minutes'",
  );
  expect((await read()).body.notice).toMatchObject({ type: 'error' });
});

test('of an intake lists and rows show that it is there and how it stands: neither who it is nor what was said, also under a grant', async () => {
  const { sql } = world.database;
  const [person] = await sql<{ user_id: string }>('select user_id from app.intake_sessions');
  for (const name of ['intake_messages', 'intake_fields', 'session_summaries', 'risk_checks']) expect(world.tables.has(name)).toBe(false);
  const shown: string[] = [];
  for (const name of ['escalations', 'intake_sessions', 'intake_forms']) {
    const { body } = await people.admin.get(`/admin/api/resources/${name}/actions/list`);
    expect(body.records).toHaveLength(1);
    shown.push(JSON.stringify(body.records), (await people.admin.get(`/admin/api/resources/${name}/records/${ids.get(name)}/show`)).text);
  }
  const seen = shown.join();
  for (const hidden of [person!.user_id, 'session_key', 'reasons', secret, content]) expect(seen).not.toContain(hidden);
  // The frame in figures: how many messages a session has and until when it is kept, and how many fields a form.
  await sql(`update app.org_settings set settings = '{"retention_days": 30}'`);
  await sql(`update app.intake_forms set fields = '[{"name": "a"}, {"name": "b"}]'`);
  const [{ n, until }] = (await sql(
    `select (select count(*)::int from app.intake_messages m where m.session_id = s.id) as n, s.updated_at + interval '30 days' as until from app.intake_sessions s`,
  )) as [{ n: number; until: Date }];
  const row = async (name: string) =>
    (await people.auditor.get(`/admin/api/resources/${name}/records/${ids.get(name)}/show`)).body.record.params;
  expect(await row('intake_sessions')).toMatchObject({ message_count: n, kept_until: until.toISOString() });
  expect([n > 0, (await row('intake_forms')).field_count, (await row('conversations')).message_count]).toEqual([true, 2, 1]);
  await sql('update app.escalations set acknowledged_at = null, acknowledged_by = null');
  const first = (await people.auditor.get('/admin/api/dashboard')).body as { escalations: { open: number; oldest: string } };
  expect(first.escalations).toEqual({ open: 1, oldest: expect.any(String) });
});
