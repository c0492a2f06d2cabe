import { openOutbound } from '../../server/platform/outbound/index.ts';
import type { Open } from '../support/closing.ts';
import { type Drill, hastened, play } from './drill.ts';
import { gitTroubles, openGitHost } from './git-host.ts';
import { openGround } from './ground.ts';
import type { Row } from './matrix.ts';

/** Shorter than in production where no recovery is measured, and long for a host on loopback, however slow the machine is. */
const limits = hastened ? { headers_ms: 3_000, total_ms: 6_000 } : {};

/** Every trouble of one of the Git hosts. */
export async function gitRows(open: Open, provider: 'github' | 'azure_devops'): Promise<Row[]> {
  const host = await open(openGitHost(provider));
  const outbound = await open(openOutbound({ GIT_ALLOWED_HOSTS: [host.allowed], production: false }, { limits }));
  const ground = await openGround(open, host, { tools: { outbound } });
  const rows: Row[] = [];
  for (const { fault, trouble, answers, job, isOver, only = provider } of gitTroubles) {
    if (only !== provider) continue;
    const person = await ground.customer();
    const other = await ground.customer();
    let asked = { report_id: '', job_id: '' };
    const drill: Drill = {
      fault,
      begin: () => host.does(trouble),
      end: () => host.does(undefined),
      api: other.reconnect,
      answers,
      work: async () => {
        asked = await person.analyse();
        return () => ground.stateOf(asked);
      },
      job,
      stored: async () => `${await ground.count('app.repositories where org_id = $1', [other.org_id])} repositories`,
      keeps: '0 repositories',
      ...(isOver && {
        mend: async () => {
          for (const { credential_id, put } of [person, other])
            if (fault === '401') await put(`/credentials/${credential_id}/secret`, { secret: host.token, base_url: host.url });
          const retried = await person.post(`/reports/${asked.report_id}/retry`);
          if (retried.status !== 202) throw new Error(`retry: ${retried.text}`);
        },
      }),
      done: () => ground.isComplete(asked),
      hasten: ground.hasten,
    };
    rows.push(await play(provider, drill));
  }
  return rows;
}
