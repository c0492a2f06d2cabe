import { createHash } from 'node:crypto';
import { conflict, found, invalid } from '../../core/problem.ts';
import { codeOf, type Org, type Plain } from '../../platform/db/index.ts';
import { type Page, listed } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { isExternalRef } from '../git/index.ts';
import { takeLeave } from './leaving.ts';
import { Repository } from './models.ts';
import { getRepository, type OpenProvider, openProvider } from './open.ts';
import { asking } from './problems.ts';
import type { RepositoryInput, RepositoryPatch } from './shapes.ts';

/** A short version of a repository, from what of it can be changed. */
export const versionOf = ({ default_ref, credential_id }: Pick<Repository, 'default_ref' | 'credential_id'>): string =>
  createHash('sha256').update(`${credential_id} ${default_ref}`).digest('base64url').slice(0, 16);

export const listRepositories = (org: Org, call: { page(): Page }) => org.read((db) => listed(db, call, Repository));

/** Connects a repository that the credential can really see; without `default_ref` it is the provider's default branch. */
export async function connect(
  org: Org,
  tools: Tools,
  { credential_id, external_ref, default_ref }: RepositoryInput,
): Promise<Plain<Repository>> {
  const opened = await asking('repository', () => openProvider(org, tools, credential_id, 'repository.connected'));
  const { provider, name, host } = opened;
  if (!isExternalRef(name, external_ref)) throw invalid([{ path: 'body.external_ref', message: named[name] }]);
  const { external_id, default_branch } = await asking('repository', () => provider.getRepository(external_ref));
  if (default_ref !== undefined) await mustHave(opened, external_ref, default_ref);
  const row = { credential_id, provider: name, host, external_ref, external_id, default_ref: default_ref ?? default_branch };
  return org.insert('repository.connected', Repository, row).catch(connectedAlready);
}

function connectedAlready(error: unknown): never {
  throw codeOf(error) === '23505' ? conflict('repository_conflict', 'This repository is connected already.') : error;
}

const named = { github: 'Must look like owner/name.', azure_devops: 'Must look like organisation/project/name.' };

const mustHave = ({ provider }: OpenProvider, externalRef: string, ref: string): Promise<string> =>
  asking('ref', () => provider.resolveRef(externalRef, ref));

/**
 * Changes the default ref or the credential, after trying both with the provider: another credential must see the very same repository.
 * `expect` is checked against the version before anything is asked, and again where it is written.
 */
export async function change(
  org: Org,
  tools: Tools,
  id: string,
  changes: RepositoryPatch,
  expect: (version: string) => void,
): Promise<Repository> {
  const row = await getRepository(org, id);
  expect(versionOf(row));
  await mustStillFit(org, tools, row, changes);
  const { credential_id, default_ref } = changes;
  return org.write('repository.changed', async (db) => {
    expect(versionOf(found('repository', await db.rows(Repository).findById(id).forUpdate())));
    db.record({ detail: { fields: Object.keys(changes) } });
    const patch = { ...(credential_id !== undefined && { credential_id }), ...(default_ref !== undefined && { default_ref }) };
    return found(
      'repository',
      await db
        .rows(Repository)
        .findById(id)
        .patch({ ...patch, updated_at: new Date() })
        .returning('*')
        .first(),
    );
  });
}

async function mustStillFit(org: Org, tools: Tools, row: Repository, { credential_id, default_ref }: RepositoryPatch): Promise<void> {
  if (credential_id === undefined && default_ref === undefined) return;
  const opened = await asking('repository', () => openProvider(org, tools, credential_id ?? row.credential_id, 'repository.changed'));
  if (credential_id !== undefined) {
    const here = opened.name === row.provider && opened.host === row.host;
    const same =
      here && (await asking('repository', () => opened.provider.getRepository(row.external_ref))).external_id === row.external_id;
    if (!same) throw conflict('repository_conflict', 'The credential is for another repository than this one.');
  }
  if (default_ref !== undefined) await mustHave(opened, row.external_ref, default_ref);
}

/** Disconnects the repository, with its webhook. Nothing happens at the provider. */
export const disconnect = (org: Org, tools: Tools, id: string, expect: (version: string) => void): Promise<void> =>
  org.write('repository.disconnected', async (db) => {
    expect(versionOf(found('repository', await db.rows(Repository).findById(id).forUpdate())));
    db.record({ target: id });
    await takeLeave(db, tools, id);
    await db.rows(Repository).findById(id).delete();
  });
