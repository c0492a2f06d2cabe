import { openOutbound } from '../../server/platform/outbound/index.ts';
import type { Open } from '../support/closing.ts';
import { play } from './drill.ts';
import { openGitHost } from './git-host.ts';
import { openGround } from './ground.ts';
import type { Row } from './matrix.ts';

const name = 'git.faults.test';

/** Names that cannot be resolved, while the host itself is well. */
export async function dnsRows(open: Open): Promise<Row[]> {
  const host = await open(openGitHost('github', name));
  let fails: string | undefined;
  const outbound = await open(
    openOutbound(
      { GIT_ALLOWED_HOSTS: [host.allowed], production: false },
      {
        resolve: async () => {
          if (fails === 'silence') return new Promise(() => {});
          if (fails !== undefined) throw Object.assign(new Error('as scripted'), { code: fails });
          return [{ address: '127.0.0.1', family: 4 }];
        },
      },
    ),
  );
  const ground = await openGround(open, host, { tools: { outbound } });
  const rows: Row[] = [];
  for (const [fault, code] of [
    ['no such name', 'ENOTFOUND'],
    ['try again', 'EAI_AGAIN'],
    ['no answer', 'silence'],
  ] as const) {
    const [person, other] = [await ground.customer(), await ground.customer()];
    let asked = { report_id: '', job_id: '' };
    const row = await play('dns', {
      fault,
      // Connections that are open need no name.
      begin: () => ((fails = code), host.does((req) => void req.socket.destroy())),
      end: () => ((fails = undefined), host.does(undefined)),
      api: other.reconnect,
      answers: [503],
      work: async () => {
        asked = await person.analyse();
        return () => ground.stateOf(asked);
      },
      job: /^waits, 1 tries used: /,
      stored: async () => `${await ground.count('app.repositories where org_id = $1', [other.org_id])} repositories`,
      keeps: '0 repositories',
      done: () => ground.isComplete(asked),
      hasten: ground.hasten,
    });
    rows.push(row);
  }
  return rows;
}
