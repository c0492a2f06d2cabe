import { expect, test } from '@jest/globals';
import pg from 'pg';
import { isoOf, plain, plainTypes } from '../../server/platform/db/columns.ts';

const read = (oid: number, text: string): unknown => (pg.types.getTypeParser(oid) as (text: string) => unknown)(text);
const { TIMESTAMPTZ } = pg.types.builtins;
const texts = 1009;

test('a moment is read to the millisecond, whatever of its fraction Postgres writes', () => {
  const day = '2026-03-01 12:00:00';
  const fractions = { '': '000', '.1': '100', '.12': '120', '.285': '285', '.999999': '999', '.0005': '000' };
  for (const [fraction, ms] of Object.entries(fractions)) {
    expect(isoOf(`${day}${fraction}+00`)).toBe(`2026-03-01T12:00:00.${ms}Z`);
    expect(read(TIMESTAMPTZ, `${day}${fraction}+00`)).toEqual(new Date(`2026-03-01T12:00:00.${ms}Z`));
  }
});

test('a moment in another zone, far away, or never, is what pg makes of it', () => {
  expect(isoOf('2026-03-01 12:00:00.5+02')).toBe('2026-03-01T10:00:00.500Z');
  expect(isoOf('2026-03-01 12:00:00-03:30')).toBe('2026-03-01T15:30:00.000Z');
  expect(isoOf('12026-03-01 12:00:00+00')).toBe('+012026-03-01T12:00:00.000Z');
  expect(isoOf('0044-03-15 12:00:00+00 BC')).toBe('-000043-03-15T12:00:00.000Z');
  expect(isoOf('infinity')).toBe(Infinity);
  expect(read(TIMESTAMPTZ, '-infinity')).toBe(-Infinity);
});

test('arrays of texts are read as pg reads them', () => {
  const arrays = {
    '{}': [],
    '{a}': ['a'],
    '{reports:read,assets:read}': ['reports:read', 'assets:read'],
    '{a,NULL,"NULL"}': ['a', null, 'NULL'],
    '{"a b","c,d","e\\"f","g\\\\h",""}': ['a b', 'c,d', 'e"f', 'g\\h', ''],
    '{{a,b},{c,d}}': [
      ['a', 'b'],
      ['c', 'd'],
    ],
    '[2:3]={a,b}': ['a', 'b'],
    '{annullable}': ['annullable'],
  };
  for (const [text, array] of Object.entries(arrays)) expect(read(texts, text)).toEqual(array);
});

test('rows that go out as they are hold texts for moments', () => {
  expect(plainTypes.getTypeParser(TIMESTAMPTZ, 'text')('2026-03-01 12:00:00+00')).toBe('2026-03-01T12:00:00.000Z');
  expect(plainTypes.getTypeParser(pg.types.builtins.INT8, 'text')('12')).toBe(12);
  expect(plain({ id: 'a', at: new Date(0), none: null })).toEqual({ id: 'a', at: '1970-01-01T00:00:00.000Z', none: null });
});
