import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { type GitHubOptions, loadSample, type SampleGitHub, startGitHub } from '../../server/local/sample/index.ts';
import { openKeys } from '../../server/platform/crypto/index.ts';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import type { Log } from '../../server/platform/log/index.ts';
import { type FakeAzureDevOps, startAzureDevOps } from '../support/azure-devops.ts';
import { WatchedWrapper } from '../support/keys.ts';
import { quietLog } from '../support/log.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = { public_key: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString() };

/** A GitHub App and an Entra application as their servers know them, and the tokens that are let in. */
export const app = {
  app_id: '12345',
  installation_id: '678',
  private_key: pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
};
export const entra = { tenant_id: 'contoso.onmicrosoft.com', client_id: 'a1b2c3d4', client_secret: 'entra~client~secret' };
export const goodPat = 'ghp_theTokenThatGitHubAccepts0000000001';
export const goodAzurePat = 'azurePersonalAccessTokenThatIsAccepted';

/** The house with both providers on loopback, a wrapper that can be down, and everything that was logged. */
export interface CredentialWorld extends World {
  github: SampleGitHub;
  azure: FakeAzureDevOps;
  wrapper: WatchedWrapper;
  logged: string[];
  /** What GitHub does before it answers. */
  intercept: { github: GitHubOptions['intercept'] | undefined };
  /** A process of its own: nothing in memory but the same database and vault. */
  another(): World['tools'];
  /** Stores a credential and answers its id. */
  stored(person: Person, kind: string, secret: unknown, base_url?: string): Promise<string>;
}

export async function openCredentialWorld(options: { worker?: boolean } = {}): Promise<CredentialWorld> {
  const sample = loadSample();
  const intercept: CredentialWorld['intercept'] = { github: undefined };
  const github = await startGitHub({
    repositories: [sample.repository],
    tokens: [goodPat],
    app: { ...app, ...pem },
    intercept: (req, res) => intercept.github?.(req, res) === true,
  });
  const azure = await startAzureDevOps({
    repositories: { 'contoso/Shop/orders': sample.repository },
    pats: [goodAzurePat],
    entra,
  });
  const GIT_ALLOWED_HOSTS = [github, azure].map(({ url }) => new URL(url).host);
  const outbound = signingInAt(azure.url, openOutbound({ GIT_ALLOWED_HOSTS, production: false }));
  const logged: string[] = [];
  const world = await openWorld({ settings: { LOG_LEVEL: 'trace' }, tools: { outbound, log: logInto(logged) }, ...options });
  const wrapper = new WatchedWrapper(path.join(world.settings.LONGHOUSE_DIR, 'watched.key'));
  const anotherKeys = () => openKeys({ db: world.tools.db, wrapper });
  world.tools.keys = anotherKeys();
  return {
    ...world,
    github,
    azure,
    wrapper,
    logged,
    intercept,
    another: () => ({ ...world.tools, keys: anotherKeys() }),
    async stored(person, kind, secret, base_url = kind.startsWith('github') ? github.url : azure.url) {
      const { status, body } = await person.post('/credentials', { kind, name: kind, secret, base_url });
      if (status !== 201) throw new Error(`Not stored: ${JSON.stringify(body)}`);
      return body.id as string;
    },
    async close() {
      await world.close();
      await outbound.close();
      await Promise.all([github.close(), azure.close()]);
    },
  };
}

/** Entra's own host, which the code names itself, answered on loopback. */
function signingInAt(origin: string, outbound: Outbound): Outbound {
  const fetch: Outbound['fetch'] = (url, options) =>
    outbound.fetch(url.hostname === 'login.microsoftonline.com' ? new URL(url.pathname, origin) : url, options);
  return { ...outbound, fetch };
}

/** Keeps what is handed to the log, before anything is left out or scrubbed, and hands it on. */
function logInto(lines: string[]): Log {
  const say =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal') =>
    (...parts: [string]): void => {
      const told = parts.map((part) =>
        JSON.stringify(part, (_key, at: unknown) => (at instanceof Error ? `${at.message} ${at.stack}` : at)),
      );
      lines.push(told.join(' '));
      quietLog[level](...parts);
    };
  const log = {
    trace: say('trace'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    fatal: say('fatal'),
    child: (): Log => log,
  } as unknown as Log;
  return log;
}

/** Every row of every table of the house as text; sealed bytes are hexadecimal there. */
export async function everythingStored({ database }: World): Promise<string> {
  const tables = await database.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'queue', 'public')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.sql<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}

/** The forms in which a secret could have slipped out. */
export const formsOf = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
  encodeURIComponent(secret),
];
