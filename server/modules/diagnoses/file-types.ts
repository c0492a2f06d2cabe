type Sign = readonly [at: number, bytes: string];

/** What files of these types begin with, in Latin-1. */
const signs: readonly (readonly [type: string, ...Sign[]])[] = [
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/gif', [0, 'GIF8']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['audio/wav', [0, 'RIFF'], [8, 'WAVE']],
  ['audio/mpeg', [0, 'ID3']],
  ['audio/mpeg', [0, '\xff\xfb']],
  ['audio/mpeg', [0, '\xff\xf3']],
  ['audio/mpeg', [0, '\xff\xf2']],
  ['audio/ogg', [0, 'OggS']],
  ['audio/flac', [0, 'fLaC']],
  ['audio/webm', [0, '\x1a\x45\xdf\xa3']],
  ['audio/mp4', [4, 'ftyp']],
];

/** The type of a picture or a recording by its first bytes, whatever its name says; undefined for anything else. */
export function typeOf(content: Buffer): string | undefined {
  const begins = ([at, bytes]: Sign): boolean => content.toString('latin1', at, at + bytes.length) === bytes;
  return signs.find(([, ...all]) => all.every(begins))?.[0];
}
