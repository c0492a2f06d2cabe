import { StartFault } from '../run/start-fault.ts';
import { atDesk, type Administrator, type Desk } from './administrator.ts';
import { databaseIsOurs, schemasAreOurs } from './database.ts';
import { hasItsRole, mayActAsOwner, mustBeItself, type Principal, signsIn } from './principals.ts';
import { rolesOfTheHouse } from './roles.ts';
import { fulfil, nothing, type Outcome } from './wishes.ts';

const server = 'postgres';
const nobodyElse = `select pg_advisory_lock(hashtext('longhouse db:bootstrap'))`;

/**
 * Makes the database ready for the first migration: roles, the identities that sign in for them, the schema and its rights. Done again it
 * changes nothing; two at once wait for one another.
 */
export async function bootstrapDatabase(who: Administrator, database: string, principals: readonly Principal[]): Promise<Outcome> {
  const outcome = nothing();
  await atDesk(who, server, async (desk) => {
    await desk.ask(nobodyElse);
    await mustExist(desk, database);
    await fulfil(desk, rolesOfTheHouse(), outcome);
    for (const principal of principals) {
      await fulfil(desk, [signsIn(principal)], outcome);
      await mustBeItself(desk, principal);
    }
    await fulfil(desk, [mayActAsOwner, ...databaseIsOurs(database)], outcome);
    await fulfil(
      desk,
      principals.flatMap((principal) => hasItsRole(principal, database)),
      outcome,
    );
    await atDesk(who, database, (inside) => fulfil(inside, schemasAreOurs(), outcome));
  });
  return outcome;
}

async function mustExist(desk: Desk, database: string): Promise<void> {
  const found = await desk.ask('select from pg_database where datname = $1', [database]);
  if (found.length === 0) throw new StartFault(`There is no database ${database} on this server: cdktf deploy makes it.`);
}
