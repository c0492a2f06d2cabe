import { type StaffAccess, seedStaff } from '../../admin/people/seed.ts';
import { newId } from '../../server/core/ids.ts';
import { furnish, orgTables } from '../isolation/rows.ts';
import { type ConsoleWorld, openConsoleWorld } from '../admin/console-world.ts';
import type { Person } from '../support/world.ts';

/** A console with something to see: two organisations, a fortnight of reports, a credential, a dead job. */
export interface Furnished {
  world: ConsoleWorld;
  access: StaffAccess;
  person: Person;
  credential: string;
  job: string;
}

const names = ['Fernhill Garage', 'Alder & Sons', 'Northgate Motors', 'Blue Kettle Autos'];

/** Opens the console and furnishes it. Close its world in afterAll. */
export async function openFurnished(): Promise<Furnished> {
  const world = await openConsoleWorld();
  const { sql } = world.database;
  const person = await world.person();
  for (const name of names.slice(1)) {
    const { org_id } = await world.person();
    await sql('update app.orgs set name = $1, slug = $2 where id = $3', [name, name.toLowerCase().replace(/[^a-z]+/g, '-'), org_id]);
  }
  await furnish(sql, await orgTables(sql), person);
  await sql("update app.orgs set name = $1, slug = 'fernhill-garage', settings = '{}' where id = $2", [names[0], person.org_id]);
  const added = await person.post('/credentials', {
    name: 'Build server',
    kind: 'github_pat',
    secret: 'ghp_theTokenThatGitHubAccepts0000000001',
  });
  await sql(
    `insert into app.usage_daily (org_id, id, day, metric, module, model, amount, created_at, updated_at)
     select $1, gen_random_uuid(), current_date - d, 'openai_tokens', 'reports', 'a-model', 9000 + 1700 * (d * 7 % 5), now(), now() from generate_series(1, 13) d on conflict do nothing`,
    [person.org_id],
  );
  const job = newId();
  await sql(
    `insert into queue.job_common (id, name, data, state, group_id, completed_on, source_output) values ($1, 'dead', $2, 'completed', $3, now(), '{"why": "It failed."}')`,
    [job, JSON.stringify({ job: 'org_keys.reseal', org_id: person.org_id, payload: {} }), person.org_id],
  );
  return { world, access: await seedStaff(world.tools, 'mara@longhouse.test'), person, credential: String(added.body?.id), job };
}
