import { isIP } from 'node:net';

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The address to count by: without the port that App Service puts into X-Forwarded-For, IPv4 as it is, IPv6 as its /64 (one household or
 * one server has a whole /64). Anything that is no address becomes 'unknown'.
 */
export function clientIp(given: string | undefined): string {
  if (given === undefined) return 'unknown';
  const bare = withoutPort(given.trim());
  const version = isIP(bare);
  if (version === 4) return bare;
  if (version === 0) return 'unknown';
  return mapped.exec(bare)?.[1] ?? network64(bare);
}

function withoutPort(text: string): string {
  if (text.startsWith('[')) return text.slice(1, text.indexOf(']'));
  const colon = text.indexOf(':');
  return colon !== -1 && colon === text.lastIndexOf(':') ? text.slice(0, colon) : text;
}

function network64(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
