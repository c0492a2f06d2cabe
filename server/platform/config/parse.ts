/** Text as it stands, or one that fits a pattern. */
export const textFrom =
  (pattern?: RegExp, expected = 'text') =>
  (text: string): string => {
    if (pattern && !pattern.test(text)) throw new Error(`must be ${expected}`);
    return text;
  };

/** A whole number from min to max. */
export const numberFrom =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
    return value;
  };

/** true, 1, yes and on, or their opposites. */
export function flagFrom(text: string): boolean {
  if (/^(?:true|1|yes|on)$/i.test(text)) return true;
  if (/^(?:false|0|no|off)$/i.test(text)) return false;
  throw new Error('must be true or false');
}

/** One word of a fixed set, exactly as written there. */
export const choiceFrom =
  <C extends readonly string[]>(words: C) =>
  (text: string): C[number] => {
    if (!words.includes(text)) throw new Error(`must be one of ${words.join(', ')}`);
    return text;
  };

/** A day or an instant in ISO 8601; a day begins at midnight UTC. */
export function dateFrom(text: string): Date {
  const value = new Date(text);
  const day = text.slice(0, 10);
  const real = !Number.isNaN(value.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text) || !real) {
    throw new Error('must be a date such as 2027-01-31 or 2027-01-31T12:00:00Z');
  }
  return value;
}

/** An absolute address with one of the schemes; a slash at its end is dropped. */
export const urlFrom =
  (schemes: readonly string[]) =>
  (text: string): string => {
    if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol) || new URL(text).hostname === '') {
      throw new Error(`must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    }
    return text.replace(/\/+$/, '');
  };

/** A comma list; blanks are ignored and each value is kept once. */
export const listFrom =
  <T>(one: (text: string) => T) =>
  (text: string): T[] => [
    ...new Set(
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(one),
    ),
  ];

/** A browser origin, compared exactly later: scheme://host[:port] without a path; a slash at its end is tolerated. */
export function originFrom(text: string): string {
  const bare = text.replace(/\/$/, '');
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s*]+$/i.test(bare) || !URL.canParse(bare)) {
    throw new Error('must list exact origins such as https://app.example.com, without a path and without *');
  }
  const { origin } = new URL(bare);
  return origin === 'null' ? bare.toLowerCase() : origin;
}

/** A host or host:port, in small letters. */
export function hostFrom(text: string): string {
  const port = Number(/:(\d+)$/.exec(text)?.[1] ?? 1);
  if (!/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(text) || port < 1 || port > 65_535) {
    throw new Error('must list hosts such as git.example.com or git.example.com:8443, without https:// and without a path');
  }
  return text.toLowerCase();
}

/** A database role and the Entra identity that signs in for it: owner=name/object-id. */
export function principalFrom(text: string): string {
  if (!/^(?:owner|app|auth|staff)=[A-Za-z0-9][A-Za-z0-9_-]{0,62}\/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text)) {
    throw new Error('must list identities as role=name/object-id, the role being owner, app, auth or staff');
  }
  return text;
}
