// npm run test:<suite> -- [--budget small|full] [--seed <number>] [what jest takes]: runs one of the suites that take minutes.
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
const seed = taken(args, '--seed');
if (!budgets.some((known) => known === budget)) throw new Error(`There is no budget ${budget}; there is ${budgets.join(', ')}.`);
if (seed !== undefined && !/^\d{1,10}$/.test(seed)) throw new Error(`A seed is a whole number, not ${seed}.`);

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', `--roots=tests/${suite}`, '--config', 'jest.slow.config.js'];
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...jest, ...args], {
  stdio: 'inherit',
  env: { ...process.env, TEST_BUDGET: budget, ...(seed ? { TEST_SEED: seed } : {}) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
