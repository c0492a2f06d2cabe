import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Database, DatabaseRole } from '../platform/config/index.ts';
import { claim, type Instance } from './instance.ts';
import { postgresHome } from './postgres-folder.ts';
import { startPostgres, type LocalPostgres } from './postgres.ts';
import { runningPostgres } from './run-record.ts';

type Roles = Record<DatabaseRole, Database>;

/** What is kept of the roles that were made in a cluster: their passwords, and by which edition of the provisioning. */
interface Provisioned {
  passwords: Record<DatabaseRole, string>;
  edition: string;
}

const database = 'longhouse';

/** The embedded Postgres of this run, with the roles and the database of the house in it. */
export interface EmbeddedPostgres {
  server: LocalPostgres;
  roles: Roles;
}

/**
 * Starts Postgres in the data folder of this run; makes roles and database unless this edition of the program has made them there already.
 */
export async function startEmbeddedPostgres(dir: string, instance: Instance, onSpawned: () => void = () => {}): Promise<EmbeddedPostgres> {
  const onSpawn = (pid: number): void => {
    instance.add(pid);
    onSpawned();
  };
  const server = await startPostgres({ dir, durable: true, onSpawn });
  try {
    const roles = await provisioned(server);
    instance.postgresAt({ host: server.host, port: server.port });
    return { server, roles };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Where the owner of the embedded database connects, for a command such as `knex migrate:latest`: on the run that has the data folder, or
 * on a Postgres started for this command, which ends with its process.
 */
export const ownerOfEmbedded = async (dir: string): Promise<Database> =>
  ((await rolesOfRunning(dir)) ?? (await startEmbeddedPostgres(dir, await claim(dir))).roles).owner;

/** Where each role connects on the run that has the data folder now; undefined if none runs. */
export async function rolesOfRunning(dir: string): Promise<Roles | undefined> {
  const running = runningPostgres(dir);
  const kept = readKept(fileIn(postgresHomeOf(dir)));
  if (!running || !kept) return undefined;
  const { databasesOf } = await import('./provision.ts');
  return databasesOf(running, database, kept.passwords);
}

async function provisioned(server: LocalPostgres): Promise<Roles> {
  const file = fileIn(path.dirname(server.dataDir));
  const edition = provisioningEdition();
  const kept = readKept(file);
  const { databasesOf, newPasswords, provision } = await import('./provision.ts');
  if (kept?.edition === edition) return databasesOf(server, database, kept.passwords);
  const passwords = kept?.passwords ?? newPasswords();
  const roles = await provision(server, database, passwords);
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, JSON.stringify({ passwords, edition } satisfies Provisioned), { mode: 0o600 });
  fs.renameSync(partial, file);
  return roles;
}

/** Changes when what is made there does. */
function provisioningEdition(): string {
  const files = ['provision.ts', '../release/roles.ts', '../release/database.ts', '../release/wishes.ts'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest('hex');
}

/** Inside the cluster's own folder, so that a new cluster begins without it. */
const fileIn = (home: string): string => path.join(home, 'pgdata', 'longhouse-roles.json');

const postgresHomeOf = (dir: string): string => (fs.existsSync(dir) ? postgresHome(path.resolve(dir)) : dir);

function readKept(file: string): Provisioned | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Provisioned) : undefined;
}
