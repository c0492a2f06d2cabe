import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import { allPermissions, type Endpoint, permissionsOf, type Role } from '../../server/platform/http/index.ts';
import { addApiKey } from '../isolation/actors.ts';
import { changedTables, checksums, furnish, type Furnished, type OrgTable } from '../isolation/rows.ts';
import { besides } from '../isolation/own-ids.ts';
import { requestTo, takesIds } from '../isolation/samples.ts';
import type { Answer, Person, World } from '../support/world.ts';
import { broken, type Cell, holds, notMeant, type Part, type Row, uncovered, wants } from './proof.ts';

const sides = ['own', 'other organisation', 'none', 'suspended', 'viewer', 'device', 'key of another scope'] as const;

/** Where it all happens, and the organisation that nobody may reach. */
interface Cast {
  world: World;
  tables: readonly OrgTable[];
  neighbour: Furnished;
}

/** Every route from every side; `progress` is told of each. */
export async function proveRoutes(world: World, tables: readonly OrgTable[], progress: (name: string) => void): Promise<Part> {
  const ask = world.database.sql;
  const neighbour = await furnish(ask, tables, await world.person());
  const cast: Cast = { world, tables, neighbour };
  const before = await checksums(ask, tables, [neighbour.org_id]);

  const rows: Row[] = [];
  for (const endpoint of modules.flatMap((module) => module.endpoints)) {
    progress(nameOf(endpoint));
    rows.push({ name: nameOf(endpoint), cells: await cellsOf(endpoint, cast) });
  }
  const after = await checksums(ask, tables, [neighbour.org_id]);
  const changed = changedTables(before[neighbour.org_id], after[neighbour.org_id]);
  rows.push({
    name: 'the other organisation, after all that',
    cells: Object.fromEntries(
      sides.map((side) => [
        side,
        side !== 'other organisation'
          ? notMeant('')
          : changed.length === 0
            ? holds('no byte has changed')
            : broken(`changed: ${changed.join(', ')}`),
      ]),
    ),
  });
  const claim =
    "Another organisation's row is one that never was; strangers, suspended organisations and those without the permission are turned away.";
  return { title: 'Routes', claim, sides, rows };
}

/** Refused although the permission is there, with the reason. */
const stricter: Record<string, string> = { 'POST /api/v1/orgs device': 'a person known by a device alone founds no organisation' };

/** Routes whose own side needs something that no row holds, and the test that has it. */
const ownElsewhere: Record<string, string> = {
  'POST /api/v1/auth/switch-org': 'needs the slug of a second organisation: tests/modules/identity-organisation.test.ts',
  'POST /api/v1/invitations/accept': 'needs the token of a letter: tests/modules/identity-organisation.test.ts',
  'PUT /api/v1/intake/sessions/:key/mode': 'the caller names the session: tests/modules/intake.test.ts',
  'PUT /api/v1/intake/sessions/:key/summary': 'the caller names the session: tests/modules/intake.test.ts',
  'POST /api/v1/repositories': 'needs a credential that a provider knows: tests/modules/repositories.test.ts',
};

const nameOf = ({ method, base, path }: Endpoint): string => `${method.toUpperCase()} ${base}${path}`;

async function cellsOf(endpoint: Endpoint, cast: Cast): Promise<Record<(typeof sides)[number], Cell>> {
  const { world } = cast;
  const { access } = endpoint;
  if (access.who === 'anyone') {
    const open = notMeant('open');
    return {
      own: open,
      none: notMeant(`open: ${access.why}`),
      suspended: open,
      viewer: open,
      device: open,
      'key of another scope': open,
      'other organisation': await other(endpoint, cast),
    };
  }
  const gate = async (bearer: string | undefined): Promise<string> => {
    const { status } = await send(world, endpoint, { '*': newId() }, bearer);
    return status === 401 ? 'turned away' : status === 403 ? 'refused' : 'let in';
  };
  // Somebody new each time: what is let in may sign them out, or remove them.
  const asked = async (role: Role): Promise<Cell> => {
    const reason = stricter[`${nameOf(endpoint)} ${role}`];
    const got = await gate((await world.person(role)).token);
    if (reason !== undefined) return got === 'refused' ? holds(`refused: ${reason}`) : broken(`${got} although ${reason}`);
    return wants(permissionsOf(role).has(access.may) ? 'let in' : 'refused', got);
  };
  const scopes = allPermissions.filter((one) => one !== access.may);
  return {
    own: await own(endpoint, cast),
    'other organisation': await other(endpoint, cast),
    none: wants('turned away', await gate(undefined)),
    suspended: wants(endpoint.evenSuspended ? 'let in' : 'refused', await gate((await suspended(world)).token)),
    viewer: await asked('viewer'),
    device: await asked('device'),
    'key of another scope': wants('refused', await gate(await addApiKey(world, await world.person(), scopes))),
  };
}

async function suspended(world: World): Promise<Person> {
  const person = await world.person();
  await world.database.sql(`update app.orgs set status = 'suspended' where id = $1`, [person.org_id]);
  return person;
}

/** One's own: a fresh owner with a row of everything gets past 401, 403 and 404. Without this the other columns would prove nothing. */
async function own(endpoint: Endpoint, { world, tables }: Cast): Promise<Cell> {
  const elsewhere = ownElsewhere[nameOf(endpoint)];
  if (elsewhere !== undefined) return notMeant(elsewhere);
  const person = await world.person();
  const furnished = await furnish(world.database.sql, tables, person);
  const all = Object.entries(furnished.ids).flatMap(([table, ids]) => ids.map((id) => ({ table, id })));
  const likely = (table: string): number => (endpoint.path.replaceAll('-', '_').includes(table) ? 0 : 1);
  const candidates = endpoint.path.includes(':') ? all.sort((a, b) => likely(a.table) - likely(b.table)) : [{ id: newId() }];
  let last = 0;
  const others = besides(furnished, endpoint);
  for (const { id } of candidates) {
    last = (await send(world, endpoint, { ...others, '*': id }, person.token)).status;
    if (![401, 403, 404].includes(last)) return holds(`answers ${last}`);
  }
  return uncovered(`no row of one's own is found (${last})`);
}

/** Every row of the other organisation by its id, and no text of theirs in any answer. */
async function other(endpoint: Endpoint, { world, neighbour }: Cast): Promise<Cell> {
  const ask = async (id: string): Promise<Answer> =>
    send(world, endpoint, { '*': id }, endpoint.access.who === 'member' ? (await world.person()).token : undefined);
  const never = await ask(newId());
  if (never.text.includes(neighbour.mark)) return broken('shows a text of theirs');
  if (!takesIds(endpoint)) return holds('names no row; nothing of theirs in the answer');
  let tried = 0;
  for (const [table, ids] of Object.entries(neighbour.ids)) {
    for (const id of ids) {
      const answer = await ask(id);
      tried += 1;
      if (answer.text.includes(neighbour.mark)) return broken(`shows a text of theirs for a row of ${table}`);
      if (endpoint.path.includes(':') && seen(answer) !== seen(never)) return broken(`tells their row of ${table} from none`);
    }
  }
  return holds(`${tried} of their rows, each answered like none`);
}

const seen = ({ status, text }: Answer): string => `${status} ${text}`;

function send(world: World, endpoint: Endpoint, ids: Record<string, string>, bearer: string | undefined): Promise<Answer> {
  const sample = requestTo(endpoint, { id: (name) => ids[name] ?? ids['*']!, chance: () => 0 });
  const headers = { 'x-request-id': 'the-same-for-all', ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) };
  return world.call(sample.method, sample.path, endpoint.raw ? Buffer.from('{}') : sample.body, headers);
}
