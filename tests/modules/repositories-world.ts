import type http from 'node:http';
import { loadSample, type SampleRepository, startGitHub, textFile } from '../../server/local/sample/index.ts';
import { startAzureDevOps } from '../support/azure-devops.ts';
import { openPatience, type Patience } from '../support/patience.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

export const sample = loadSample();
export type ProviderName = 'github' | 'azure_devops';
export const providerNames: ProviderName[] = ['github', 'azure_devops'];

/** Tokens that both providers let in; they are searched for wherever something could have been written down. */
export const goodToken = 'ghp_aTokenThatIsAcceptedHere0000000001';
export const otherToken = 'ghp_anotherTokenThatIsAccepted00000002';

const author = { name: 'Nora', email: 'nora@example.com' };
const on = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().replace('.000Z', 'Z');
const named = (full_name: string, commits: SampleRepository['commits'], hidden = true): SampleRepository => ({
  full_name,
  default_branch: 'main',
  private: hidden,
  commits,
});

const odd = named('longhouse-sample/odd', [
  {
    author,
    date: on(0),
    message: 'Everything at once',
    files: {
      'docs/guide.md': textFile('# Guide — ünïcode\n'),
      'docs/ü & ö/50% #1.txt': textFile('odd name'),
      'docs.md': textFile('not below docs'),
      'image.png': { content: Buffer.from([0x89, 0x50, 0, 1, 2, 3]), mode: '100644' },
      'nul.txt': textFile('a\u0000b'),
      'empty.txt': textFile(''),
      'fits.log': textFile('x'.repeat(1024 * 1024)),
      'large.log': textFile('x'.repeat(1024 * 1024 + 1)),
      'huge.log': textFile('x'.repeat(6 * 1024 * 1024)),
      vendor: { content: Buffer.from('1'.repeat(40)), mode: '160000' },
    },
  },
]);
const long = named(
  'longhouse-sample/long',
  Array.from({ length: 23 }, (_, day) => ({
    author,
    date: on(day),
    message: `Day ${day}`,
    files: { [`day-${day}.txt`]: textFile(`${day}`) },
  })),
);
const empty = named('longhouse-sample/empty', []);

/** What a provider does instead of answering. */
export type Trouble = (req: http.IncomingMessage, res: http.ServerResponse) => void;

export interface Provider {
  name: ProviderName;
  url: string;
  requests: string[];
  /** The external_ref of one of the repositories: orders, odd, long, empty. */
  ref(repository: string): string;
  trouble: Trouble | undefined;
}

export interface RepositoryWorld extends World {
  /** The way to the providers; hurried where no answer will come. */
  way: Patience;
  providers: Record<ProviderName, Provider>;
  /** Stores a credential of the person's organisation and gives its id. */
  credential(person: Person, provider: Provider, secret?: string): Promise<string>;
  /** Connects one of the provider's repositories and gives its id. */
  connected(person: Person, provider: Provider, repository?: string): Promise<string>;
}

async function startProviders(): Promise<{ providers: Record<ProviderName, Provider>; close(): Promise<void> }> {
  const troubles: Partial<Record<ProviderName, Provider>> = {};
  const intercept =
    (name: ProviderName) =>
    (req: http.IncomingMessage, res: http.ServerResponse): boolean => {
      troubles[name]?.trouble?.(req, res);
      return troubles[name]?.trouble !== undefined;
    };
  const tokens = [goodToken, otherToken];
  const github = await startGitHub({ repositories: [sample.repository, odd, long, empty], tokens, intercept: intercept('github') });
  const at = (name: string) => `contoso/Shop Floor/${name}`;
  const repositories = { [at('orders')]: sample.repository, [at('odd')]: odd, [at('long')]: long, [at('empty')]: empty };
  const azure = await startAzureDevOps({ repositories, pats: tokens, intercept: intercept('azure_devops') });
  const providers = {
    github: {
      name: 'github' as const,
      url: github.url,
      requests: github.requests,
      ref: (name: string) => `longhouse-sample/${name}`,
      trouble: undefined,
    },
    azure_devops: { name: 'azure_devops' as const, url: azure.url, requests: azure.requests, ref: at, trouble: undefined },
  };
  Object.assign(troubles, providers);
  return {
    providers,
    close: async () => {
      await Promise.all([github.close(), azure.close()]);
    },
  };
}

/** The house with both providers on loopback. */
export async function openRepositoryWorld(options: Parameters<typeof openWorld>[0] = {}): Promise<RepositoryWorld> {
  const started = await startProviders();
  const { providers } = started;
  const GIT_ALLOWED_HOSTS = Object.values(providers).map(({ url }) => new URL(url).host);
  const outbound = openPatience(GIT_ALLOWED_HOSTS);
  const world = await openWorld({ rates: { expensive: 10_000 }, ...options, tools: { outbound, ...options.tools } });
  const credential: RepositoryWorld['credential'] = async (person, { name, url }, secret = goodToken) => {
    const kind = name === 'github' ? 'github_pat' : 'azdo_pat';
    const { status, body, text } = await person.post('/credentials', { kind, name: 'ours', secret, base_url: url });
    if (status !== 201) throw new Error(text);
    return body.id as string;
  };
  return {
    ...world,
    way: outbound,
    providers,
    credential,
    connected: async (person, provider, repository = 'orders') => {
      const credential_id = await credential(person, provider);
      const { status, body, text } = await person.post('/repositories', { credential_id, external_ref: provider.ref(repository) });
      if (status !== 201) throw new Error(text);
      return body.id as string;
    },
    close: async () => {
      await world.close();
      await outbound.close();
      await started.close();
    },
  };
}
