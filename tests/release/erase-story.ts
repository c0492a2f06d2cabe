import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { assets } from '../../server/modules/assets/index.ts';
import type { OrgJob, Sweep } from '../../server/platform/jobs/index.ts';
import { eraseOrg } from '../../server/release/erase.ts';
import { furnish, type OrgTable, orgTables } from '../isolation/rows.ts';
import { ended, run } from '../local/programs/processes.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

export const signal = new AbortController().signal;
export const clear = assets.jobs?.find(({ name }) => name === 'asset.clear') as OrgJob;

/** A world in which organisations are erased. */
export class ErasureStory {
  declare world: World;
  declare tables: OrgTable[];

  readonly sql: World['database']['sql'] = (text, values) => this.world.database.sql(text, values);

  /** An organisation with a row in every table, a device, a file with its row and one without. */
  readonly furnished = async (): Promise<Person> => {
    const person = await this.world.person('owner');
    await this.sql(`insert into app.users (id, org_id, external_id) values ($1, $2, 'tablet')`, [newId(), person.org_id]);
    await furnish(this.sql, this.tables, person);
    for (const name of ['report/known', 'report/stray'])
      await this.world.tools.blobs.write({ container: 'reports', name: `${person.org_id}/${name}` }, 'text', 'text/plain');
    return person;
  };

  readonly stands = (of: Person, status: string, days = 0) =>
    this.sql(`update app.orgs set status = $2, updated_at = now() - make_interval(days => $3) where id = $1`, [of.org_id, status, days]);

  readonly statusOf = async (of: Person): Promise<unknown> =>
    (await this.sql('select status from app.orgs where id = $1', [of.org_id]))[0]?.['status'];

  readonly filesOf = async (of: Person): Promise<number> => {
    let n = 0;
    for await (const _ of this.world.tools.blobs.list('reports', `${of.org_id}/`)) n += 1;
    return n;
  };

  readonly rowsOf = async (of: Person): Promise<Record<string, number>> => {
    const counts = this.tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from app.${name} where org_id = $1`);
    counts.push(`select 'users', count(*)::int from app.users where org_id = $1`);
    const rows = await this.sql<{ name: string; n: number }>(counts.join(' union all '), [of.org_id]);
    return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
  };

  /** What a sweep does at night. */
  readonly night = (list: readonly Sweep[] | undefined, name: string) =>
    list!.find((sweep) => sweep.name === name)!.run({ tools: this.world.tools, signal });

  /** What a worker does with the organisation's files. */
  readonly clearFiles = (of: Person) => {
    const job = { id: newId(), attempt: 1, attempts: 8, signal, finish: async () => {} };
    return clear.run({ org: of.org, payload: {}, tools: this.world.tools, job });
  };

  readonly erase = (of: Person, options?: Parameters<typeof eraseOrg>[2]) => eraseOrg(this.world.database.db, of.org_id, options);

  /** `npm run erase`, and what it said. */
  readonly command = async (): Promise<{ code: unknown; said: string }> => {
    const { owner: by, auth } = this.world.database.roles;
    const child = run('server/cli/erase.ts', [], {
      DB_URI: `postgresql://${by.user}:${by.password as string}@${by.host}:${by.port}/${this.world.database.name}`,
      DB_OWNER_USER: by.user,
      DB_OWNER_PASSWORD: by.password as string,
      DB_AUTH_USER: auth.user,
      DB_AUTH_PASSWORD: auth.password as string,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (said += more));
    return { code: await ended(child), said };
  };
}

/** Tells jest to make the story's world. */
export function erasureStory(): ErasureStory {
  const story = new ErasureStory();
  beforeAll(async () => {
    story.world = await openWorld();
    story.tables = await orgTables(story.sql);
  });
  afterAll(() => story.world.close());
  return story;
}
