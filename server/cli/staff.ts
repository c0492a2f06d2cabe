import { parseArgs } from 'node:util';
import { newFirstPassword, resetStaff } from '../../admin/people/reset.ts';
import { createStaff } from '../../admin/people/seed.ts';
import { hasStaff } from '../../admin/people/staff-user.ts';
import { isPasswordHash } from '../modules/identity/index.ts';
import { staffRoles, type StaffRole } from '../modules/staff/index.ts';
import { SettingsFault } from '../platform/config/index.ts';
import { Db } from '../platform/db/index.ts';
import { databasesHere } from '../local/databases-here.ts';
import { settingsOf } from '../release/command.ts';
import { Closing } from '../run/closing.ts';
import { StartFault } from '../run/start-fault.ts';
import { staffSettings } from './command-settings.ts';

const usage = `npm run staff -- create --email you@example.org --name "Your Name" [--role ${staffRoles.join('|')}] [--entra <tenant id>.<object id>] [--password-hash <hash>]
       npm run staff -- reset --email you@example.org [--password-hash <hash>]
       npm run staff -- password`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

interface Given {
  email: string;
  name: string;
  role: string;
  entra: string | undefined;
  first: { password?: string; password_hash: string };
}

/** Once, and only where it was made here. */
function tell({ password }: Given['first']): void {
  if (password !== undefined) say(`Password for the first sign-in, which then asks for an authenticator: ${password}`);
}

/** Adds one of our people; the first of all can be added by this command only. */
async function create(db: Db, { email, name, role, entra, first }: Given): Promise<void> {
  if (name === '' || !(staffRoles as readonly string[]).includes(role)) throw new StartFault(`Usage: ${usage}`);
  const isFirst = !(await hasStaff(db.staff));
  const person = {
    email,
    name,
    role: role as StaffRole,
    password_hash: first.password_hash,
    ...(entra !== undefined && { entra_subject: entra }),
  };
  if (!(await createStaff({ db }, person))) throw new StartFault(`Somebody of us has the address ${email} already.`);
  say(`${isFirst ? 'The first staff user' : 'A staff user'} is made: ${email}, ${role}.`);
  tell(first);
}

/**
 * Lets one of our people sign in anew who lost their authenticator and their recovery codes, or whose authenticator cannot be read any
 * more.
 */
async function reset(db: Db, { email, first }: Given): Promise<void> {
  if (!(await resetStaff({ db }, email, first.password_hash))) throw new StartFault(`Nobody of us has the address ${email}.`);
  say(`${email} is signed out everywhere and signs in anew.`);
  tell(first);
}

/** Makes a first password where only its owner looks on, for a command whose output is kept. */
async function password(): Promise<void> {
  const first = await newFirstPassword();
  tell(first);
  say(`Its hash, for --password-hash: ${first.password_hash}`);
}

const commands: Readonly<Record<string, (db: Db, given: Given) => Promise<void>>> = { create, reset };

/** Does what the command line says. */
async function run(closing: Closing): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      entra: { type: 'string' },
      'password-hash': { type: 'string' },
    },
  });
  if (positionals.join() === 'password') return password();
  const { email = '', name = '', role = 'admin', entra, 'password-hash': hash } = values;
  const command = positionals.length === 1 && Object.hasOwn(commands, positionals[0]!) ? commands[positionals[0]!] : undefined;
  if (!command || !email.includes('@')) throw new StartFault(`Usage: ${usage}`);
  if (hash !== undefined && !isPasswordHash(hash)) throw new StartFault('--password-hash takes what `npm run staff -- password` printed.');
  const settings = settingsOf(staffSettings);
  // What a job prints is kept, and read by more people than the one whose password it would be.
  if (settings.production && hash === undefined && !process.stdout.isTTY)
    throw new StartFault(
      'What is printed here may be kept: make a password with `npm run staff -- password`, and give its hash as --password-hash.',
    );
  const database = await databasesHere(settings, closing);
  const db = new Db({ database, pool: { min: 0, max: 2 }, onTrouble: complain });
  await closing.add('database pools', () => db.closePool());
  await command(db, { email, name, role, entra, first: hash === undefined ? await newFirstPassword() : { password_hash: hash } });
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
