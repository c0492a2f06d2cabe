type Test = (content: Buffer) => boolean;

const bytes =
  (at: number, ...wanted: number[]): Test =>
  (content) =>
    wanted.every((byte, index) => content[at + index] === byte);
const text = (at: number, wanted: string): Test => bytes(at, ...Buffer.from(wanted, 'latin1'));
const all =
  (...tests: Test[]): Test =>
  (content) =>
    tests.every((test) => test(content));
const any =
  (...tests: Test[]): Test =>
  (content) =>
    tests.some((test) => test(content));

/** A file of ISO's base format says in its first box what it is. */
const brand = (...names: string[]): Test => all(text(4, 'ftyp'), any(...names.map((name) => text(8, name))));

/** The header of an MPEG audio frame of layer III: version, bit rate and sampling rate are none of the reserved ones. */
const mpegFrame: Test = ([first, second = 0, third = 0]) =>
  first === 0xff &&
  (second & 0xe6) === 0xe2 &&
  (second & 0x18) !== 0x08 &&
  third >> 4 !== 0xf &&
  third >> 4 !== 0 &&
  (third & 0x0c) !== 0x0c;
const aacFrame: Test = ([first, second = 0]) => first === 0xff && (second & 0xf6) === 0xf0;
const matroskaOfWeb: Test = (content) => content.subarray(4, 64).includes(Buffer.from('\x42\x82\x84webm', 'latin1'));

/** What files of each type begin with, by the formats' own specifications. Nothing that a browser would run is among them. */
const signatures: Readonly<Record<string, Test>> = {
  'image/jpeg': bytes(0, 0xff, 0xd8, 0xff),
  'image/png': bytes(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/gif': any(text(0, 'GIF87a'), text(0, 'GIF89a')),
  'image/webp': all(text(0, 'RIFF'), text(8, 'WEBPVP8')),
  'image/heic': brand('heic', 'heix', 'heim', 'heis', 'mif1'),
  'application/pdf': any(text(0, '%PDF-1.'), text(0, '%PDF-2.')),
  'audio/wav': all(text(0, 'RIFF'), text(8, 'WAVE')),
  'audio/ogg': text(0, 'OggS'),
  'audio/flac': text(0, 'fLaC'),
  'audio/webm': all(bytes(0, 0x1a, 0x45, 0xdf, 0xa3), matroskaOfWeb),
  'audio/mp4': brand('M4A ', 'M4B ', 'isom', 'iso2', 'iso5', 'iso6', 'mp41', 'mp42', 'dash'),
  'audio/mpeg': any(text(0, 'ID3'), mpegFrame),
  'audio/aac': aacFrame,
};

/** The type that the file really is, by its first bytes and whatever anybody calls it; undefined for everything we do not take. */
export const realType = (content: Buffer): string | undefined => Object.entries(signatures).find(([, fits]) => fits(content))?.[0];
