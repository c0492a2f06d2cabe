import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import type { Places } from './places.ts';
import { OutboundRefused } from './refused.ts';

/** Every address of a host name; handed in so that tests can play a hostile DNS. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** The system's resolver. */
export const systemResolve: Resolve = (hostname) => dns.promises.lookup(hostname, { all: true, verbatim: true });

/**
 * The lookup of every connection: resolves once, refuses the host when any one of its addresses is out of bounds, and hands the very
 * addresses it checked to the socket, so that a second answer of the DNS changes nothing.
 */
export function checkedLookup(places: Places, resolve: Resolve): LookupFunction {
  const addressesOf = callbackify(async (hostname: string) => {
    const found = await resolve(hostname);
    if (found.length === 0) throw Object.assign(new Error(`${hostname} has no address.`), { code: 'ENOTFOUND' });
    if (!found.every(({ address }) => places.allows(hostname, address))) {
      throw new OutboundRefused('address', `${hostname} resolves to an address that the server may not call.`);
    }
    return found;
  });
  return (hostname, options, done) => {
    addressesOf(hostname, (error, found) => {
      const first = found?.[0];
      if (error !== null || first === undefined) done(error, []);
      else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
