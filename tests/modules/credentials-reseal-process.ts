import { setTimeout as sleep } from 'node:timers/promises';
import { resealAll } from '../../server/modules/credentials/reseal.ts';
import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';
import { openKeys } from '../../server/platform/crypto/index.ts';
import { LocalWrapper } from '../../server/platform/crypto/local-wrapper.ts';
import { Db } from '../../server/platform/db/index.ts';
import type { Tools } from '../../server/platform/tools.ts';

/** A process of its own that seals one organisation's secrets anew, to be killed; it says when each value is done. */
const { roles, key_file, org_id } = JSON.parse(process.argv[2] ?? '') as {
  roles: Record<DatabaseRole, Database>;
  key_file: string;
  org_id: string;
};
const db = new Db({ database: (role) => roles[role], pool: { min: 0, max: 2 }, onTrouble: () => {} });
const keys = openKeys({ db, wrapper: new LocalWrapper(key_file) });
const reseal = keys.reseal.bind(keys);
keys.reseal = async (...args) => {
  process.stdout.write('.');
  await sleep(20);
  return reseal(...args);
};
const tools = { db, keys, clock: { now: () => new Date() } } as unknown as Tools;
await resealAll(db.org(org_id, { kind: 'job', id: null }), tools, new AbortController().signal);
