import type { DatabaseRole } from '../../platform/config/index.ts';
import { codeOf, connect, expectedSchemaVersion, roles, schemaVersion } from '../../platform/db/index.ts';
import { harmOf, lookUpRole } from '../../run/roles.ts';
import { type Around, isNetwork, reasonOf } from './around.ts';
import { Broken, type Link, NotHere } from './link.ts';

const bootstrap = 'npm run db:bootstrap (on Azure: az containerapp job start --name <the db-bootstrap job>)';
const migrateIt = 'npm run release:migrate (on Azure: az containerapp job start --name <the migrate job>)';

/** From the token to the schema, as each role that the program works with. */
export function databaseLinks(around: Around): Link[] {
  const ask = async <T>(role: DatabaseRole, text: string): Promise<T[]> => {
    const knex = connect(await around.database(role), { min: 0, max: 1 });
    try {
      return ((await knex.raw(text)) as { rows: T[] }).rows;
    } finally {
      await knex.destroy();
    }
  };
  const first = around.roles[0] ?? 'app';
  return [
    { name: 'Entra token', needs: [], look: () => token(around) },
    { name: 'database network', needs: ['Entra token'], look: () => reach(around, first) },
    ...around.roles.map((role): Link => ({
      name: `database role ${role}`,
      needs: ['Entra token', 'database network'],
      look: () => signIn(around, role),
    })),
    ...around.roles.map((role): Link => ({
      name: `schema privilege ${role}`,
      needs: [`database role ${role}`],
      async look() {
        const [found] = await ask<{ there: boolean; may: boolean }>(
          role,
          `select to_regnamespace('app') is not null as there, coalesce(has_schema_privilege(to_regnamespace('app')::oid, 'usage'), false) as may`,
        );
        if (!found?.there) throw new Broken('there is no schema app', bootstrap);
        if (!found.may) throw new Broken(`${roles[role]} may not use schema app`, bootstrap);
        return 'uses schema app';
      },
    })),
  ];
}

/** The last link: what is there is what this program was built with. */
export function versionLink(around: Around): Link {
  const role = around.roles[0] ?? 'app';
  return {
    name: 'schema version',
    needs: [`schema privilege ${role}`],
    async look() {
      const knex = connect(await around.database(role), { min: 0, max: 1 });
      try {
        const wanted = await expectedSchemaVersion();
        const found = await schemaVersion(knex).catch((error: unknown) => {
          throw new Broken(`nothing was migrated yet (${codeOf(error) ?? 'unknown'})`, migrateIt, error);
        });
        if (found === null || found < wanted) throw new Broken(`${found ?? 'nothing'} is there, this program needs ${wanted}`, migrateIt);
        return found;
      } finally {
        await knex.destroy();
      }
    },
  };
}

/** The claims of a token, unchecked: the one who made it is not in doubt here, only who it is for. */
function claimsOf(jwt: string): { oid?: string; exp?: number } {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { oid?: string; exp?: number };
  } catch {
    return {};
  }
}

async function token(around: Around): Promise<string> {
  const found: string[] = [];
  for (const role of around.roles) {
    const at = await around.database(role);
    if (!at.entra) continue;
    const mend = `az webapp identity assign --identities <the identity of ${role}>, and set its client id (${role === 'app' ? 'AZURE_CLIENT_ID' : `DB_${role.toUpperCase()}_CLIENT_ID`})`;
    try {
      const { oid, exp } = claimsOf(await around.token(at.client_id));
      found.push(
        `${role}: object id ${oid ?? 'unknown'}${exp === undefined ? '' : `, ${Math.round((exp * 1000 - Date.now()) / 60_000)} minutes`}`,
      );
    } catch (error) {
      throw new Broken(`Entra gives no token for ${role}: ${reasonOf(error).message}`, mend, error);
    }
  }
  if (found.length === 0) throw new NotHere('not needed: a password signs in');
  return found.join('; ');
}

async function reach(around: Around, role: DatabaseRole): Promise<string> {
  const at = await around.database(role);
  const knex = connect(at, { min: 0, max: 1 });
  try {
    await knex.raw('select 1');
  } catch (error) {
    const reason = reasonOf(error);
    if (isNetwork(reason))
      throw new Broken(
        `${at.host}:${at.port} cannot be reached: ${reason.message}`,
        at.source === 'embedded'
          ? 'npm start'
          : `az network private-dns link vnet list --zone-name <zone of ${at.host}> (the app's subnet must reach it), then cdktf deploy`,
        error,
      );
  } finally {
    await knex.destroy();
  }
  return `${at.host}:${at.port} (${at.source})`;
}

async function signIn(around: Around, role: DatabaseRole): Promise<string> {
  const at = await around.database(role);
  const knex = connect(at, { min: 0, max: 1 });
  try {
    const found = await lookUpRole(knex);
    const harm = found && harmOf(found);
    if (harm !== undefined)
      throw new Broken(`${found?.name ?? at.user} ${harm}`, `set another user for ${role}: one that is only ${roles[role]}`);
    const { rows } = (await knex.raw(`select pg_has_role(current_user, '${roles[role]}', 'usage') as has`)) as { rows: { has: boolean }[] };
    if (!rows[0]?.has) throw new Broken(`${at.user} has not the rights of ${roles[role]}`, bootstrap);
    return `${at.user}, as ${roles[role]}`;
  } catch (error) {
    if (error instanceof Broken) throw error;
    throw new Broken(`${at.user} is not let in: ${reasonOf(error).message}`, bootstrap, error);
  } finally {
    await knex.destroy();
  }
}
