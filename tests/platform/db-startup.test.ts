import net from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** What a client says first: its parameters, by name. */
function startupOf(packet: Buffer): Record<string, string> {
  const words = packet.subarray(8, packet.readInt32BE(0)).toString().split('\0');
  return Object.fromEntries(
    Array.from({ length: Math.floor(words.length / 2) }, (_, i) => [words[2 * i]!, words[2 * i + 1]!]).filter(([name]) => name),
  );
}

test.each(['app', 'auth', 'staff'] as const)('%s asks a pooler for nothing that PgBouncer would refuse', async (role) => {
  const said: Record<string, string>[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (packet) => {
      said.push(startupOf(packet));
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const db = new Db({
    database: (which) => ({ ...database.roles[which], host: '127.0.0.1', port }),
    pool: { min: 0, max: 1 },
    onTrouble: () => {},
  });
  await expect(db.getPool(role).raw('select 1')).rejects.toThrow();
  await db.closePool();
  await new Promise((resolve) => server.close(resolve));
  expect(said[0]).toMatchObject({ user: database.roles[role].user });
  const taken = new Set(['user', 'database', 'application_name', 'client_encoding', 'replication']);
  expect(Object.keys(said[0]!).filter((name) => !taken.has(name))).toEqual([]);
});

test.each(['app', 'auth', 'staff', 'owner'] as const)('moments are read by %s as they are, whatever the server is set to', async (role) => {
  await database.sql(`alter database ${database.name} set datestyle = 'German'`);
  await database.sql(`alter database ${database.name} set timezone = 'Asia/Kathmandu'`);
  const db = new Db({ database: (which) => database.roles[which], pool: { min: 0, max: 1 }, onTrouble: () => {} });
  const asked = db
    .getPool(role)
    .raw("select '2026-03-01T12:00:00.285Z'::timestamptz as at, '2026-03-01T20:00:00Z'::timestamptz::date::text as day");
  expect(((await asked) as { rows: unknown[] }).rows).toEqual([{ at: new Date('2026-03-01T12:00:00.285Z'), day: '2026-03-01' }]);
  await db.closePool();
});
