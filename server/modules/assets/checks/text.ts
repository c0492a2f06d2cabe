/** Whether the bytes are text in UTF-8 (or an older one-byte encoding): a file with NUL bytes or mostly control characters is not. */
export function looksLikeText(content: Buffer): boolean {
  const sample = content.subarray(0, 64 * 1024);
  if (sample.includes(0)) return false;
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b && byte !== 0x0c) controls += 1;
  return controls <= sample.length / 50;
}
