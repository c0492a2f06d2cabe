import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { GitFailure } from '../git/index.ts';
import { openRepository } from './open.ts';
import { asking, tooLarge } from './problems.ts';
import { namedRef } from './refs.ts';
import type { Content } from './shapes.ts';

/** Bytes of the largest file that is passed on. */
const largestContent = 1024 * 1024;

/** One file at a ref: text as it is, anything else in base64. `sha` is git's id of the content. */
export async function readContent(org: Org, tools: Tools, id: string, path: string, ref: string | undefined): Promise<Content> {
  const { name, bytes } = await asking('file', async () => {
    const opened = await openRepository(org, tools, id, 'file.read');
    const named = await namedRef(opened, ref);
    if (named === null) throw new GitFailure('not_found', 'The repository is empty.');
    return { name: named, bytes: await opened.provider.getFileContent(opened.row.external_ref, path, named) };
  });
  if (bytes.length > largestContent) throw tooLarge(`The file has ${bytes.length} bytes; at most ${largestContent} are passed on.`);
  const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const encoding = isUtf8(bytes) && !bytes.includes(0) ? 'utf-8' : 'base64';
  return { path, ref: name, size: bytes.length, sha, encoding, content: bytes.toString(encoding) };
}
