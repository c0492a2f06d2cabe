import { expect, test } from '@jest/globals';
import { codesIn, explained, mostCodes } from '../../server/modules/diagnoses/codes/index.ts';
import { readTable } from '../../server/modules/diagnoses/codes/read.ts';
import { knownCodes } from '../../server/modules/diagnoses/codes/table.ts';

const found = (text: string): string[] => codesIn(text).map(({ code }) => code);

test('codes are found in any text, each once, in their order', () => {
  expect(found('It shows P0301 and, since yesterday, u0100; P0301 again.')).toEqual(['P0301', 'U0100']);
  expect(found('(P0171/P0174) "C0035", B0001. p2a00-00 P-0420 P 0442')).toEqual([
    'P0171',
    'P0174',
    'C0035',
    'B0001',
    'P2A00',
    'P0420',
    'P0442',
  ]);
  expect(found('PO3O1 und Ｐ０４２０ 故障码P0171。')).toEqual(['P0301', 'P0420']);
  expect(found('故障码 P0171。')).toEqual(['P0171']);
});

test('what only looks like a code is none', () => {
  expect(found('C 2000 km, B1ACE, cafe, C0FFEE, P03011, XP0301, P4301, P03G1, BOOED, part no. 4P0301X, p2 and u0')).toEqual([]);
  expect(found('')).toEqual([]);
});

test('a list of codes is cut, and a huge text is read in no time', () => {
  const many = Array.from({ length: 100 }, (_, n) => `P0${100 + n}`).join(' ');
  expect(found(many)).toHaveLength(mostCodes);
  expect(found('P-P-P 0P0O'.repeat(100_000))).toEqual([]);
});

test('the table has the standard codes, each once, in words of one line', () => {
  const table = knownCodes();
  expect(table.size).toBeGreaterThan(1_500);
  for (const [code, meaning] of table) {
    expect([code, /^[PBCU][023][0-9A-F]{3}$/.test(code)]).toEqual([code, true]);
    expect([code, meaning.length > 8 && meaning.length < 110 && !/[{}~|]/.test(meaning)]).toEqual([code, true]);
    expect([code, explained(code).defined_by]).toEqual([code, 'standard']);
  }
  for (const family of [
    'P00',
    'P01',
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'P07',
    'P08',
    'P09',
    'P0A',
    'P20',
    'P21',
    'P22',
    'P23',
    'P24',
    'P34',
    'U00',
    'U01',
    'C00',
    'B00',
  ])
    expect([family, [...table.keys()].some((code) => code.startsWith(family))]).toEqual([family, true]);
});

test.each([
  ['P0104', 'Air flow sensor A (mass or volume): signal comes and goes'],
  ['P0135', 'Oxygen sensor, bank 1 sensor 1: heater circuit fault'],
  ['P0171', 'Mixture too lean, bank 1'],
  ['P0296', 'Injector of cylinder 12: cylinder gives more or less than its share'],
  ['P0300', 'Misfire in several or changing cylinders'],
  ['P0362', 'Ignition coil L: primary or secondary circuit fault'],
  ['P0420', 'Catalytic converter, bank 1: cleans too little'],
  ['P0442', 'Small leak in the fuel vapour system'],
  ['P0505', 'Idle control does not work as it should'],
  ['P0562', 'System voltage: too low'],
  ['P0606', 'Engine control module: processor fault'],
  ['P0741', 'Torque converter clutch: stuck off'],
  ['P0AA6', 'High voltage system: insulation from the body is lost'],
  ['P2135', 'Throttle or pedal sensors A and B contradict each other'],
  ['P2335', 'Ignition coil L: secondary circuit fault'],
  ['P2463', 'Particle filter is full of soot'],
  ['P3496', 'Deactivation of cylinder 12: exhaust valve circuit too high'],
  ['U0073', 'Control module bus A is off'],
  ['U0100', 'No communication with the engine control module A'],
  ['U0121', 'No communication with the anti-lock brake control module'],
  ['U0428', 'Invalid data from the steering angle sensor'],
  ['C0050', 'Right rear wheel speed sensor: circuit fault'],
])('%s is %s', (code, meaning) => {
  expect(explained(code)).toMatchObject({ code, meaning, known: true, defined_by: 'standard' });
});

test('of every other code the structure is told', () => {
  expect(explained('P1351')).toMatchObject({ known: false, defined_by: 'maker', area: 'powertrain', system: 'ignition, misfire' });
  expect(explained('P3044')).toMatchObject({ known: false, defined_by: 'maker' });
  expect(explained('P0999')).toMatchObject({ known: true, system: 'transmission' });
  expect(explained('P0BFF')).toMatchObject({ known: false, defined_by: 'standard', system: 'hybrid and electric drive' });
  expect(explained('B1234')).toMatchObject({ area: 'body', defined_by: 'maker', meaning: expect.stringContaining('maker of the vehicle') });
  expect(explained('C1201')).toMatchObject({ area: 'chassis' });
  expect(explained('U2FFF')).toMatchObject({ area: 'network' });
});

test('a line that cannot be read, or leads past its hundred, is a mistake that is told', () => {
  expect(() => readTable('P010 too short')).toThrow('Not a line');
  expect(() => readTable('P0098*2 Part {A} | low | high')).toThrow('past its hundred');
});
