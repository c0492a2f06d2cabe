// npm run test:<suite> -- [--budget small|full] [--seed <number>] [what jest takes]: runs one of the suites that take minutes. The same
// seed draws the same: what is sent, what is killed and when; not what the machine does meanwhile.
import { spawn } from 'node:child_process';
import { budgets } from './support/budget.ts';

/** Takes `--name value` or `--name=value` out of the arguments. */
function taken(args: string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const [first = '', second] = args.splice(at, args[at] === name ? 2 : 1);
  return first === name ? second : first.slice(name.length + 1);
}

const [suite = '', ...args] = process.argv.slice(2);
const budget = taken(args, '--budget') ?? 'small';
const seed = taken(args, '--seed') ?? String(Date.now() % 2 ** 31);
if (!budgets.some((known) => known === budget)) throw new Error(`There is no budget ${budget}; there is ${budgets.join(', ')}.`);
if (!/^\d{1,10}$/.test(seed)) throw new Error(`A seed is a whole number, not ${seed}.`);

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', `--roots=tests/${suite}`, '--config', 'jest.slow.config.js'];
const again = `npm run test:${[suite, '--', '--budget', budget, '--seed', seed, ...args].join(' ')}`;
process.stderr.write(`What is drawn by lot can be drawn again: ${again}\n`);
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...jest, ...args], {
  stdio: 'inherit',
  env: { ...process.env, TEST_BUDGET: budget, TEST_SEED: seed },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
  if (process.exitCode !== 0) process.stderr.write(`The same again: ${again}\n`);
});
