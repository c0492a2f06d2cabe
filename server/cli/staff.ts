import { parseArgs } from 'node:util';
import { resetStaff } from '../../admin/people/reset.ts';
import { createStaff } from '../../admin/people/seed.ts';
import { hasStaff } from '../../admin/people/staff-user.ts';
import { staffRoles, type StaffRole } from '../modules/staff/index.ts';
import { readSettings, SettingsFault } from '../platform/config/index.ts';
import { Db } from '../platform/db/index.ts';
import { databasesHere } from '../local/databases-here.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';

const usage = `npm run staff -- create --email you@example.org --name "Your Name" [--role ${staffRoles.join('|')}] [--entra <tenant id>.<object id>]
       npm run staff -- reset --email you@example.org`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const toldOnce = (password: string): void => say(`Password for the first sign-in, which then asks for an authenticator: ${password}`);

interface Given {
  email: string;
  name: string;
  role: string;
  entra: string | undefined;
}

/** Adds one of our people; the first of all can be added by this command only. */
async function create(db: Db, { email, name, role, entra }: Given): Promise<void> {
  if (name === '' || !(staffRoles as readonly string[]).includes(role)) throw new StartFault(`Usage: ${usage}`);
  const first = !(await hasStaff(db.staff));
  const made = await createStaff({ db }, { email, name, role: role as StaffRole, ...(entra !== undefined && { entra_subject: entra }) });
  if (!made) throw new StartFault(`Somebody of us has the address ${email} already.`);
  say(`${first ? 'The first staff user' : 'A staff user'} is made: ${email}, ${role}.`);
  toldOnce(made.password);
}

/** Lets one of our people sign in anew who lost their authenticator and their recovery codes, or whose authenticator cannot be read any more. */
async function reset(db: Db, { email }: Given): Promise<void> {
  const password = await resetStaff({ db }, email);
  if (password === undefined) throw new StartFault(`Nobody of us has the address ${email}.`);
  say(`${email} is signed out everywhere and signs in anew.`);
  toldOnce(password);
}

const commands: Readonly<Record<string, (db: Db, given: Given) => Promise<void>>> = { create, reset };

/** Does what the command line says. */
async function run(closing: Closing): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' }, entra: { type: 'string' } },
  });
  const { email = '', name = '', role = 'admin', entra } = values;
  const command = positionals.length === 1 && Object.hasOwn(commands, positionals[0]!) ? commands[positionals[0]!] : undefined;
  if (!command || !email.includes('@')) throw new StartFault(`Usage: ${usage}`);
  const database = await databasesHere(readSettings(), closing);
  const db = new Db({ database, pool: { min: 0, max: 2 }, onTrouble: complain });
  await closing.add('database pools', () => db.closePool());
  await command(db, { email, name, role, entra });
}

const closing = new Closing();
try {
  await run(closing);
} catch (error) {
  if (error instanceof SettingsFault) error.faults.forEach(complain);
  else
    complain(
      error instanceof StartFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
        ? (error as Error).message
        : String((error as Error).stack),
    );
  process.exitCode = error instanceof SettingsFault ? 78 : 1;
} finally {
  await closing.close();
}
