import { MigrationUnderWay } from '../platform/db/index.ts';
import { runCommand, settingsOf } from '../release/command.ts';
import { migrate, type Migrated } from '../release/migrate.ts';
import { ownerDatabase } from '../release/owner.ts';
import { migrateSettings } from './command-settings.ts';

/** EX_TEMPFAIL of sysexits.h: nothing is wrong, try again later. */
const underWay = 75;

function summary({ ran, version, queue, freed }: Migrated, ms: number): string {
  const schema = ran.length === 0 ? 'Nothing to migrate' : `Migrated ${ran.length} (${ran.at(0)} … ${ran.at(-1)})`;
  const tables = queue.before === queue.now ? `queue at ${queue.now}` : `queue ${queue.before ?? 'new'} → ${queue.now}`;
  const left = freed ? '; a killed migration had left its lock, which was freed' : '';
  return `${schema}: schema at ${version}, ${tables}, ${(ms / 1000).toFixed(1)} s${left}.`;
}

await runCommand(async ({ say, complain }) => {
  const settings = settingsOf(migrateSettings);
  const began = Date.now();
  try {
    say(summary(await migrate(await ownerDatabase(settings)), Date.now() - began));
    return 0;
  } catch (error) {
    if (!(error instanceof MigrationUnderWay)) throw error;
    complain(error.message);
    return underWay;
  }
});
