import { invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { Asset, discardLater, faultOf, mustHaveRoom, realType, store, unstore } from '../assets/index.ts';
import { tooLarge } from './media.ts';

/** Bytes of a file that comes inside of the request. */
export const largestInline = 6 * 1024 * 1024;

/** Files as old clients send them: inside of the request, in base64. */
export interface Inline {
  image_base64?: string | null | undefined;
  audio_base64?: string | null | undefined;
}

interface File {
  content: Buffer;
  content_type: string;
}

// One class and no groups: a pattern with groups runs out of stack on megabytes.
const base64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** The files, decoded and known by their first bytes; 400 for one that is neither, 413 for one that is too large. */
export function filesIn({ image_base64, audio_base64 }: Inline): File[] {
  return [...fileOf('image_base64', 'image/', image_base64), ...fileOf('audio_base64', 'audio/', audio_base64)];
}

function fileOf(field: string, kind: string, sent: string | null | undefined): File[] {
  if (typeof sent !== 'string' || sent === '') return [];
  const text = sent.replace(/^data:[\w/.+;=-]{0,100},/, '').replace(/\s+/g, '');
  if (!base64.test(text)) throw invalid([{ path: `body.${field}`, message: 'Must be base64.' }]);
  const content = Buffer.from(text, 'base64');
  if (content.length > largestInline) throw tooLarge(largestInline);
  const content_type = realType(content) ?? '';
  const fault = content_type.startsWith(kind)
    ? faultOf(content_type, content)
    : `Must be ${kind === 'image/' ? 'a picture' : 'a recording'}.`;
  if (fault !== undefined) throw invalid([{ path: `body.${field}`, message: fault }]);
  return [{ content, content_type }];
}

/** Stores the files like uploads of the caller, does the work with their ids, and has them removed again where it fails. */
export async function withStored<T>(
  org: Org,
  tools: Tools,
  created_by: string,
  files: readonly File[],
  work: (ids: string[]) => Promise<T>,
): Promise<T> {
  if (files.length === 0) return work([]);
  const stored = await Promise.all(files.map(({ content, content_type }) => store(org, tools, 'diagnose_upload', content, content_type)));
  const ids = stored.map(({ id }) => id);
  try {
    await org.write('asset.completed', async (db) => {
      db.record({ target: ids[0] ?? null });
      for (const row of stored) {
        await mustHaveRoom(db, row.size ?? 0);
        await db.rows(Asset).insert({ ...row, created_by });
      }
    });
  } catch (error) {
    await Promise.all(stored.map((one) => unstore(tools, one)));
    throw error;
  }
  try {
    return await work(ids);
  } catch (error) {
    await org
      .write('asset.removed', async (db) => {
        db.record({ target: ids[0] ?? null });
        await discardLater(db, tools, ids);
      })
      .catch((err: unknown) => tools.log.warn({ err, org_id: org.id }, 'Files of a question that failed stay for now.'));
    throw error;
  }
}
