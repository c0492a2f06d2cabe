import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';
import { html, jpeg, pdf, png, program, sounds, svg } from './uploads-samples.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6 } });
  person = await world.person('member');
});
afterAll(() => world.close());

interface Upload {
  url: string;
  headers: Record<string, string>;
}
const announce = (more: object, by = person) =>
  by.post('/assets', { kind: 'mod_document', content_type: 'application/pdf', size: pdf.length, ...more });
const put = async ({ url, headers }: Upload, body: Buffer): Promise<number> =>
  (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status;
/** Announces, uploads and completes; answers the last of it that was refused. */
async function upload(kind: string, content_type: string, body: Buffer, more: object = {}, by = person): Promise<Answer> {
  const made = await announce({ kind, content_type, size: body.length, ...more }, by);
  if (made.status !== 201) return made;
  expect(await put(made.body.upload, body)).toBe(201);
  return by.post(`/assets/${made.body.id}/complete`);
}

test('documents, pictures and sounds go into the container of their kind, are checked and come back as they were', async () => {
  const cases: [string, string, Buffer, string][] = [
    ['mod_document', 'application/pdf', pdf, 'mod-documents'],
    ['service_document', 'image/jpeg', jpeg(800, 600), 'service-documents'],
    ['diagnose_upload', 'image/png', png(800, 600), 'diagnose-uploads'],
    ...Object.entries(sounds).map(([type, body]): [string, string, Buffer, string] => ['diagnose_upload', type, body, 'diagnose-uploads']),
  ];
  for (const [kind, type, body, container] of cases) {
    const made = await upload(kind, type, body, { file_name: 'Beleg für die Werkstatt.bin' });
    expect([type, made.status, made.body.status]).toEqual([type, 200, 'ready']);
    expect(made.body).toMatchObject({ kind, content_type: type, size: body.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const name = `${person.org_id}/${kind}/${made.body.id}`;
    expect((await world.tools.blobs.head({ container: container as 'reports', name }))?.size).toBe(body.length);
    const link = await person.get(`/assets/${made.body.id}/download`);
    const got = await fetch(link.body.url);
    expect(Buffer.from(await got.arrayBuffer()).equals(body)).toBe(true);
    expect(got.headers.get('content-type')).toBe(type);
    expect(got.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Beleg fur die Werkstatt.bin"; filename\*=UTF-8''Beleg%20f%C3%BCr/,
    );
  }
});

test('hostile files are refused: each is quarantined or never gets a link', async () => {
  const cases: [string, string, Buffer, RegExp, object?][] = [
    ['mod_document', 'application/pdf', html, /no type that is taken/],
    ['mod_document', 'image/png', svg, /no type that is taken/],
    ['mod_document', 'application/pdf', program, /no type that is taken/],
    ['mod_document', 'image/png', jpeg(8, 8), /It is image\/jpeg/],
    ['diagnose_upload', 'audio/mpeg', sounds['audio/wav']!, /It is audio\/wav/],
    ['diagnose_upload', 'image/png', png(100_000, 100_000), /pixels/],
    ['mod_document', 'application/pdf', Buffer.alloc(0), /has 0 bytes/, { size: 1 }],
    ['mod_document', 'application/pdf', Buffer.concat([pdf, pdf]), /announced were/, { size: pdf.length }],
    ['mod_document', 'application/pdf', pdf, /SHA-256/, { sha256: '0'.repeat(64) }],
  ];
  for (const [kind, type, body, fault, more] of cases) {
    const answer = await upload(kind, type, body, more);
    expect(answer.body).toMatchObject({ status: 409, code: 'asset_conflict', detail: expect.stringMatching(fault) });
  }
  const data = (await person.get('/assets?limit=9')).body.data as { id: string; status: string }[];
  expect(data.map(({ status }) => status)).toEqual(cases.map(() => 'quarantined'));
  for (const { id } of data) expect((await person.get(`/assets/${id}/download`)).body.code).toBe('asset_conflict');

  const never: [object, string][] = [
    [{ content_type: 'text/html' }, 'body.content_type'],
    [{ content_type: 'image/svg+xml' }, 'body.content_type'],
    [{ content_type: 'application/octet-stream' }, 'body.content_type'],
    [{ content_type: 'application/pdf\r\nx-evil: 1' }, 'body.content_type'],
    [{ content_type: 'audio/mpeg' }, 'body.content_type'],
    [{ kind: 'diagnose_upload' }, 'body.content_type'],
    [{ size: 20 * 1024 * 1024 + 1 }, 'body.size'],
    [{ size: 0 }, 'body.size'],
    [{ size: -1 }, 'body.size'],
    [{ kind: 'report' }, 'body.kind'],
    ...['../../secret', 'a/b.pdf', 'a\\b.pdf', 'C:evil', '..', '.', 'a\r\nb', 'a\u0000b', '\u202Efdp.exe', ' ', 'x'.repeat(201)].map(
      (file_name): [object, string] => [{ file_name }, file_name.includes('\u0000') ? 'body' : 'body.file_name'],
    ),
  ];
  for (const [more, path] of never) expect([more, (await announce(more)).body.errors?.[0]?.path]).toEqual([more, path]);
});

test('a link is for one blob: it lists nothing, writes nowhere else, reads no other and not another organisation’s', async () => {
  const neighbour = await world.person();
  const theirs = (await upload('mod_document', 'application/pdf', pdf, {}, neighbour)).body.id as string;
  const other = (await upload('mod_document', 'application/pdf', pdf)).body.id as string;
  const made = (await announce({})).body as { id: string; upload: Upload };
  const down = (await person.get(`/assets/${other}/download`)).body.url as string;
  const at = (url: string, change: (to: URL) => void): string => {
    const to = new URL(url);
    change(to);
    return to.href;
  };
  const mine = `${person.org_id}/mod_document`;
  const tries: [string, string][] = [];
  for (const url of [made.upload.url, down]) {
    const container = (to: URL) => void (to.pathname = to.pathname.slice(0, to.pathname.indexOf(`/${mine}`)));
    tries.push(
      ['GET', at(url, (to) => (container(to), to.searchParams.set('restype', 'container'), to.searchParams.set('comp', 'list')))],
      ['PUT', at(url, (to) => (to.pathname += 'x'))],
      ['PUT', at(url, (to) => (to.pathname = to.pathname.replace('mod-documents', 'service-documents')))],
      [
        'GET',
        at(url, (to) => (to.pathname = to.pathname.replace(/[^/]+\/mod_document\/.*/, `${neighbour.org_id}/mod_document/${theirs}`))),
      ],
      [
        'PUT',
        at(url, (to) => (to.pathname = to.pathname.replace(/[^/]+\/mod_document\/.*/, `${neighbour.org_id}/mod_document/${theirs}`))),
      ],
      ['DELETE', url],
      ['PUT', at(url, (to) => (to.searchParams.set('sp', 'racwd'), to.searchParams.set('sr', 'c')))],
    );
  }
  tries.push(['GET', made.upload.url], ['PUT', down]);
  for (const [method, url] of tries) {
    const answer = await fetch(url, { method, headers: made.upload.headers, ...(method === 'PUT' && { body: new Uint8Array(pdf) }) });
    expect([method, url, answer.status >= 400 && answer.status < 500]).toEqual([method, url, true]);
    await answer.arrayBuffer();
  }
  for (const id of [theirs]) expect((await neighbour.get(`/assets/${id}`)).body.status).toBe('ready');
  expect(await put(made.upload, pdf)).toBe(201);
  expect(tries).toHaveLength(16);
});

test('an organisation has room for so many files and bytes, also when many are announced at once; staff may set other numbers', async () => {
  const owner = await world.person();
  const limit = (limits: object) =>
    world.database.sql(`update app.orgs set settings = jsonb_build_object('limits', $2::jsonb) where id = $1`, [
      owner.org_id,
      JSON.stringify(limits),
    ]);
  await limit({ files: 5 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => announce({}, owner)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  const full = answers.find(({ status }) => status === 409)!;
  expect(full.body).toMatchObject({ code: 'asset_conflict', detail: 'An organisation has at most 5 files.' });
  await owner.delete(`/assets/${answers.find(({ status }) => status === 201)!.body.id}`);
  expect((await announce({}, owner)).status).toBe(201);
  await limit({ file_bytes: pdf.length * 5 + 10 });
  expect((await announce({}, owner)).body.detail).toMatch(/at most \d+ bytes together/);
  expect((await announce({ size: 10 }, owner)).status).toBe(201);
  expect((await owner.get('/limits')).body.data.slice(1)).toMatchObject([
    { name: 'files', limit: 20_000, used: 6 },
    { name: 'file_bytes', limit: pdf.length * 5 + 10, used: pdf.length * 5 + 10 },
  ]);
});
