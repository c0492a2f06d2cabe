import { setTimeout as sleep } from 'node:timers/promises';
import { loadSample } from '../../server/local/sample/index.ts';
import type { Answer, Person, World } from '../support/world.ts';
import { type CredentialWorld, goodAzurePat, goodPat, openCredentialWorld } from './credentials-world.ts';

/** The sample of seeds/sample: its repository is at both providers, its trace is what its newest commit prints. */
export const sample = loadSample();

/** Somebody with the sample repository connected. */
export interface Connected extends Person {
  repo_id: string;
  credential_id: string;
  /** Asks for an analysis; by default of the sample's trace. */
  analyse(input?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** The house with both providers and a worker whose retries come at once. */
export async function openReportWorld(): Promise<CredentialWorld> {
  const world = await openCredentialWorld({ worker: true });
  await hurry(world);
  return world;
}

/** From now on a retry comes at once. Leases are long: a slow machine takes no job from its worker. */
export const hurry = ({ database }: Pick<World, 'database'>) =>
  database.sql('update queue.queue set heartbeat_seconds = 60, retry_delay = 0, retry_backoff = false');

/** A person who has connected the sample repository of the provider. */
export async function connected(
  world: CredentialWorld,
  provider: 'github' | 'azure_devops' = 'github',
  person?: Person,
): Promise<Connected> {
  const owner = person ?? (await world.person());
  const github = provider === 'github';
  const credential_id = await world.stored(owner, github ? 'github_pat' : 'azdo_pat', github ? goodPat : goodAzurePat);
  const external_ref = github ? sample.repository.full_name : 'contoso/Shop/orders';
  const { status, body } = await owner.post('/repositories', { credential_id, external_ref });
  if (status !== 201) throw new Error(`Not connected: ${JSON.stringify(body)}`);
  const analyse: Connected['analyse'] = (input = { kind: 'log', log_text: sample.trace }, headers) =>
    owner.post(`/repositories/${body.id}/analyses`, input, headers);
  return { ...owner, repo_id: body.id, credential_id, analyse };
}

/** Asks over HTTP until the report is no longer pending. */
export async function finished(person: { get(path: string): Promise<Answer> }, report_id: string, ms = 60_000): Promise<Answer['body']> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(25)) {
    const { status, body } = await person.get(`/reports/${report_id}`);
    if (status !== 200) throw new Error(`No report: ${JSON.stringify(body)}`);
    if (body.status !== 'pending') return body;
  }
  throw new Error(`The report was still pending after ${ms} ms.`);
}

/** The report of the sample's trace, or of another question, once it is there. */
export async function reported(person: Connected, input?: object): Promise<Answer['body']> {
  const { status, body } = await person.analyse(input);
  if (status !== 202) throw new Error(`Not started: ${JSON.stringify(body)}`);
  return finished(person, body.report_id);
}
