import { keyword } from './libpq.ts';

const scheme = /^postgres(?:ql)?(?:\+\w+)?:\/\//i;

/** Whether the text is a database address rather than libpq's keyword form. */
export const isUri = (text: string): boolean => scheme.test(text);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('has a % that is no percent-code: write % as %25');
  }
};

/**
 * Reads postgresql://user:password@host:5432/db?sslmode=require, also with a Python driver (postgresql+psycopg://), into libpq's keywords.
 */
export function parseUri(text: string): Record<string, string> {
  const plain = text.replace(scheme, 'postgresql://');
  if (!isUri(text) || !URL.canParse(plain)) {
    throw new Error('must be an address such as postgresql://user:password@host:5432/db, with @ : / ? # of a password percent-encoded');
  }
  const at = new URL(plain);
  const found: Record<string, string> = {
    host: at.hostname.replace(/^\[|\]$/g, ''),
    port: at.port,
    dbname: at.pathname.slice(1),
    user: at.username,
    password: at.password,
  };
  for (const [name, value] of Object.entries(found)) found[name] = decoded(value);
  for (const [name, value] of at.searchParams) found[keyword(name)] = value;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}
