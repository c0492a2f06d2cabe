import fs from 'node:fs';
import os from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { platformOrders } from '../../server/modules/staff/platform-orders.ts';
import type { Person } from '../support/world.ts';
import { until } from '../support/until.ts';
import { type ConsoleWorld, openConsoleWorld, type StaffPerson } from './console-world.ts';

// What AdminJS does by itself, each as it is refused here.
let world: ConsoleWorld;
let admin: StaffPerson;
let owner: Person;
let org: string;
beforeAll(async () => {
  world = await openConsoleWorld();
  admin = await world.staff('admin');
  owner = await world.person();
  org = `/admin/api/resources/orgs/records/${owner.org_id}`;
});
afterAll(() => world.close());

const orgRow = async () => (await world.database.sql('select * from app.orgs where id = $1', [owner.org_id]))[0]!;
const staffEvents = async () => Number((await world.database.sql('select count(*) as n from app.staff_events'))[0]!['n']);
const chain = (who = owner.org_id) =>
  world.database.sql(
    "select action, actor_id, detail, ip, request_id from app.audit_events where org_id = $1 and actor_kind = 'staff' order by seq",
    [who],
  );
const name = async (): Promise<string> => String((await orgRow())['name']);

test('a GET of an action changes nothing; its POST asks for the name, and leaves one event in the chain and one of ours', async () => {
  const before = [await orgRow(), await chain(), await staffEvents()];
  expect((await admin.get(`${org}/suspend`)).status).toBe(200);
  expect((await admin.post(`${org}/suspend`, { confirm: 'something else' })).body.record.errors).toHaveProperty('confirm');
  expect([await orgRow(), await chain(), await staffEvents()]).toEqual(before);
  const did = await admin.post(`${org}/suspend`, { confirm: await name() }, { 'x-request-id': 'asked-for-by-mail' });
  expect(did.body.notice).toMatchObject({ type: 'success' });
  expect((await orgRow())['status']).toBe('suspended');
  expect(await chain()).toEqual([
    { action: 'org.suspended', actor_id: admin.id, detail: { fields: ['status'] }, ip: '127.0.0.1', request_id: 'asked-for-by-mail' },
  ]);
  expect(await staffEvents()).toBe((before[2] as number) + 1);
  expect((await owner.get('/org')).body.code).toBe('org_suspended');
  expect((await admin.post(`${org}/suspend`, { confirm: await name() })).body.notice.type).toBe('error');
  expect((await admin.post(`${org}/resume`)).body.notice.type).toBe('success');
  expect((await owner.get('/org')).status).toBe(200);
  const bySlug = await admin.post(`${org}/suspend`, { confirm: String((await orgRow())['slug']) });
  expect([bySlug.body.notice.type, bySlug.body.ordered]).toEqual(['success', undefined]);
  expect((await admin.post(`${org}/resume`)).body.notice.type).toBe('success');
});

test('only the columns of the form are written, JSON keeps its types, and saving without a change changes nothing', async () => {
  await world.database.sql(
    `update app.orgs set settings = '{"limits": {"ai_tokens_per_day": 3}, "modules": ["events"], "odd": true, "none": null}' where id = $1`,
    [owner.org_id],
  );
  const { params } = (await admin.get(`${org}/show`)).body.record;
  const before = [await orgRow(), await chain(), await staffEvents()];
  const all = Object.fromEntries(Object.entries(params as object).map(([key, value]) => [key, String(value ?? '')]));
  expect((await admin.post(`${org}/edit`, all)).body.notice.message).toBe('nothingChanged');
  expect([await orgRow(), await chain(), await staffEvents()]).toEqual(before);
  const more = {
    ...all,
    plan: 'large',
    name: 'Taken over',
    slug: 'taken',
    status: 'deleting',
    stamp: 'x',
    created_at: '2000-01-01',
    password_hash: 'x',
  };
  expect((await admin.post(`${org}/edit`, more)).body.notice.type).toBe('success');
  const after = await orgRow();
  expect({ ...after, updated_at: null }).toEqual({ ...(before[0] as object), plan: 'large', updated_at: null });
  expect((await chain()).at(-1)).toMatchObject({ action: 'org.changed', detail: { fields: ['plan'] } });
  // Filled from what it was before: refused, whoever saves second.
  expect((await admin.post(`${org}/edit`, { ...all, plan: 'small' })).body.record.errors).toHaveProperty('plan');
  expect((await orgRow())['plan']).toBe('large');
  const now = (await admin.get(`${org}/show`)).body.record.params;
  expect((await admin.post(`${org}/edit`, { _v: now._v, settings: '[not json' })).body.notice.type).toBe('error');
});

test('a form cannot write what the program cannot read', async () => {
  const edit = async (at: string, fields: Record<string, string>) => {
    const { _v } = (await admin.get(`${at}/show`)).body.record.params;
    return admin.post(`${at}/edit`, { _v, ...fields });
  };
  for (const settings of ['{"modules": 5}', '{"limits": {"ai_tokens_per_day": "3"}}', '{"limits": []}', '{"device_signin": "yes"}'])
    expect([settings, (await edit(org, { settings })).body.record.errors]).toEqual([settings, { settings: expect.anything() }]);
  expect((await owner.get('/org')).status).toBe(200);
  const other = `/admin/api/resources/staff_users/records/${(await world.staff('support')).id}`;
  expect((await edit(other, { role: 'god' })).body.record.errors).toHaveProperty('role');
});

test('a change needs our token, from a page of ours', async () => {
  const before = await orgRow();
  const post = (headers: Record<string, string>) => admin.post(`${org}/set_plan`, { plan: 'stolen' }, headers);
  for (const headers of [
    { 'x-xsrf-token': '' },
    { 'x-xsrf-token': 'wrong' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])
    expect([headers, (await post(headers)).status]).toEqual([headers, 403]);
  expect((await admin.get(`${org}/show`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await admin.get('/admin/export/orgs', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect(await orgRow()).toEqual(before);
});

test('nobody uploads: strangers are turned away before a byte is read, and a file of ours is refused', async () => {
  const files = () => fs.readdirSync(os.tmpdir()).filter((file) => file.startsWith('upload_')).length;
  const before = files();
  const big = new Blob([new Uint8Array(2_000_000)]);
  expect((await world.browser().post('/admin/api/resources/orgs/actions/list', { file: big })).status).toBe(401);
  expect((await admin.post(`${org}/resume`, { file: big })).status).toBe(413);
  expect((await admin.post(`${org}/resume`, { text: 'x'.repeat(600_000) })).status).toBe(413);
  const raw = (type: string, body: string) => {
    const cookie = [...admin.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const headers = { cookie, 'x-xsrf-token': admin.cookies.get('XSRF-TOKEN')!, 'content-type': type };
    return fetch(`${world.console}${org}/resume`, { method: 'POST', headers, body });
  };
  expect((await admin.post(`${org}/resume`, { file: new Blob(['x']) })).status).toBe(413);
  for (const [type, body, status] of [
    ['application/octet-stream', 'x', 415],
    ['application/json; x=octet-stream', '{}', 415],
    ['text/plain', 'confirm=x', 415],
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=a', '--a\r\nbroken', 400],
    ['application/json', '{broken', 400],
    ['application/json', '[null]', 200],
  ] as const)
    expect([type, (await raw(type, body)).status]).toEqual([type, status]);
  expect(files()).toBe(before);
});

test('a form with a field of no form of ours is an answer, not a fault', async () => {
  const before = await orgRow();
  const cookie = [...admin.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const names = ['__proto__[x]', '__proto__.x', '__proto__', 'constructor[prototype][x]', 'constructor.prototype.x', 'a.b', 'a'.repeat(61)];
  for (const field of names)
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=a'])
      for (const at of [`${org}/resume`, `${org}/suspend`, `${org}/edit`, '/admin/api/resources/staff_users/actions/add']) {
        const body = type.endsWith('json')
          ? JSON.stringify({ [field]: '1' })
          : type.endsWith('=a')
            ? `--a\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n1\r\n--a--\r\n`
            : `${encodeURIComponent(field)}=1`;
        const headers = { cookie, 'x-xsrf-token': admin.cookies.get('XSRF-TOKEN')!, 'content-type': type };
        const { status } = await fetch(world.console + at, { method: 'POST', headers, body });
        expect([field, type, at, status]).toEqual([field, type, at, 400]);
      }
  for (const path of [
    'orgs/actions/list?__proto__[x]=1',
    'orgs/actions/list?__proto__.x=1',
    'orgs/actions/list?perPage[]=1',
    '__proto__/actions/list',
  ])
    expect([path, (await admin.get(`/admin/api/resources/${path}`)).status < 500]).toEqual([path, true]);
  expect(await orgRow()).toEqual(before);
});

test('what a person is called cannot end our script, and the page loads nothing from elsewhere', async () => {
  const evil = `</script><script>window.x=1</script>'"<!--`;
  const named = await world.staff('admin', evil);
  const page = await named.get('/admin/resources/orgs');
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
  expect(page.text).not.toContain(evil);
  expect(page.text).not.toContain('window.x=1</script>');
  for (const [tag] of page.text.matchAll(/<(?:script|style)[^>]*>/g)) expect([tag, tag.includes(`nonce="${nonce}"`)]).toEqual([tag, true]);
  expect(page.text).not.toMatch(/(?:src|href)="(?!\/)|fonts\.googleapis/);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual(['same-origin', 'no-store']);
  const login = await world.browser().get(`/admin/login?next=${encodeURIComponent(`/admin"><script>`)}`);
  expect(login.text).not.toContain('"><script>');
});

test('an address that nothing lives at is a page of the console that says so; what went wrong is told in the language of the reader', async () => {
  for (const path of ['/admin/resources/nothing', '/admin/resources/orgs/records/1', '/admin/nowhere', '/admin/pages/nothing']) {
    const page = await admin.get(path, { accept: 'text/html' });
    expect([path, page.status, page.text.includes('window.REDUX_STATE')]).toEqual([path, 404, true]);
  }
  expect((await admin.get('/admin/api/resources/nothing/actions/list')).status).toBe(403);
  const wrong = await admin.get('/admin/resources/orgs?filters.settings=1', { accept: 'text/html', 'accept-language': 'de' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('Die Anfrage passt nicht.');
});

test('an account is offered what changes it: nobody disables themselves, nor who is disabled already', async () => {
  const offered = async (id: string) =>
    ((await admin.get(`/admin/api/resources/staff_users/records/${id}/show`)).body.record.recordActions as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name.endsWith('able'));
  const { id } = await world.staff('support');
  expect(await offered(id)).toEqual(['disable']);
  await world.database.sql('update app.staff_users set disabled_at = now() where id = $1', [id]);
  expect(await offered(id)).toEqual(['enable']);
  expect(await offered(admin.id)).toEqual([]);
});

test('a malformed id, filter or sort is an answer, not a fault; a role that may not is told so by its status', async () => {
  for (const path of [
    'users/actions/list?filters.id=nonsense',
    'users/actions/list?filters.email=%25%00%5C',
    'orgs/actions/list?page=-9&perPage=1e9',
    'orgs/records/nonsense/show',
    `api_keys/records/${newId()}.x/show`,
    'users/search/%25',
  ])
    expect([path, (await admin.get(`/admin/api/resources/${path}`)).status]).toEqual([path, 200]);
  expect((await admin.get(`/admin/api/resources/users/actions/list?filters.email=${owner.email}`)).body.meta.total).toBe(1);
  const auditor = await world.staff('auditor');
  expect((await auditor.post(`${org}/suspend`, { confirm: await name() })).status).toBe(403);
  const page = await auditor.get('/admin');
  expect(page.text).not.toContain('"set_plan"');
  expect((await world.browser().get('/admin/api/dashboard')).status).toBe(401);
  expect((await world.browser().get('/admin/resources/orgs')).headers.get('location')).toMatch(/^\/admin\/login\?next=/);
});

test('a download is safe to open in a spreadsheet', async () => {
  await world.database.sql(`update app.orgs set name = '=HYPERLINK("http://evil")' where id = $1`, [owner.org_id]);
  const { text } = await admin.get('/admin/export/orgs');
  expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  for (const asked of ['filters.created_at=nonsense', 'filters.name~~from=x'])
    expect([asked, (await admin.get(`/admin/export/orgs?${asked}`)).status]).toEqual([asked, 400]);
});

test('a new secret is sealed at once, put in place by a worker in the name of who entered it, and shown nowhere', async () => {
  const added = await owner.post('/credentials', { kind: 'github_pat', name: 'theirs', secret: `ghp_${'a'.repeat(36)}` });
  const id = added.body.id as string;
  const fresh = `ghp_${'b'.repeat(32)}wxyz`;
  const at = `/admin/api/resources/provider_credentials/records/${owner.org_id}.${id}`;
  expect((await admin.post(`${at}/replace_secret`, { secret: 'no', confirm: 'theirs' })).body.record.errors).toHaveProperty('secret');
  const ordered = await admin.post(`${at}/replace_secret`, { secret: fresh, confirm: 'theirs' });
  expect(ordered.body.notice.type).toBe('success');
  expect(ordered.text).not.toContain(fresh);
  await until('it can be asked after', async () => {
    const { body } = await admin.get(`/admin/api/pages/order?id=${ordered.body.ordered}`);
    return body.ordered === 'credential.replace' && body.state === 'done';
  });
  await until('the secret is in place', async () => (await owner.get(`/credentials/${id}`)).body.last4 === 'wxyz');
  await until('what was left is gone', async () => (await world.database.sql('select 1 from app.credential_drops')).length === 0);
  expect((await chain()).slice(-2)).toMatchObject([
    { action: 'credential.replacement_ordered' },
    { action: 'credential.secret_replaced', actor_id: admin.id },
  ]);
  const stored = JSON.stringify([
    await world.database.sql('select * from queue.job_common'),
    await world.database.sql('select * from app.staff_events'),
    await world.database.sql('select * from app.audit_events'),
  ]);
  expect(stored).not.toContain(fresh);
  expect((await admin.post(`${at}/revoke`, { confirm: 'theirs' })).body.notice.type).toBe('success');
  await until('it is revoked', async () => (await owner.get(`/credentials/${id}`)).body.status === 'revoked');
});

test('an organisation sees who was let in to read, and no ends it', async () => {
  const granted = await admin.post(`${org}/grant_access`, { reason: 'ticket 42: a report is wrong', minutes: '60' });
  expect(granted.body.notice.type).toBe('success');
  const seen = await owner.get('/org/staff-access');
  expect(seen.body).toMatchObject({
    allowed: true,
    data: [{ staff_name: admin.name, reason: 'ticket 42: a report is wrong', live: true }],
  });
  expect((await owner.put('/org/staff-access', { allowed: false })).body).toEqual({ allowed: false, grants_ended: 1 });
  expect((await owner.get('/org/staff-access')).body).toMatchObject({ allowed: false, data: [{ live: false, ended_by: 'organisation' }] });
  expect((await admin.post(`${org}/grant_access`, { reason: 'another look', minutes: '5' })).body.notice.type).toBe('error');
  expect((await admin.post(`${org}/verify_chain`)).body.verification).toMatchObject({ intact: true });
});

test('longhouse_staff itself cannot lengthen or revive a grant, nor say when something happened, nor order what was done already', async () => {
  const { staff } = world.tools.db;
  const refused = async (sql: string, values: string[]): Promise<boolean> => {
    const work = staff.transaction(async (trx) => {
      await trx.raw("select set_config('app.org_id', ?, true)", [owner.org_id]);
      return ((await trx.raw(sql, values)) as { rowCount: number }).rowCount;
    });
    return (await work.catch((error: { code?: string }) => (error.code === '42501' ? 0 : 1))) === 0;
  };
  const columns = 'org_id, id, staff_user_id, staff_name, reason, expires_at';
  const grant = `insert into app.staff_grants (${columns}`;
  const who = [owner.org_id, newId(), admin.id];
  expect(await refused(`${grant}, created_at) values (?, ?, ?, 'x', 'for years', '2099-01-01 01:00', '2099-01-01')`, who)).toBe(true);
  const event = 'insert into app.staff_events (id, staff_user_id, staff_name, action';
  expect(await refused(`${event}, created_at) values (?, ?, 'x', 'x.y', '2001-01-01')`, [newId(), admin.id])).toBe(true);
  const job = `insert into queue.job_common (id, name, data, group_id, state) values (?, 'org', '{"job": "staff.order"}', ?, ?::queue.job_state)`;
  expect(await refused(job, [newId(), owner.org_id, 'completed'])).toBe(true);
  const order = (lane: string, name: string, group: string): Promise<boolean> =>
    refused('insert into queue.job_common (id, name, data, group_id) values (?, ?, ?, ?)', [
      newId(),
      lane,
      JSON.stringify({ job: name, payload: {} }),
      group,
    ]);
  expect(await order('platform', 'outbox.deliver', 'platform')).toBe(true);
  expect(await order('platform', 'staff.platform_order', owner.org_id)).toBe(true);
  for (const lane of ['org', 'sweeps', 'dead']) expect([lane, await order(lane, 'staff.platform_order', 'platform')]).toEqual([lane, true]);
  const ended = [owner.org_id, newId(), admin.id];
  const live = newId();
  await world.database.sql(`${grant}) values ($1, $2, $3, 'x', 'still live', now() + interval '9 minutes')`, [
    owner.org_id,
    live,
    admin.id,
  ]);
  const end = () => admin.post(`/admin/api/resources/staff_grants/records/${owner.org_id}.${live}/end`);
  expect([(await end()).body.notice.type, (await end()).body.notice.type]).toEqual(['success', 'error']);
  await world.database.sql(
    `${grant}, ended_at, ended_by) values ($1, $2, $3, 'x', 'was ended', now() + interval '9 minutes', now(), 'organisation')`,
    ended,
  );
  for (const change of ['ended_at = null, ended_by = null', "ended_by = 'staff'"])
    expect([change, await refused(`update app.staff_grants set ${change} where org_id = ? and id = ?`, ended.slice(0, 2))]).toEqual([
      change,
      true,
    ]);
});

test('a dead job is tried again or discarded by a worker, once, and the console can say how that went', async () => {
  const dead = async (job: string) => {
    const id = newId();
    const sql = `insert into queue.job_common (id, name, data, state, group_id, completed_on, source_output) values ($1, 'dead', $2, 'completed', $3, now(), '{"why": "It failed."}')`;
    await world.database.sql(sql, [id, JSON.stringify({ job, payload: {} }), owner.org_id]);
    return id;
  };
  const settled = async (id: string) =>
    (await world.database.sql("select output->>'settled' as how from queue.job_common where id = $1", [id]))[0]?.['how'];
  const [first, second] = [await dead('org_keys.reseal'), await dead('org_keys.reseal')];
  expect((await admin.get('/admin/api/dashboard')).body.jobs.dead).toBe(2);
  const retrying = await admin.post(`/admin/api/resources/jobs/records/${first}/retry`);
  expect(retrying.body.notice.type).toBe('success');
  expect((await admin.post(`/admin/api/resources/jobs/records/${second}/discard`)).body.notice.type).toBe('success');
  await until('both are settled', async () => (await settled(first)) === 'retried' && (await settled(second)) === 'discarded');
  expect((await admin.get('/admin/api/dashboard')).body.jobs.dead).toBe(0);
  expect((await admin.post(`/admin/api/resources/jobs/records/${first}/retry`)).body.notice.type).toBe('error');
  await until('it is told', async () => (await admin.get(`/admin/api/pages/order?id=${retrying.body.ordered}`)).body.state === 'done');
  // Of other jobs the page tells nothing, however their id is known.
  expect((await admin.get(`/admin/api/pages/order?id=${first}`)).status).toBe(404);
  expect(
    (await chain())
      .slice(-4)
      .map(({ action }) => String(action))
      .sort(),
  ).toEqual(['job.discard_ordered', 'job.discarded', 'job.retried', 'job.retry_ordered']);
});

test('an order that died is done anew by those alone who may give it', async () => {
  const dead = async (order: string) => {
    const id = newId();
    const payload = { order, target: newId(), staff_user_id: admin.id };
    const sql = `insert into queue.job_common (id, name, data, state, group_id, completed_on, source_output) values ($1, 'dead', $2, 'completed', $3, now(), '{"why": "It failed."}')`;
    await world.database.sql(sql, [id, JSON.stringify({ job: 'staff.order', payload }), owner.org_id]);
    return id;
  };
  const support = await world.staff('support');
  const at = (id: string) => `/admin/api/resources/jobs/records/${id}`;
  const offered = async (who: StaffPerson, id: string) =>
    (await who.get(`${at(id)}/show`)).body.record.recordActions.map(({ name }: { name: string }) => name).includes('retry');
  // Turning a key over is an admin's alone; and an order that retries says nothing of what it retries.
  for (const order of ['org_key.rotate', 'job.retry', 'no.such_order']) {
    const id = await dead(order);
    const refused = (await support.post(`${at(id)}/retry`)).body.notice;
    expect([order, await offered(support, id), refused.type, refused.message]).toEqual([
      order,
      false,
      'error',
      'Only who may give this order may have it done anew.',
    ]);
    expect([order, await offered(admin, id), (await admin.post(`${at(id)}/retry`)).body.notice.type]).toEqual([order, true, 'success']);
    // Somebody has looked at it: that may be said of any.
    expect((await support.get(`${at(id)}/show`)).body.record.params.ordered).toBe(order);
  }
  const theirs = await dead('credential.test');
  expect([await offered(support, theirs), (await support.post(`${at(theirs)}/retry`)).body.notice.type]).toEqual([true, 'success']);
});

test('a dead job of the platform is tried again or discarded by an admin, and by nobody else', async () => {
  const payload = { order: 'org_keys.rewrap', target: newId(), staff_user_id: admin.id };
  const dead = async () => {
    const id = newId();
    const sql = `insert into queue.job_common (id, name, data, state, group_id, completed_on, source_output) values ($1, 'dead', $2, 'completed', 'platform', now(), '{"why": "It failed."}')`;
    await world.database.sql(sql, [id, JSON.stringify({ job: 'staff.platform_order', payload })]);
    return id;
  };
  const settled = async (id: string) =>
    (await world.database.sql("select output->>'settled' as how from queue.job_common where id = $1", [id]))[0]?.['how'];
  const [first, second, theirs] = [await dead(), await dead(), await dead()];
  // What belongs to an organisation is out of reach of these orders.
  await world.database.sql('update queue.job_common set group_id = $1 where id = $2', [owner.org_id, theirs]);
  for (const name of ['job.retry', 'job.discard'])
    await expect(platformOrders.get(name)!.run({ tools: world.tools, target: theirs, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await settled(theirs)).toBeNull();
  const support = await world.staff('support');
  for (const action of ['retry', 'discard'])
    expect((await support.post(`/admin/api/resources/jobs/records/${first}/${action}`)).body.notice.type).toBe('error');
  const before = await staffEvents();
  const { ordered } = (await admin.post(`/admin/api/resources/jobs/records/${first}/retry`)).body as { ordered: string };
  expect((await admin.post(`/admin/api/resources/jobs/records/${second}/discard`)).body.notice.type).toBe('success');
  expect(await staffEvents()).toBe(before + 2);
  await until('both are settled', async () => (await settled(first)) === 'retried' && (await settled(second)) === 'discarded');
  await until('it is told', async () => (await admin.get(`/admin/api/pages/order?id=${ordered}`)).body.state === 'done');
  await until('it was done', async () => (await admin.get('/admin/api/pages/keys')).body.rewrap?.state === 'done');
});

test('all keys are wrapped anew by one worker that goes through all organisations, and says what it could not', async () => {
  await owner.post('/credentials', { kind: 'github_pat', name: 'for a key', secret: `ghp_${'c'.repeat(36)}` });
  const health = async () => (await admin.get('/admin/api/pages/keys')).body;
  const ended = async (before: string) => {
    await until('it has ended', async () => {
      const { rewrap } = await health();
      return rewrap?.created_at !== before && /done|failed/.test(rewrap?.state);
    });
    return (await health()).rewrap;
  };
  const events = await staffEvents();
  const ordered = await admin.post('/admin/api/pages/keys');
  expect([ordered.status, ordered.body.rewrap.ordered, await staffEvents()]).toEqual([200, 'org_keys.rewrap', events + 1]);
  const done = await ended('');
  expect([done.state, (await health()).left]).toEqual(['done', 0]);
  await world.database.sql("update app.org_keys set kek_kid = 'local:not-there'");
  const all = await Promise.all([admin, admin, admin].map((one) => one.post('/admin/api/pages/keys')));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await ended(done.created_at)).toMatchObject({ state: 'failed', why: expect.stringMatching(/do not unwrap and stay as they are/) });
  expect((await (await world.staff('support')).post('/admin/api/pages/keys')).status).toBe(403);
});
