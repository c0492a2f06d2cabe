import { systemClock } from '../../server/core/clock.ts';
import { openKeys } from '../../server/platform/crypto/index.ts';
import type { Open } from '../support/closing.ts';
import type { Fault } from '../support/key-vault.ts';
import { makeVaultWorld } from '../support/vault-world.ts';
import { hastened, play } from './drill.ts';
import { openGitHost } from './git-host.ts';
import { openGround } from './ground.ts';
import type { Row } from './matrix.ts';

interface Case {
  fault: string;
  begin(kid: string): unknown;
  end?(kid: string): unknown;
  job: RegExp;
  /** The vault does what is asked all the same. */
  works?: true;
}

const putOff = /^waits, 0 tries used: The key that protects this cannot be reached/;

/** The vault as it may fail, and as its owner may change it. */
export async function keyVaultRows(open: Open): Promise<Row[]> {
  const host = await open(openGitHost());
  const vaults = await open(makeVaultWorld());
  const { vault } = vaults;
  const { name, kid } = vaults.newKey();
  let newest = kid;
  const wrapper = vaults.open(name, hastened ? { timeoutMs: 1_500 } : { clock: systemClock, timeoutMs: 3_000 });
  const ground = await openGround(open, host, {}, (tools) => Object.assign(tools, { keys: openKeys({ db: tools.db, wrapper }) }));
  const failing = (fault: string, what: Fault): Case => ({ fault, begin: () => vault.fail(what), job: putOff });
  const cases: Case[] = [
    failing('timeout', { kind: 'timeout' }),
    failing('429 Retry-After 3', { kind: 'throttled', retry_after: '3' }),
    failing('403', { kind: 'status', status: 403, code: 'ForbiddenByPolicy' }),
    failing('500', { kind: 'status', status: 500, code: 'InternalServerError' }),
    failing('garbage', { kind: 'garbage' }),
    failing('cut connection', { kind: 'cut' }),
    {
      fault: 'key disabled',
      begin: () => vault.set(newest, { enabled: false }),
      end: () => vault.set(newest, { enabled: true }),
      job: putOff,
    },
    {
      // An expired version still unwraps.
      fault: 'key expired',
      begin: () => vault.set(newest, { expires: new Date(Date.now() - 1_000) }),
      end: () => vault.set(newest, { expires: new Date(Date.now() + 365 * 86_400_000) }),
      job: /^complete$/,
    },
    { fault: 'key rotated', begin: () => (newest = vault.rotate(name)), job: /^complete$/, works: true },
  ];
  const rows: Row[] = [];
  for (const { fault, begin, end, job, works } of cases) {
    const [known, cached, fresh] = [await ground.customer(), await ground.customer(), await ground.person()];
    ground.tools.keys.forget(known.org_id); // as in a process that has not used its key yet
    const credential = { name: 'reading', kind: host.kind, secret: host.token, base_url: host.url };
    let asked = { report_id: '', job_id: '' };
    const row = await play('key vault', {
      fault,
      begin: () => begin(newest),
      end: () => (vault.heal(), end?.(newest)),
      api: () => fresh.post('/credentials', credential),
      answers: works ? [201] : [503],
      unharmed: () => cached.post('/credentials', { ...credential, name: 'another' }),
      work: async () => {
        asked = await known.analyse();
        return () => ground.stateOf(asked);
      },
      job,
      stored: async () => {
        const its = [fresh.org_id];
        const [credentials, keys] = [
          await ground.count('app.provider_credentials where org_id = $1', its),
          await ground.count('app.org_keys where org_id = $1', its),
        ];
        return `${credentials} credentials, ${keys} keys`;
      },
      keeps: works ? '1 credentials, 1 keys' : '0 credentials, 0 keys',
      done: () => ground.isComplete(asked),
      hasten: async () => (vaults.seconds(20), ground.hasten()),
    });
    rows.push(row);
  }
  return rows;
}
