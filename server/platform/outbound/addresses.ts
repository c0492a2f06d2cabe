import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * `public`: anybody's internet. `near`: this machine or its private network. `never`: everything else, the cloud's metadata services among
 * it.
 */
export type Reach = 'public' | 'near' | 'never';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

// What ipaddr.js counts as ordinary unicast and is not: Azure's host agent, and the relays and documentation blocks of newer RFCs.
const alsoNever: Range[] = [
  '168.63.129.16/32',
  '192.0.0.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '2001::/23',
  '2002::/16',
  '3fff::/20',
].map((range) => ipaddr.parseCIDR(range) as Range);
const globalUnicast = ipaddr.parseCIDR('2000::/3') as Range;
const near = new Set<string>(['loopback', 'private', 'uniqueLocal']);

const within = (address: ipaddr.IPv4 | ipaddr.IPv6, range: Range): boolean => address.kind() === range[0].kind() && address.match(range);

/** How far the address reaches. IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are `never`, whatever they carry. */
export function reachOf(address: string): Reach {
  if (isIP(address) === 0 || address.includes('%')) return 'never';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (near.has(range)) return 'near';
  if (range !== 'unicast' || alsoNever.some((block) => within(parsed, block))) return 'never';
  return parsed.kind() === 'ipv4' || within(parsed, globalUnicast) ? 'public' : 'never';
}
