import { SettingsFault } from '../../platform/config/index.ts';
import { StartFault } from '../../run/start-fault.ts';

/** One link of the chain between this program and what it stands on. */
export interface Link {
  name: string;
  /** Names of links without which this one cannot be looked at. */
  needs: readonly string[];
  /** What was found, in a few words; throws Broken. */
  look(): Promise<string>;
}

/** What came of a link; `skipped` was not looked at, for the reason found. */
export interface Finding {
  name: string;
  state: 'well' | 'broken' | 'skipped';
  found: string;
  /** The command that mends it. */
  mend?: string;
  /** What needs it is not looked at. */
  held?: true;
}

/** A link that does not hold: what is wrong, and the command that mends it. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly mend: string;

  constructor(what: string, mend: string, cause?: unknown) {
    super(what, { cause });
    this.mend = mend;
  }
}

/** There is nothing to look at here, and that is well. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

/** Looks at every link in order; what hangs on a broken one is not looked at. */
export async function walk(links: readonly Link[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, needs, look } of links) {
    const held = needs.find((need) => findings.some((one) => one.name === need && one.held));
    if (held !== undefined) {
      findings.push({ name, state: 'skipped', found: `needs ${held}`, held: true });
      continue;
    }
    try {
      findings.push({ name, state: 'well', found: await look() });
    } catch (error) {
      findings.push({ name, ...judged(error) });
    }
  }
  return findings;
}

function judged(error: unknown): Omit<Finding, 'name'> {
  if (error instanceof NotHere) return { state: 'skipped', found: error.message };
  const broken = (mend: string): Omit<Finding, 'name'> => ({ state: 'broken', found: (error as Error).message, mend, held: true });
  if (error instanceof Broken) return broken(error.mend);
  if (error instanceof SettingsFault) return broken('npm run settings');
  if (error instanceof StartFault) return broken('npm start');
  throw error;
}
