/** Whether the host is this machine: its loopback, or a socket folder. */
const isLoopback = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|\/.*)$/i.test(host);

/**
 * TLS to the database: always with a verified certificate, unless the server is on this machine and this is not production.
 * `require` verifies as well: unverified TLS would hand an Entra token to whoever answers. Throws an Error with what to write instead.
 */
export function sslFor(sslmode: string | undefined, host: string, production: boolean): false | { rejectUnauthorized: true } {
  const mayBePlain = isLoopback(host) && !production;
  switch (sslmode) {
    case undefined:
      return mayBePlain ? false : { rejectUnauthorized: true };
    case 'require':
    case 'verify-ca':
    case 'verify-full':
      return { rejectUnauthorized: true };
    case 'disable':
      if (mayBePlain) return false;
      throw new Error('has sslmode=disable, which is for a server on this machine off production: write sslmode=require');
    default:
      throw new Error('has an sslmode that is not one of disable, require, verify-ca, verify-full');
  }
}
