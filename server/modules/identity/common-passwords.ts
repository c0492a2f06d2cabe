/** Loaded when the first password is chosen: 49,000 words that no other request needs. */
let words: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'] as string[]);
}

/** Whether the password is among the most common ones, whatever its case, also when it is one of them repeated. */
export async function isCommonPassword(password: string): Promise<boolean> {
  words ??= load();
  const common = await words;
  const plain = password.toLowerCase();
  const [, unit] = /^(.{1,12}?)\1+$/u.exec(plain) ?? [];
  return common.has(plain) || (unit !== undefined && (common.has(unit) || new Set(unit).size <= 2));
}
