import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Outbound } from '../../platform/outbound/index.ts';
import { baseUrl, fromTheWay, GitFailure, waitOf } from './failure.ts';
import type { IssuedToken } from './types.ts';
import { understood } from './understood.ts';

/** A GitHub App as stored: `private_key` is PEM; `base_url` only for GitHub Enterprise Server. */
export interface GithubApp {
  app_id: string;
  installation_id: string;
  private_key: string;
  base_url?: string | null;
}

/** An Entra application as stored; `authority` only for other clouds. */
export interface EntraApplication {
  tenant_id: string;
  client_id: string;
  client_secret: string;
  authority?: string | null;
}

const azureDevOpsScope = '499b84ac-1321-427f-aa17-267ca6975798/.default';
const installationShape = z.object({ token: z.string(), expires_at: z.string() });
const entraShape = z.object({ access_token: z.string(), expires_in: z.coerce.number() });
const tenantName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,253}$/;

async function post(outbound: Outbound, url: URL, headers: Record<string, string>, body: string): Promise<unknown> {
  const sent = await outbound
    .fetch(url, { method: 'POST', headers: { accept: 'application/json', ...headers }, body })
    .catch((error: unknown) => {
      throw fromTheWay(error);
    });
  const wait = (otherwise: number) => waitOf((name) => sent.headers.get(name), new Date(), otherwise);
  if (sent.status === 429) throw new GitFailure('rate_limited', 'The provider asks us to slow down.', wait(60));
  if (sent.status >= 500) throw new GitFailure('unavailable', `The provider is in trouble (${sent.status}).`, wait(5));
  if (sent.status >= 400) throw new GitFailure('credential_rejected', `The provider issues no token for this credential (${sent.status}).`);
  try {
    return JSON.parse(sent.body.toString('utf8')) as unknown;
  } catch {
    throw new GitFailure('unavailable', 'The provider sent something that is not JSON.');
  }
}

/** A token for one installation of a GitHub App, good for an hour: the app signs a short JWT with its key and trades it in. */
export async function githubInstallationToken(app: GithubApp, outbound: Outbound): Promise<IssuedToken> {
  const url = baseUrl(outbound, app.base_url ?? 'https://api.github.com');
  if (!/^\d{1,20}$/.test(app.installation_id)) throw new GitFailure('credential_rejected', 'The installation id is a number.');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/app/installations/${app.installation_id}/access_tokens`;
  const now = Math.floor(Date.now() / 1000);
  let signed: string;
  try {
    // Dated back a minute, because GitHub refuses a token from the future and clocks differ.
    signed = jwt.sign({ iat: now - 60, exp: now + 540, iss: app.app_id }, app.private_key, { algorithm: 'RS256' });
  } catch {
    throw new GitFailure('credential_rejected', "The app's private key is not an RSA key in PEM form.");
  }
  const headers = { authorization: `Bearer ${signed}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
  const { token, expires_at } = understood(installationShape, await post(outbound, url, headers, ''));
  return { token, expires_at: new Date(expires_at).toISOString() };
}

/** A token for Azure DevOps by the client credentials of an Entra application. */
export async function azureEntraToken(application: EntraApplication, outbound: Outbound): Promise<IssuedToken> {
  const url = baseUrl(outbound, application.authority ?? 'https://login.microsoftonline.com');
  if (!tenantName.test(application.tenant_id))
    throw new GitFailure('credential_rejected', 'The directory is named by its id or its domain.');
  url.pathname = `/${application.tenant_id}/oauth2/v2.0/token`;
  const { client_id, client_secret } = application;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope: azureDevOpsScope });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { access_token, expires_in } = understood(entraShape, await post(outbound, url, headers, form.toString()));
  return { token: access_token, expires_at: new Date(Date.now() + expires_in * 1000).toISOString() };
}
