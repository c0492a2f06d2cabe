import { isIP } from 'node:net';
import { reachOf } from './addresses.ts';
import { OutboundRefused } from './refused.ts';

/** Where the server may go: the git providers' own hosts, and those the deployer listed. */
export interface Places {
  /** The URL when it may be called, otherwise an OutboundRefused that names the rule. */
  check(url: string | URL): URL;
  /** Whether this address may be connected to for that host name. */
  allows(hostname: string, address: string): boolean;
}

interface Listed {
  hostname: string;
  port: string | undefined;
}

const builtIn = new Set(['api.github.com', 'dev.azure.com', 'login.microsoftonline.com']);
const organisationHost = /^[a-z0-9][a-z0-9-]{0,62}\.visualstudio\.com$/;
const defaultPorts: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

function listed(entry: string): Listed {
  const port = /:(\d{1,5})$/.exec(entry)?.[1];
  return { hostname: new URL(`https://${entry}`).hostname, port };
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

function parsed(url: string | URL): URL {
  if (typeof url !== 'string') return new URL(url);
  // URL() repairs these (backslashes, blanks, line breaks); whoever writes them means to be read in two ways.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(url)) throw new OutboundRefused('url', 'The address contains characters that do not belong in one.');
  if (!URL.canParse(url)) throw new OutboundRefused('url', 'This is not an address.');
  return new URL(url);
}

/**
 * The rules of this process: `extra` are the entries of GIT_ALLOWED_HOSTS (host or host:port); production allows neither http nor private
 * addresses.
 */
export function places(extra: readonly string[], production: boolean): Places {
  const entries = extra.map(listed);

  const isListed = (hostname: string): boolean => entries.some((entry) => entry.hostname === hostname);
  const isBuiltIn = (hostname: string): boolean => builtIn.has(hostname) || organisationHost.test(hostname);

  function portAllowed({ hostname, port, protocol }: URL): boolean {
    const actual = port || defaultPorts[protocol];
    if (isBuiltIn(hostname) && actual === '443') return true;
    return entries.some((entry) => entry.hostname === hostname && actual === (entry.port ?? defaultPorts[protocol]));
  }

  function allows(hostname: string, address: string): boolean {
    const reach = reachOf(address);
    return reach === 'public' || (reach === 'near' && !production && isListed(hostname));
  }

  function check(given: string | URL): URL {
    const url = parsed(given);
    const { hostname, protocol } = url;
    if (protocol !== 'https:' && protocol !== 'http:') throw new OutboundRefused('scheme', 'Only https addresses are called.');
    if (url.username !== '' || url.password !== '')
      throw new OutboundRefused('userinfo', 'The address may not carry a user name or password.');
    if (!isBuiltIn(hostname) && !isListed(hostname)) {
      throw new OutboundRefused('host', 'This host is not one that the server may call; the deployer can add it to GIT_ALLOWED_HOSTS.');
    }
    if (protocol === 'http:' && (production || !isListed(hostname)))
      throw new OutboundRefused('scheme', 'This host is called by https only.');
    if (!portAllowed(url)) throw new OutboundRefused('port', 'This port of the host is not one that the server may call.');
    const literal = bare(hostname);
    if (isIP(literal) !== 0 && !allows(hostname, literal))
      throw new OutboundRefused('address', 'This address is not one that the server may call.');
    return url;
  }

  return { check, allows };
}
