import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultOf, longestSide, mostPixels, realType } from '../../server/modules/assets/checks/index.ts';
import { pixelsOf } from '../../server/modules/assets/checks/pixels.ts';
import { plainType, uploadRules } from '../../server/modules/assets/kinds.ts';
import { gif, heic, html, jpeg, pdf, png, program, sounds, svg, webp } from './uploads-samples.ts';

const images: Record<string, Buffer> = {
  'image/png': png(640, 480),
  'image/gif': gif(640, 480),
  'image/jpeg': jpeg(640, 480, 'made by a telephone'),
  'image/webp': webp('VP8X', 640, 480),
  'image/heic': heic(640, 480),
};
const good: Record<string, Buffer> = { ...images, ...sounds, 'application/pdf': pdf };

test('every type that is taken is known by its first bytes, and no other is taken for it', () => {
  const taken = new Set(Object.values(uploadRules).flatMap(({ content_types }) => content_types));
  for (const type of taken)
    if (!type.startsWith('text/') && !type.endsWith('json')) expect([type, good[type] && realType(good[type])]).toEqual([type, type]);
  for (const [type, content] of Object.entries(good))
    for (const declared of Object.keys(good))
      expect([type, declared, faultOf(declared, content) === undefined]).toEqual([type, declared, type === declared]);
});

test('what a browser or a machine would run is of no type that is taken, whatever it is called', () => {
  const hidden = [
    html,
    svg,
    program,
    Buffer.concat([Buffer.from(' '), pdf]),
    Buffer.from('#!/bin/sh\nrm -rf /\n'),
    Buffer.from('PK\x03\x04'),
    Buffer.alloc(0),
  ];
  for (const content of hidden)
    for (const declared of Object.keys(good)) expect([declared, faultOf(declared, content)]).toEqual([declared, expect.any(String)]);
});

test('width and height are read from every form of header', () => {
  const sizes = { width: 4032, height: 3024 };
  for (const [type, make] of [
    ['image/png', png],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/heic', heic],
    ['image/webp', (w: number, h: number) => webp('VP8 ', w, h)],
    ['image/webp', (w: number, h: number) => webp('VP8L', w, h)],
    ['image/webp', (w: number, h: number) => webp('VP8X', w, h)],
  ] as const)
    expect([type, pixelsOf(type, make(4032, 3024))]).toEqual([type, sizes]);
});

test('an image that would unpack to a room full of pixels is refused by its header', () => {
  for (const [type, content] of [
    ['image/png', png(100_000, 100_000)],
    ['image/png', png(longestSide + 1, 1)],
    ['image/png', png(longestSide, mostPixels / longestSide + 1)],
    ['image/jpeg', jpeg(65_535, 65_535)],
    ['image/heic', heic(100_000, 100_000)],
    ['image/webp', webp('VP8X', 16_000_000, 16_000_000)],
    ['image/gif', gif(65_535, 65_535)],
  ] as const)
    expect([type, faultOf(type, content)]).toEqual([type, expect.stringMatching(/pixels; an image has at most/)]);
  expect(faultOf('image/png', png(longestSide, mostPixels / longestSide))).toBeUndefined();
  for (const [type, content] of Object.entries(images))
    expect([type, faultOf(type, content.subarray(0, 9))]).toEqual([type, expect.any(String)]);
  expect(faultOf('image/png', png(0, 10))).toMatch(/width and height/);
});

test('no file, however spoilt, makes the check throw or take long', () => {
  const spoilt = fc.tuple(fc.constantFrom(...Object.values(good)), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.nat());
  fc.assert(
    fc.property(spoilt, fc.constantFrom(...Object.keys(good)), ([sample, changes, end], declared) => {
      const content = Buffer.from(sample);
      for (const [at, byte] of changes) content[at % content.length] = byte;
      const fault = faultOf(declared, content.subarray(0, end % (content.length + 1)));
      return fault === undefined || typeof fault === 'string';
    }),
    { numRuns: 5_000 },
  );
  const long = Buffer.concat([jpeg(1, 1).subarray(0, 2), Buffer.alloc(1_000_000, 0xff)]);
  expect(faultOf('image/jpeg', long)).toBeDefined();
  expect(faultOf('image/heic', Buffer.concat([heic(1, 1), Buffer.from('ispe'.repeat(250_000))]))).toBeDefined();
});

test('a content type has one name', () => {
  for (const [given, plain] of [
    ['Image/JPG', 'image/jpeg'],
    ['audio/webm;codecs=opus', 'audio/webm'],
    ['audio/x-m4a', 'audio/mp4'],
    [' application/pdf ; charset=binary', 'application/pdf'],
  ] as const)
    expect(plainType(given)).toBe(plain);
});

test('a picture that is made of beginnings only is not read to its end', () => {
  const small = Buffer.concat([Buffer.from('ispe'), Buffer.from([0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 8])]);
  const many = (count: number) => Buffer.concat([heic(640, 480), ...Array.from({ length: count }, () => small)]);
  expect(faultOf('image/heic', many(100))).toBeUndefined();
  expect(faultOf('image/heic', many(20_000))).toContain('width and height');
  const [begin, rest] = [jpeg(640, 480).subarray(0, 2), jpeg(640, 480).subarray(2)];
  const filled = (count: number) => Buffer.concat([begin, Buffer.alloc(count, 0xff), rest]);
  expect(faultOf('image/jpeg', filled(100))).toBeUndefined();
  expect(faultOf('image/jpeg', filled(20_000))).toContain('width and height');
});
