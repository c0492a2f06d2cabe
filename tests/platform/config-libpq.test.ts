import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseLibpq } from '../../server/platform/config/libpq.ts';
import { cpuWatch } from '../support/cpu.ts';

test('the string of Azure Service Connector, which pg reads as host "base"', () => {
  const text = 'host=db-fastapi-dev.postgres.database.azure.com port=5432 dbname=postgres user=fastapi-backend-dev sslmode=require';
  expect(parseLibpq(text)).toEqual({
    host: 'db-fastapi-dev.postgres.database.azure.com',
    port: '5432',
    dbname: 'postgres',
    user: 'fastapi-backend-dev',
    sslmode: 'require',
  });
});

test.each([
  ['', {}],
  ['  \n ', {}],
  ['host = h  port= 1\tuser =u\n', { host: 'h', port: '1', user: 'u' }],
  [`user='a b' host=h`, { user: 'a b', host: 'h' }],
  [String.raw`user='it\'s' password='b\\s'`, { user: "it's", password: String.raw`b\s` }],
  [String.raw`password=a\ b host=h`, { password: 'a b', host: 'h' }],
  [`password='' host=h`, { password: '', host: 'h' }],
  [`user='a'host=h`, { user: 'a', host: 'h' }],
  ['password=a=b host=h', { password: 'a=b', host: 'h' }],
  ['host=a host=b', { host: 'b' }],
])('%j is read as libpq reads it', (text, expected) => {
  expect(parseLibpq(text)).toEqual(expected);
});

test.each([
  [`password='open`, 'a quote that is never closed'],
  ['host', 'not keyword=value'],
  ['host=h word', 'not keyword=value'],
  ['=h', 'not keyword=value'],
  ['hots=h', 'a keyword that PostgreSQL does not know'],
  ['password=half secret=x', 'a keyword that PostgreSQL does not know'],
])('%j is refused', (text, why) => {
  expect(() => parseLibpq(text)).toThrow(why);
});

const keywords = ['host', 'port', 'dbname', 'user', 'password', 'sslmode', 'options'];
const spaces = fc.stringMatching(/^[ \t\n]{1,3}$/);
const gap = fc.oneof(fc.constant(''), spaces);
const quoted = (value: string): string => `'${value.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
const bare = (value: string): string => value.replace(/[\\'\s]/g, (sign) => `\\${sign}`);

test('whatever is written by the rules is read back the same', () => {
  const pair = fc.record({
    name: fc.constantFrom(...keywords),
    value: fc.string({ unit: 'binary' }),
    quote: fc.boolean(),
    before: gap,
    after: gap,
    end: spaces,
  });
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: ({ name }) => name }), (pairs) => {
      const text = pairs.map(({ name, value, quote, before, after, end }) => {
        const written = quote || value === '' ? quoted(value) : bare(value);
        return `${name}${before}=${after}${written}${end}`;
      });
      expect(parseLibpq(text.join(''))).toEqual(Object.fromEntries(pairs.map(({ name, value }) => [name, value])));
    }),
    { numRuns: 1000 },
  );
});

test('any text is read or refused with a sentence that holds none of it, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (noise) => {
      try {
        parseLibpq(`host=h ${noise}`);
      } catch (error) {
        expect((error as Error).message).toMatch(/^has a (?:word|keyword|quote) that/);
      }
    }),
    { numRuns: 1000 },
  );
  const spent = cpuWatch();
  parseLibpq(`host=h${' '.repeat(200_000)}password=${'x'.repeat(200_000)}`);
  expect(spent()).toBeLessThan(10_000);
});
