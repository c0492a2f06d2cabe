import { openOutbound } from '../../server/platform/outbound/index.ts';
import { type Drill, hastened, play } from './drill.ts';
import { gitTroubles, openGitHost } from './git-host.ts';
import { openGround } from './ground.ts';
import type { Row } from './matrix.ts';

/** Shorter than in production where no recovery is measured, and long for a host on loopback, however slow the machine is. */
const limits = hastened ? { headers_ms: 3_000, total_ms: 6_000 } : {};

/** Every trouble of one of the Git hosts. */
export async function gitRows(provider: 'github' | 'azure_devops'): Promise<Row[]> {
  const host = await openGitHost(provider);
  const outbound = openOutbound({ GIT_ALLOWED_HOSTS: [host.allowed], production: false }, { limits });
  const ground = await openGround(host, { tools: { outbound } });
  try {
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
        api: async () => {
          await other.delete(`/repositories/${other.repo_id}`);
          const answer = await other.post('/repositories', { credential_id: other.credential_id, external_ref: host.ref });
          if (answer.status === 201) other.repo_id = answer.body.id;
          return answer;
        },
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
  } finally {
    await ground.close();
    await outbound.close();
    await host.close();
  }
}
