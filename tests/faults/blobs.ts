import { openBlobs } from '../../server/platform/blobs/index.ts';
import { type BlobTrouble, startBlobProxy } from '../support/blob-proxy.ts';
import { until } from '../support/until.ts';
import type { Open } from '../support/closing.ts';
import { hastened, play } from './drill.ts';
import { openGitHost } from './git-host.ts';
import { openGround, sample } from './ground.ts';
import type { Row } from './matrix.ts';

const troubles: [string, BlobTrouble][] = [
  ['500', { status: 500 }],
  ['503', { status: 503 }],
  ['403', { status: 403 }],
  ['no answer', 'hang'],
  ['cut connection', 'cut'],
  ['cut in the answer', 'cut in the answer'],
];

/** The file storage behind a proxy that misbehaves; the job reads a log that is there already. */
export async function blobRows(open: Open): Promise<Row[]> {
  const host = await open(openGitHost());
  const proxy = await open(startBlobProxy(process.env['LONGHOUSE_TEST_BLOBS'] ?? ''));
  const ground = await openGround(open, host, { settings: { ASSETS_BLOB_CONNECTION: proxy.connection } }, (tools) => {
    if (hastened) tools.blobs = openBlobs(tools.settings, { limit_ms: 5_000 });
  });
  const rows: Row[] = [];
  for (const [fault, trouble] of troubles) {
    const [person, other] = [await ground.customer(), await ground.customer()];
    let asked = await person.analyse();
    await until('its log is there', () => ground.isComplete(asked));
    const written = trouble === 'cut in the answer'; // the file is there by then, and the client knows
    const row = await play('blobs', {
      fault,
      begin: () => proxy.does(trouble),
      end: () => proxy.does(undefined),
      api: () => other.post(`/repositories/${other.repo_id}/analyses`, { kind: 'log', log_text: sample.trace }),
      answers: [written ? 202 : 503],
      unharmed: () => other.get('/reports'),
      work: async () => {
        await ground.database.sql("update app.reports set status = 'failed', report_data = null where id = $1", [asked.report_id]);
        asked = (await person.post(`/reports/${asked.report_id}/retry`)).body;
        return () => ground.stateOf(asked);
      },
      job: /^waits, 0 tries used: File storage cannot be reached/,
      stored: async () => {
        const its = [other.org_id];
        return `${await ground.count('app.reports where org_id = $1', its)} reports, ${await ground.count('app.assets where org_id = $1', its)} files`;
      },
      keeps: written ? '1 reports, 1 files' : '0 reports, 0 files',
      done: () => ground.isComplete(asked),
      hasten: ground.hasten,
    });
    rows.push(row);
  }
  return rows;
}
