import { seedStaff, type StaffAccess } from '../../admin/people/seed.ts';
import { seedDemo } from '../../seeds/demo.ts';
import { type ConsoleWorld, openConsoleWorld } from '../admin/console-world.ts';
import type { Person } from '../support/world.ts';
import { names, sceneSql } from './scene-sql.ts';

/** A console as it looks after some weeks of use: organisations with people, credentials, reports and jobs, and what staff did with them. */
export interface Scene {
  world: ConsoleWorld;
  access: StaffAccess;
  /** The organisation with something in every panel, and one with nothing. */
  person: Person;
  empty: Person;
  /** An id out of a table, of that organisation where it has one. */
  one(table: string, where?: string): Promise<string>;
}

/** Opens the console and sets the scene. Close its world when done. */
export async function openScene(): Promise<Scene> {
  const world = await openConsoleWorld();
  const { sql } = world.database;
  await seedDemo(world.tools);
  const person = await world.person();
  await sql("update app.users set display_name = 'Ines Castell', email = 'ines@fernhill.example' where id = $1", [person.user_id]);
  await sql("update app.orgs set name = 'Fernhill Garage', slug = 'fernhill-garage', plan = 'plus' where id = $1", [person.org_id]);
  const empty = await world.person();
  await sql("update app.orgs set name = 'Quiet Harbour', slug = 'quiet-harbour' where id = $1", [empty.org_id]);
  const access = await seedStaff(world.tools, 'mara@longhouse.test');
  await sql("update app.staff_users set name = 'Mara Lindqvist' where email = 'mara@longhouse.test'");
  for (const [name, slug] of names) await sql('insert into app.orgs (id, slug, name) values (gen_random_uuid(), $1, $2)', [slug, name]);
  for (const text of sceneSql) await sql(text);
  for (const [name, kind] of [
    ['Build server', 'github_pat'],
    ['Nightly mirror', 'azdo_pat'],
  ])
    await person.post('/credentials', { name, kind, secret: `ghp_theTokenThatGitHubAccepts${kind}0001` });
  await person.post('/org/keys/rotate', {});
  return {
    world,
    access,
    person,
    empty,
    one: async (table, where = 'true') => {
      const [row] = await sql(`select * from app.${table} where ${where} order by created_at desc limit 1`);
      const key = String(row?.['id'] ?? row?.['seq'] ?? row?.['org_id']);
      return world.tables.get(table)?.global ? key : `${row?.['org_id']}.${key}`;
    },
  };
}
