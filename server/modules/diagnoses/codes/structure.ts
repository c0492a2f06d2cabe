/** What the letter of a code is about. */
const areas = { P: 'powertrain', C: 'chassis', B: 'body', U: 'network' } as const;
export type Area = (typeof areas)[keyof typeof areas];

const powertrain: Readonly<Record<string, string>> = {
  '0': 'air and fuel metering, emission control',
  '1': 'air and fuel metering',
  '2': 'fuel injection',
  '3': 'ignition, misfire',
  '4': 'emission control',
  '5': 'vehicle speed, idle, inputs',
  '6': 'control modules and their outputs',
  '7': 'transmission',
  '8': 'transmission',
  '9': 'transmission',
  A: 'hybrid and electric drive',
  B: 'hybrid and electric drive',
  C: 'hybrid and electric drive',
};
const laterPowertrain: Readonly<Record<string, string>> = {
  ...powertrain,
  '2': 'air and fuel metering, emission control',
  A: 'air and fuel metering, emission control',
  B: 'air and fuel metering, emission control',
};

/** Whether SAE J2012 gives the code its meaning, or the maker of the vehicle. */
export function definedBy(code: string): 'standard' | 'maker' {
  const [letter, kind, third = '0'] = code;
  if (letter === 'P') return kind === '0' || kind === '2' || (kind === '3' && third >= '4') ? 'standard' : 'maker';
  return kind === '0' || kind === '3' ? 'standard' : 'maker';
}

/** What a code is about by its letters and digits alone, as SAE J2012 arranges them. */
export function structureOf(code: string): { area: Area; system: string; defined_by: 'standard' | 'maker' } {
  const [letter = 'P', kind, third = '0'] = code;
  const area = areas[letter as keyof typeof areas];
  const defined_by = definedBy(code);
  return { area, defined_by, system: area === 'powertrain' ? systemOf(kind, third, defined_by) : systems[area] };
}

const systems = {
  chassis: 'brakes, steering, suspension',
  body: 'body, comfort, restraints',
  network: 'communication between control modules',
};

function systemOf(kind: string | undefined, third: string, defined_by: 'standard' | 'maker'): string {
  if (kind === '3' && defined_by === 'standard') return third === '4' ? 'cylinder deactivation' : 'engine and transmission';
  return (kind === '2' ? laterPowertrain : powertrain)[third] ?? 'engine and transmission';
}
