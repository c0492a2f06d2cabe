/** One instruction of a Dockerfile: `COPY`, its flags and what follows. */
export interface Instruction {
  name: string;
  flags: Record<string, string>;
  /** The rest of the line as it stands. */
  text: string;
}

/** One stage: what it begins with, its name and its steps. */
export interface Stage {
  from: string;
  name: string;
  steps: Instruction[];
}

/** Splits a Dockerfile into its stages; `args` are those before the first, with their defaults. Only what our Dockerfile uses is understood. */
export function readDockerfile(text: string): { args: Record<string, string>; stages: Stage[] } {
  const args: Record<string, string> = {};
  const stages: Stage[] = [];
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const step = instruction(line);
    const stage = stages.at(-1);
    if (step.name === 'FROM') {
      const [from = '', , name = `stage ${stages.length}`] = step.text.split(/\s+/);
      stages.push({ from: filled(from, args), name, steps: [] });
    } else if (stage) stage.steps.push(step);
    else if (step.name === 'ARG') Object.assign(args, pairs(step.text));
    else throw new Error(`${step.name} stands before the first FROM.`);
  }
  return { args, stages };
}

function instruction(line: string): Instruction {
  const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
  if (name === '') throw new Error(`Not an instruction: ${line}`);
  const flags: Record<string, string> = {};
  const text = rest.replace(/^(?:--[\w-]+=\S+\s+)+/, (all) => {
    for (const [, flag = '', value = ''] of all.matchAll(/--([\w-]+)=(\S+)/g)) flags[flag] = value;
    return '';
  });
  return { name, flags, text: text.trim() };
}

/** `A=1 B=2`, or an ARG without a default. */
export const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(/\s+/).map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]));

/** The JSON form of CMD and HEALTHCHECK. */
export const words = (text: string): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];

const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\$\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
