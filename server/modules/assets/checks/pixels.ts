/** Width and height of an image. */
export interface Pixels {
  width: number;
  height: number;
}

/** Parts of a file that are looked at: a photograph has dozens, and one made of nothing but their beginnings would keep us for seconds. */
const mostParts = 10_000;

type Reader = (content: Buffer) => Pixels | undefined;

const png: Reader = (c) =>
  c.length >= 24 && c.toString('latin1', 12, 16) === 'IHDR' ? { width: c.readUInt32BE(16), height: c.readUInt32BE(20) } : undefined;

const gif: Reader = (c) => (c.length >= 10 ? { width: c.readUInt16LE(6), height: c.readUInt16LE(8) } : undefined);

const webp: Reader = (c) => {
  if (c.length < 30) return undefined;
  switch (c.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: c.readUInt16LE(26) & 0x3fff, height: c.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const packed = c.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: c.readUIntLE(24, 3) + 1, height: c.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
};

/** Start-of-frame markers: all of C0 to CF but the tables C4, C8 and CC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpeg: Reader = (c) => {
  let at = 2;
  for (let parts = 0; parts < mostParts && at + 9 <= c.length && c[at] === 0xff; parts += 1) {
    const marker = c[at + 1]!;
    if (marker === 0xff)
      at += 1; // fill byte
    else if (isFrame(marker)) return { width: c.readUInt16BE(at + 7), height: c.readUInt16BE(at + 5) };
    else at += 2 + Math.max(2, c.readUInt16BE(at + 2));
  }
  return undefined;
};

/** The largest of the sizes that the file names: those of the image, its tiles and its thumbnails; none where there is no end of them. */
const heic: Reader = (c) => {
  let most: Pixels | undefined;
  let parts = 0;
  for (let at = c.indexOf('ispe', 0, 'latin1'); at !== -1 && at + 16 <= c.length; at = c.indexOf('ispe', at + 4, 'latin1')) {
    if ((parts += 1) > mostParts) return undefined;
    const size = { width: c.readUInt32BE(at + 8), height: c.readUInt32BE(at + 12) };
    if (!most || size.width * size.height > most.width * most.height) most = size;
  }
  return most;
};

const readers: Readonly<Record<string, Reader>> = {
  'image/png': png,
  'image/gif': gif,
  'image/webp': webp,
  'image/jpeg': jpeg,
  'image/heic': heic,
};

/** Width and height as the header of an image of this type says, without unpacking anything; undefined where it does not. */
export const pixelsOf = (type: string, content: Buffer): Pixels | undefined => readers[type]?.(content);
