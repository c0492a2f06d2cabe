import type { Org } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { reseal } from './reseal.ts';

/** The versions of the organisation's key, newest first. */
export async function listOrgKeys(org: Org, tools: Tools, call: { page(): Page }) {
  const page = call.page();
  const below = Number(page.after?.[0] ?? Number.POSITIVE_INFINITY);
  const left = (await tools.keys.list(org)).filter(({ version }) => version < below);
  const data = left.slice(0, page.limit).map(({ kek_kid, ...key }) => ({ ...key, kek: shortKid(kek_kid) }));
  const last = left.length > page.limit ? data.at(-1) : undefined;
  return { data, next_cursor: last ? page.cursorAfter([last.version]) : null };
}

/** 'name/version' of the key-encryption key, both cut short: enough to tell two of them apart, and not where the vault is. */
function shortKid(kid: string): string {
  const [name = '', version = ''] = kid.includes('/') ? kid.split('/').slice(-2) : kid.split(':');
  return `${name}/${version.slice(0, 8)}`;
}

/** Makes a new version of the key; a job then seals everything anew. */
export async function rotateOrgKey(org: Org, tools: Tools) {
  const version = await tools.keys.rotate(org);
  const job_id = await org.unrecorded('the rotation is recorded', (db) => tools.jobs.enqueue(db, reseal, {}));
  return { version, job_id };
}
