import { parseArgs } from 'node:util';
import { createStaff } from '../../admin/people/seed.ts';
import { hasStaff } from '../../admin/people/staff-user.ts';
import { staffRoles, type StaffRole } from '../modules/staff/index.ts';
import { readSettings, SettingsFault } from '../platform/config/index.ts';
import { Db } from '../platform/db/index.ts';
import { databasesHere } from '../local/databases-here.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';

const usage =
  'npm run staff:create -- --email you@example.org --name "Your Name" [--role admin|support|auditor] [--entra <tenant id>.<object id>]';
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Adds one of our people; the first of all can be added by this command only. Answers the exit code. */
async function create(closing: Closing): Promise<number> {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, entra: { type: 'string' } },
  });
  const { email, name, role = 'admin', entra } = values;
  if (!email?.includes('@') || !name || !(staffRoles as readonly string[]).includes(role)) throw new StartFault(`Usage: ${usage}`);
  const database = await databasesHere(readSettings(), closing);
  const db = new Db({ database, pool: { min: 0, max: 2 }, onTrouble: complain });
  await closing.add('database pools', () => db.closePool());
  const first = !(await hasStaff(db.staff));
  const made = await createStaff({ db }, { email, name, role: role as StaffRole, ...(entra !== undefined && { entra_subject: entra }) });
  if (!made) throw new StartFault(`Somebody of us has the address ${email} already.`);
  say(`${first ? 'The first staff user' : 'A staff user'} is made: ${email}, ${role}.`);
  say(`Password for the first sign-in, which then asks for an authenticator: ${made.password}`);
  return 0;
}

const closing = new Closing();
try {
  process.exitCode = await create(closing);
} catch (error) {
  if (error instanceof SettingsFault) error.faults.forEach(complain);
  else
    complain(
      error instanceof StartFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
        ? (error as Error).message
        : String((error as Error).stack),
    );
  process.exitCode = 1;
} finally {
  await closing.close();
}
