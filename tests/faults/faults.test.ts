import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { budget } from '../support/budget.ts';
import { closing, type Open } from '../support/closing.ts';
import { aiRows } from './ai.ts';
import { blobRows } from './blobs.ts';
import { diskDrill, smallDisk } from './disk.ts';
import { dnsRows } from './dns.ts';
import { hastened } from './drill.ts';
import { gitRows } from './git.ts';
import { keyVaultRows } from './key-vault.ts';
import { mailRows, sendGridDrill, smtpDrill } from './mail.ts';
import { asTable, keep, type Row } from './matrix.ts';

const rows: Row[] = [];
const disk = smallDisk();
const groups: Record<string, (open: Open) => Promise<Row[]>> = {
  'key vault': keyVaultRows,
  blobs: blobRows,
  smtp: (open) => mailRows(open, 'smtp', smtpDrill()),
  sendgrid: (open) => mailRows(open, 'sendgrid', sendGridDrill()),
  github: (open) => gitRows(open, 'github'),
  'azure devops': (open) => gitRows(open, 'azure_devops'),
  ai: aiRows,
  dns: dnsRows,
  ...(disk && { 'data folder': (open: Open) => mailRows(open, 'data folder', diskDrill(disk)) }),
};

/** All at once: each fails in a world of its own, and most of the time is waiting. */
const playing: Record<string, Promise<Row[]>> = {};
beforeAll(() => {
  for (const [name, group] of Object.entries(groups)) {
    playing[name] = closing(group);
    playing[name].catch(() => {});
  }
});
afterAll(async () => {
  await Promise.allSettled(Object.values(playing));
  keep(rows, budget);
  process.stderr.write(`\n${asTable(rows)}\n${hastened ? 'Waits were cut short: the recovery is measured by --budget full.\n' : ''}`);
});

test.each(Object.keys(groups))(
  '%s may fail in every way: no 500, no job lost, every state true, and it recovers by itself',
  async (name) => {
    const found = await playing[name]!;
    rows.push(...found);
    expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  },
);

if (!disk) test.skip('a data folder on a full disk: this user may not mount one', () => {});
