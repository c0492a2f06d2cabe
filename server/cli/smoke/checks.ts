import { expectedSchemaVersion } from '../../platform/db/index.ts';
import { type Answer, ask, shakeHands } from './ask.ts';

/** What is expected of a deployment. */
export interface Expected {
  /** Where it is served: https. */
  url: URL;
  /** Where plain http is refused or sent on; usually the same host. */
  plain: URL;
  /** What this web app serves. On Azure the API and the console are two. */
  serves: readonly ('api' | 'console')[];
  /** The commit that must answer. */
  commit?: string;
  /** A certificate authority of one's own. */
  ca?: string;
}

/** One thing that is looked at; answers what was found, throws what is wrong. */
export interface Check {
  name: string;
  look(): Promise<string>;
}

const json = ({ text }: Answer): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(`not JSON: ${text.slice(0, 80)}`);
  }
};

function must(truth: boolean, otherwise: string): void {
  if (!truth) throw new Error(otherwise);
}

/** What is looked at, in order. */
export function checksOf({ url, plain, serves, commit, ca }: Expected): Check[] {
  const get = (path: string): Promise<Answer> => ask(new URL(path, url), ca);
  const both: Check[] = [
    { name: 'TLS', look: () => modernTls(url, ca) },
    { name: 'http', look: () => sentOn(plain, url) },
    {
      name: 'health',
      async look() {
        const answer = await get('/healthz');
        must(answer.status === 200, `/healthz answers ${answer.status}`);
        must(answer.headers['strict-transport-security'] !== undefined, 'no Strict-Transport-Security');
        return String(json(answer)['status']);
      },
    },
    {
      name: 'readiness',
      async look() {
        const answer = await get('/readyz');
        const { status, checks } = json(answer) as { status?: string; checks?: Record<string, string> };
        const wrong = Object.entries(checks ?? {}).filter(([, outcome]) => outcome !== 'ok');
        must(
          answer.status === 200 && status === 'ready',
          [status ?? answer.status, ...wrong.map(([name, why]) => `${name}: ${why}`)].join('; '),
        );
        return `ready (${Object.keys(checks ?? {}).join(', ')})`;
      },
    },
    {
      name: 'version',
      async look() {
        const found = json(await get('/version')) as { version?: string; commit?: string };
        must(commit === undefined || found.commit === commit, `commit ${found.commit ?? 'unknown'} answers, not ${commit ?? ''}`);
        return `${found.version ?? 'unknown'}, commit ${found.commit ?? 'unknown'}`;
      },
    },
    {
      name: 'schema version',
      async look() {
        const [{ schema }, wanted] = [json(await get('/version')) as { schema?: string }, await expectedSchemaVersion()];
        must(schema === wanted, `it was built with ${schema ?? 'none'}, this checkout has ${wanted}`);
        const { checks } = json(await get('/readyz')) as { checks?: Record<string, string> };
        must(checks?.['schema'] === 'ok', checks?.['schema'] ?? 'readiness says nothing of it');
        return wanted;
      },
    },
  ];
  const api: Check = {
    name: 'a stranger',
    async look() {
      const { status } = await get('/api/v1/me');
      must(status === 401, `/api/v1/me answers ${status}, not 401`);
      return 'is turned away (401)';
    },
  };
  const page: Check = { name: 'sign-in page', look: () => signInPage(url, ca) };
  return [...both, ...(serves.includes('api') ? [api] : []), ...(serves.includes('console') ? [page] : [])];
}

async function modernTls(url: URL, ca?: string): Promise<string> {
  const agreed = await shakeHands(url, 'today', ca);
  must(/^TLSv1\.[23]$/.test(agreed), `${agreed} was agreed on`);
  const outdated = await shakeHands(url, 'outdated', ca).catch(() => undefined);
  must(outdated === undefined, `${outdated ?? ''} is still taken`);
  return `${agreed}, nothing below TLSv1.2`;
}

async function sentOn(plain: URL, url: URL): Promise<string> {
  const { status, headers } = await ask(plain);
  const to = headers.location === undefined ? undefined : new URL(headers.location, plain);
  must([301, 302, 307, 308].includes(status), `plain http is answered with ${status}`);
  must(to?.protocol === 'https:' && to.hostname === url.hostname, `it leads to ${headers.location ?? 'nowhere'}`);
  return `${status} to https`;
}

/** `/admin` leads to a page with a form to sign in, on the same host. */
async function signInPage(url: URL, ca?: string): Promise<string> {
  let at = new URL('/admin', url);
  for (let steps = 0; steps < 4; steps += 1) {
    const { status, headers, text } = await ask(at, ca);
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      at = new URL(headers.location, at);
      must(at.host === url.host && at.protocol === 'https:', `it leads away, to ${at.origin}`);
      continue;
    }
    must(status === 200, `${at.pathname} answers ${status}`);
    must(/<form\b[^]*<input\b[^>]*type="(?:password|email|text)"/i.test(text), `${at.pathname} has no form to sign in`);
    must(headers['content-security-policy'] !== undefined, `${at.pathname} has no Content-Security-Policy`);
    return at.pathname;
  }
  throw new Error('it leads in circles');
}
