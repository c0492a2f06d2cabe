import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { resealAll } from '../../server/modules/credentials/reseal.ts';
import { importRows } from '../../server/cli/import/run.ts';
import { openMail } from '../../server/platform/mail/index.ts';
import type { Metrics } from '../../server/platform/telemetry/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import { everythingStored, formsOf, type CredentialWorld, openCredentialWorld } from './credentials-world.ts';

let world: CredentialWorld;
let sent: string[];
const measured: string[] = [];
beforeAll(async () => {
  world = await openCredentialWorld();
  const { settings, log, jobs } = world.tools;
  const mail = openMail(settings, log, jobs);
  sent = [];
  const note = (...said: unknown[]): void => void measured.push(JSON.stringify(said));
  world.tools.metrics = { ...unmeasured, count: note, observe: note } as Metrics;
  // The real outbox, and what goes into it.
  world.tools.mail = { ...mail, send: async (db, letter) => (sent.push(JSON.stringify(letter)), mail.send(db, letter)) };
});
afterAll(() => world.close());

test('nothing of what people say is anywhere but sealed: no log, measure, audit event, job, mail, table or refusal has it', async () => {
  const admin = await world.person('admin');
  const device = await world.person('device', admin);
  const canaries: string[] = [];
  const canary = (): string => {
    const word = `finch${randomBytes(9).toString('hex')}`;
    canaries.push(word);
    return word;
  };
  let calls = 0;
  const once = () => ({ 'idempotency-key': `key-${(calls += 1)}` });
  await device.post('/intake/sessions', { key: 's' }, once());
  const at = '/intake/sessions/s';
  const danger = `${canary()} I want to kill myself`;
  const statuses = [
    await device.post(`${at}/messages`, { content: `My knee ${canary()} is sore` }, once()),
    await device.post(`${at}/extract`, { text: `I weigh 72 kg ${canary()}, mail ${canary()}@example.com` }, once()),
    await device.post(`${at}/risk-check`, { text: `All is well ${canary()}` }, once()),
    await device.patch(at, { fields: { full_name: canary(), main_concern: canary() } }),
    await device.put(`${at}/summary`, { summary: canary() }),
    await device.post(`${at}/messages`, { content: danger }, once()),
    await device.patch(at, { fields: { date_of_birth: canary() } }),
    await device.patch(at, { fields: { [canary()]: 1 } }),
    await device.put(`${at}/mode`, { mode: canary() }),
    await world.call(
      'POST',
      '/api/save_session_summary',
      { session_id: 's', summary: canary() },
      { authorization: `Bearer ${device.token}` },
    ),
    await world.call('POST', '/api/risk_escalation_check', { text: canary() }, { authorization: `Bearer ${device.token}` }),
    await world.call(
      'POST',
      '/api/extract_fields_from_input',
      { session_id: 's', input: `${canary()}@example.org` },
      { authorization: `Bearer ${device.token}` },
    ),
  ].map(({ status }) => status);
  expect(statuses).toEqual([201, 200, 200, 200, 200, 201, 400, 400, 400, 200, 200, 200]);
  const { send } = world.tools.mail;
  world.tools.mail.send = () => Promise.reject(new Error('the mail is broken'));
  expect((await device.post(`${at}/risk-check`, { text: `${canary()} chest pain, crushing, left arm` })).status).toBe(200);
  const other = await world.person('device', admin);
  await other.post('/intake/sessions', { key: 't' });
  expect((await other.post('/intake/sessions/t/messages', { content: `${canary()} I want to die` })).status).toBe(500);
  world.tools.mail.send = send;
  expect((await admin.get(`/intake/subjects/${device.user_id}`)).text).toContain(canaries[0]);
  // Of an old back end's file, what is kept and what is refused.
  const old = (more: object) => ({ user_id: 'old-device', session_id: `old-${(calls += 1)}`, summary: canary(), ...more });
  const rows = [
    old({}),
    old({ session_id: '' }),
    old({ user_id: 'two\nlines' }),
    old({ summary: { said: canary() } }),
    old({ created_at: canary() }),
  ];
  const imported = await importRows(world.tools, admin.org, ReadableStream.from(rows) as unknown as AsyncIterable<unknown>, {
    apply: true,
  });
  expect([imported.kept, imported.read]).toEqual([2, 5]);

  // What is refused is not said back, but for the name of what there is no such thing; neither its path nor its query is written down.
  const names: string[] = [];
  const named = (): string => (names.push(canary()), names.at(-1)!);
  const bearer = { authorization: `Bearer ${device.token}` };
  const refusals = [
    await device.post(`${at}/messages`, { content: 'x', [named()]: 1 }),
    await device.post(`${at}/messages`, { content: [canary()] }),
    await device.post(`${at}/risk-check`, { text: 'x', language: canary() }),
    await device.post(`${at}/extract`, { text: 'x', asked: [canary()] }),
    await device.patch(at, { fields: { full_name: { [canary()]: canary() } } }),
    await device.put(`${at}/summary`, { summary: `${canary()}${'x'.repeat(2_001)}` }),
    await device.get(`/intake/sessions/${canary()}`),
    await device.get(`/intake/sessions/${canary()}/summary`),
    await device.get(`/intake/sessions?cursor=${canary()}`),
    await device.get(`/intake/sessions?limit=${canary()}&${named()}=1`),
    await world.call('POST', '/api/switch_chat_mode', { session_id: canary(), mode: canary() }, bearer),
    await world.call('POST', '/api/save_session_summary', { summary: canary() }, bearer),
    await world.call('POST', '/api/risk_escalation_check', Buffer.from(`{"text":"${canary()}`), {
      ...bearer,
      'content-type': 'application/json',
    }),
  ];
  expect(refusals.map(({ status }) => status).filter((status) => ![400, 404].includes(status))).toEqual([]);

  expect(sent).toHaveLength(1);
  expect(canaries.length).toBeGreaterThan(15);
  expect(measured.length).toBeGreaterThan(0);
  const places = {
    log: world.logged.join('\n'),
    measures: measured.join('\n'),
    mail: sent.join('\n'),
    refusals: refusals.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n'),
    database: await everythingStored(world),
  };
  expect(places.database).toContain('app.outbox');
  expect(places.log.length).toBeGreaterThan(1_000);
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    canaries.flatMap((word, index) =>
      formsOf(word).flatMap((form) =>
        text.includes(form) && !(place === 'refusals' && names.includes(word)) ? [`${place}: canary ${index}`] : [],
      ),
    ),
  );
  expect(leaks).toEqual([]);
});

test('what was said opens after the organisation’s key was rotated and everything sealed anew', async () => {
  const owner = await world.person('owner');
  const device = await world.person('device', owner);
  await device.post('/intake/sessions', { key: 's' });
  await device.post('/intake/sessions/s/messages', { content: 'My knee is sore' });
  await device.patch('/intake/sessions/s', { fields: { full_name: 'Ada' } });
  await device.put('/intake/sessions/s/summary', { summary: 'Knee' });
  expect((await owner.post('/org/keys/rotate')).status).toBe(202);
  await world.database.sql("update app.org_keys set created_at = created_at - interval '1 hour' where org_id = $1", [owner.org_id]);
  await resealAll(owner.org, world.tools, new AbortController().signal);
  const versions = await world.database.sql<{ key_version: number }>(
    `select key_version from app.intake_messages where org_id = $1 union select key_version from app.intake_fields where org_id = $1
     union select key_version from app.session_summaries where org_id = $1`,
    [owner.org_id],
  );
  expect(versions).toEqual([{ key_version: 2 }]);
  world.tools.keys = world.another().keys;
  const out = await owner.get(`/intake/subjects/${device.user_id}`);
  expect(out.body.data.filter(({ kind }: { kind: string }) => ['answer', 'summary', 'message'].includes(kind))).toMatchObject([
    { value: 'Ada' },
    { summary: 'Knee' },
    { content: 'My knee is sore' },
    { role: 'assistant' },
  ]);
});

test('sealed words of one row do not open in another', async () => {
  const device = await world.person('device');
  await device.post('/intake/sessions', { key: 's' });
  for (const content of ['My knee is sore', 'It hurts on stairs']) await device.post('/intake/sessions/s/messages', { content });
  await world.database.sql(
    `update app.intake_messages m set content = o.content from app.intake_messages o
     where m.user_id = $1 and o.user_id = $1 and m.role = 'user' and o.role = 'user' and m.id <> o.id`,
    [device.user_id],
  );
  expect((await device.get('/intake/sessions/s/messages')).status).toBe(500);
});
