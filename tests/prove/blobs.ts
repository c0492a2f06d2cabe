import { assetKinds } from '../../server/modules/assets/index.ts';
import { newId } from '../../server/core/ids.ts';
import type { World } from '../support/world.ts';
import { broken, holds, type Part, type Row, uncovered } from './proof.ts';

const sides = ['path', 'link', 'other organisation'];

/** Every kind of file: where it lies, what its link reaches, and who else gets one. */
export async function proveBlobs(world: World): Promise<Part> {
  const rows: Row[] = [];
  for (const kind of assetKinds) rows.push({ name: kind, cells: await cellsOf(kind, world) });
  return { title: 'Blobs', claim: 'A file lies under its organisation’s id, and its link opens that one file.', sides, rows };
}

async function cellsOf(kind: string, world: World): Promise<Row['cells']> {
  const [me, neighbour] = [await world.person(), await world.person()];
  const id = newId();
  const container = kind === 'report' || kind === 'log' ? 'reports' : `${kind.replaceAll('_', '-')}s`;
  await world.database.sql(
    `insert into app.assets (org_id, id, kind, content_type, size, status, container, blob_name, created_by, completed_at)
     values ($1, $2, $3, 'text/plain', 2, 'ready', $4, $5, $6, now())`,
    [me.org_id, id, kind, container, `${me.org_id}/${kind}/${id}`, me.user_id],
  );
  const announced = await announceAny(kind, me);
  const names = await world.database.sql<{ blob_name: string }>('select blob_name from app.assets where org_id = $1', [me.org_id]);
  const astray = names.filter(({ blob_name }) => !blob_name.startsWith(`${me.org_id}/`));
  const mine = await me.get(`/assets/${id}/download`);
  const theirs = await neighbour.get(`/assets/${id}/download`);
  const url = new URL(mine.body?.url ?? 'http://nowhere.test');
  const scope = `${url.searchParams.get('sr')} ${url.searchParams.get('sp')}`;
  return {
    path: astray.length > 0 ? broken(astray[0]!.blob_name) : holds(announced ?? 'written by the house alone, under the organisation’s id'),
    link: mine.status !== 200 ? uncovered(`answers ${mine.status}`) : scope === 'b r' ? holds('reads one blob') : broken(`grants ${scope}`),
    'other organisation': theirs.status === 404 ? holds('404') : broken(`answers ${theirs.status}`),
  };
}

/** The path that the house itself chose for a file of this kind, if clients may upload one. */
async function announceAny(kind: string, me: Awaited<ReturnType<World['person']>>): Promise<string | undefined> {
  for (const content_type of ['text/plain', 'image/png', 'application/pdf']) {
    const { status, body } = await me.post('/assets', { kind, content_type, size: 10 });
    if (status === 201) return `${new URL(body.upload.url).pathname.split('/').slice(2, 4).join('/').replace(me.org_id, '<org_id>')}/…`;
  }
  return undefined;
}
