import { readTable } from './read.ts';
import { airAndFuel } from './tables/air-and-fuel.ts';
import { bodyAndChassis } from './tables/body-and-chassis.ts';
import { computer } from './tables/computer.ts';
import { emissions } from './tables/emissions.ts';
import { hybrid } from './tables/hybrid.ts';
import { injectionAndIgnition } from './tables/injection-and-ignition.ts';
import { network } from './tables/network.ts';
import { newerAirAndFuel } from './tables/newer-air-and-fuel.ts';
import { newerOthers } from './tables/newer-others.ts';
import { speedIdleInputs } from './tables/speed-idle-inputs.ts';
import { transmission } from './tables/transmission.ts';

const tables = [
  airAndFuel,
  injectionAndIgnition,
  emissions,
  speedIdleInputs,
  computer,
  transmission,
  hybrid,
  newerAirAndFuel,
  newerOthers,
  network,
  bodyAndChassis,
];
let meanings: ReadonlyMap<string, string> | undefined;

/** Every code that we know by name, with its meaning in our own words; read when first asked. A code that stands twice is a mistake. */
export function knownCodes(): ReadonlyMap<string, string> {
  if (meanings) return meanings;
  const found = new Map<string, string>();
  for (const [code, meaning] of tables.flatMap(readTable)) {
    if (found.has(code)) throw new Error(`${code} stands in the tables twice.`);
    found.set(code, meaning);
  }
  meanings = found;
  return found;
}
