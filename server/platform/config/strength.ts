const placeholder = /change.?me|replace.?me|placeholder|your.?(?:secret|key)|^(?:default|example|secret|password)/i;

/** Why a secret must not sign or key anything, or undefined. Repetition counts as short: 'abcabcabc…' holds no more than 'abc'. */
export function weakness(secret: string): string | undefined {
  if (Buffer.byteLength(secret) < 32) return 'is shorter than 32 bytes';
  if (placeholder.test(secret)) return 'is a placeholder';
  if (new Set(secret).size < 8 || (secret + secret).indexOf(secret, 1) < secret.length) return 'repeats itself';
  return undefined;
}
