import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { secretBox } from '../../server/platform/crypto/index.ts';
import { type Org, transactionOf } from '../../server/platform/db/index.ts';
import type { Settings } from '../../server/platform/config/index.ts';
import type { AnyJob } from '../../server/platform/jobs/index.ts';
import { openMail } from '../../server/platform/mail/index.ts';
import { Outbox } from '../../server/platform/mail/outbox.ts';
import type { TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';
import { jobsDatabase, toolsOf } from './jobs-house.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let org: Org;
let house: ReturnType<typeof toolsOf>;
let outbox: Outbox;
let sent: { content: unknown; id: string }[];
let refuse: (() => void) | undefined;
const boxOf = (secret: string) => secretBox(secret.repeat(32), 'outbox');
const outboxWith = (secret: string) =>
  new Outbox(boxOf(secret), house.jobs, {
    mail: async (content, id) => {
      refuse?.();
      sent.push({ content, id });
    },
  });
beforeAll(async () => {
  database = await jobsDatabase();
  org = await makeOrg(database);
});
afterAll(() => database.drop());
beforeEach(() => {
  house = toolsOf(database.db, database.roles.auth);
  sent = [];
  refuse = undefined;
  outbox = outboxWith('k');
});
afterEach(async () => {
  await house.jobs.close(500);
  await database.sql('delete from queue.job_common; delete from app.outbox');
});

const letter = { to: 'ada@example.test', subject: 'Your PIN', text: 'It is 123456.' };
const work = (from = outbox) => house.jobs.work(house.tools, [from.job] as unknown as AnyJob[], [], { keepMs: 100 }).ready;
const put = (dedupeKey?: string) => org.write('pin.asked', (db) => outbox.put(transactionOf(db), 'mail', letter, dedupeKey));
const rows = () => database.sql<{ attempts: number; delivered_at: Date | null; payload: Buffer | null }>('select * from app.outbox');
const jobsThere = async (): Promise<number> =>
  (await database.sql("select from queue.job_common where name = 'platform' and state < 'completed'")).length;

test('a message leaves after its transaction, and its content is gone then', async () => {
  await put();
  expect(JSON.stringify(await database.sql('select * from app.outbox o, queue.job_common j'))).not.toContain('123456');
  expect((await rows())[0]?.payload?.toString('latin1')).not.toContain('123456');
  await work();
  await until('it is noted as delivered', async () => (await rows())[0]?.delivered_at != null);
  expect(sent.map(({ content }) => content)).toEqual([letter]);
  expect(await rows()).toMatchObject([{ payload: null, attempts: 1 }]);
  expect(await jobsThere()).toBe(0);
});

test('a transaction that is undone sends nothing', async () => {
  await expect(
    org.write('pin.asked', async (db) => {
      await outbox.put(transactionOf(db), 'mail', letter);
      throw new Error('undo');
    }),
  ).rejects.toThrow('undo');
  expect(await rows()).toEqual([]);
  expect(await jobsThere()).toBe(0);
});

test('the same dedupe key is sent once; longhouse_auth may put messages in as well', async () => {
  for (let times = 0; times < 3; times += 1) await put('pin of ada');
  await database.db.auth.transaction((trx) => outbox.put(trx, 'mail', letter, 'pin of ada'));
  await database.db.auth.transaction((trx) => outbox.put(trx, 'mail', letter, 'another'));
  await work();
  await until('all are delivered', async () => (await rows()).every(({ delivered_at }) => delivered_at !== null));
  expect(sent).toHaveLength(2);
  expect(JSON.stringify(await rows())).not.toContain('ada');
});

test('what cannot be delivered is tried again, with the same id', async () => {
  const ids: string[] = [];
  let failures = 2;
  refuse = () => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('connection refused');
    }
  };
  outbox = new Outbox(boxOf('k'), house.jobs, {
    mail: async (content, id) => {
      ids.push(id);
      refuse?.();
      sent.push({ content, id });
    },
  });
  await put();
  await work();
  await until('it is delivered', async () => (await rows())[0]?.delivered_at != null);
  expect(await rows()).toMatchObject([{ attempts: 3 }]);
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(3);
});

test('a message sealed with a secret that has changed is given up', async () => {
  await put();
  await work(outboxWith('n'));
  await until('the job is dead', async () => (await database.sql("select from queue.job_common where name = 'dead'")).length === 1);
  expect(sent).toEqual([]);
  expect(await database.sql("select output->>'why' as why from queue.job_common where name = 'platform'")).toEqual([
    { why: 'The message cannot be opened: the secret it was sealed with has changed.' },
  ]);
  await database.sql("update app.outbox set created_at = now() - interval '2 minutes'");
  await outbox.sweep.run({ tools: house.tools, signal: new AbortController().signal });
  expect(await jobsThere()).toBe(0);
});

test('longhouse_app puts messages in and can neither read, change nor remove them', async () => {
  await put();
  for (const sql of [
    'select id from app.outbox',
    'select count(*) from app.outbox',
    "update app.outbox set kind = 'x'",
    'delete from app.outbox',
    "insert into app.outbox (id, kind, payload, dedupe_key) values (gen_random_uuid(), 'mail', '', 'y') returning id",
  ]) {
    await expect(database.db.app.raw(sql)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(database.db.staff.raw('select * from app.outbox')).rejects.toMatchObject({ code: '42501' });
});

test('the sweep gives a job to a message that waits without one, once, and clears old ones', async () => {
  for (const key of ['lost', 'fresh', 'tried', 'old', 'delivered']) await put(key);
  const at = (nth: number, change: string) =>
    database.sql(`update app.outbox set ${change} where id = (select id from app.outbox order by id offset ${nth} limit 1)`);
  await at(0, "created_at = now() - interval '2 minutes'");
  await at(2, "created_at = now() - interval '2 minutes', attempts = 8");
  await at(3, "created_at = now() - interval '31 days'");
  await at(4, "created_at = now() - interval '9 days', delivered_at = now() - interval '8 days', payload = null");
  await database.sql('delete from queue.job_common');
  const signal = new AbortController().signal;
  await outbox.sweep.run({ tools: house.tools, signal });
  await outbox.sweep.run({ tools: house.tools, signal });
  expect(await rows()).toHaveLength(3);
  expect(await jobsThere()).toBe(1);
  await work();
  await until('it is delivered', () => sent.length === 1);
});

test('mail is written down by a writer or a transaction and ends in a file; an address that is none is given up', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-outbox-'));
  try {
    const mail = openMail(
      { PIN_PEPPER: 'p'.repeat(32), LONGHOUSE_DIR: dir, MAIL_FROM: 'house@example.test', production: false } as Settings,
      house.tools.log,
      house.jobs,
    );
    house.jobs.work(house.tools, mail.jobs, [], { keepMs: 100 });
    await org.write('pin.asked', (db) => mail.send(db, letter));
    await database.db.auth.transaction((trx) => mail.send(trx, { ...letter, to: 'nobody' }));
    await until('it is delivered', async () => (await rows()).some(({ delivered_at }) => delivered_at !== null));
    const files = fs.readdirSync(path.join(dir, 'mail')).filter((name) => name.endsWith('.eml'));
    expect(files).toEqual([expect.stringContaining('ada@example.test')]);
    await until(
      'the other is given up',
      async () => (await database.sql("select from queue.job_common where state = 'failed'")).length === 1,
    );
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});
