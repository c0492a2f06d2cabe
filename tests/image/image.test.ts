import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { contextOf, isIn } from './context.ts';
import { readDockerfile, words } from './dockerfile.ts';
import { productionPackages } from './install.ts';

const text = fs.readFileSync('server/Dockerfile', 'utf8');
const { args, stages } = readDockerfile(text);
const last = stages.at(-1)!;
const stepsOf = (name: string): string[] => last.steps.filter((step) => step.name === name).map((step) => step.text);

test('every stage stands on the one base image, which is pinned by digest', () => {
  expect(args['NODE_IMAGE']).toMatch(/^docker\.io\/library\/node:24-[\w.-]+@sha256:[0-9a-f]{64}$/);
  const names = stages.map(({ name }) => name);
  for (const { from } of stages) expect([args['NODE_IMAGE'], ...names]).toContain(from);
});

test('it runs as nobody in particular, stops on SIGTERM and is looked after by node', () => {
  expect(stepsOf('USER')).toEqual(['1000:1000']);
  expect(stepsOf('STOPSIGNAL')).toEqual(['SIGTERM']);
  const flags = ['--max-semi-space-size=4'];
  expect(words(stepsOf('CMD')[0]!)).toEqual(['node', ...flags, '--disable-warning=ExperimentalWarning', 'server/main.ts']);
  // What is compiled at the build is thrown away by a Node with other flags.
  const compiled = stages.find(({ name }) => name === 'compiled')!.steps;
  expect(compiled.map(({ text: step }) => step).slice(-4)).toEqual([
    '1000:1000',
    `node ${flags.join(' ')} server/cli/precompile.ts`,
    '0:0',
    'chmod -R u=rwX,go=rX .compile-cache',
  ]);
  expect(words(stepsOf('HEALTHCHECK')[0]!)[0]).toBe('node');
  // After the last step as root, nothing is copied or run.
  const after = last.steps.slice(last.steps.findIndex(({ name }) => name === 'USER')).map(({ name }) => name);
  expect(after.filter((name) => name === 'COPY' || name === 'RUN')).toEqual([]);
});

test('it holds what production needs, and no secret, test or development package is handed to the build', () => {
  const runs = stages
    .flatMap(({ steps }) => steps)
    .filter(({ name }) => name === 'RUN')
    .map((step) => step.text);
  expect(runs.filter((run) => /\bnpm (?:ci|i|install)\b/.test(run))).toEqual(['npm ci --omit=dev --ignore-scripts --no-audit --no-fund']);
  expect(runs).toContain('npm run admin:bundle');
  expect(text).not.toMatch(/--mount=type=secret|\bADD\b|:latest/);
  const files = contextOf('.');
  const parts = new Set(files.map((file) => file.split('/')[0] ?? ''));
  expect([...parts].sort().filter((part) => part !== 'admin')).toEqual([
    'LICENSE',
    'knexfile.js',
    'migrations',
    'package-lock.json',
    'package.json',
    'server',
  ]);
  expect(files.filter((file) => /\.env|\.test\.|node_modules|node-runtime|Dockerfile|(?:^|\/)\.(?!keep)/.test(file))).toEqual([]);
});

test('the last pattern of .dockerignore that fits decides', () => {
  const patterns = ['*', '!server', 'server/local'];
  expect(['server', 'server/main.ts', 'server/local', 'server/local/x.ts', 'tests/x', '.env'].map((name) => isIn(name, patterns))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a Dockerfile is read with its stages, flags and line breaks; what it does not know it refuses', () => {
  const read = readDockerfile('ARG A=x\nFROM ${A}@1 AS one\nRUN a \\\n  b\nFROM one\nCOPY --from=one --chown=1:1 /x y\n');
  expect(read.stages).toEqual([
    { from: 'x@1', name: 'one', steps: [{ name: 'RUN', flags: {}, text: 'a    b' }] },
    { from: 'one', name: 'stage 1', steps: [{ name: 'COPY', flags: { from: 'one', chown: '1:1' }, text: '/x y' }] },
  ]);
  expect(() => readDockerfile('run x')).toThrow('Not an instruction');
});

test('the packages of production are those that the lock does not keep for development', () => {
  const packages = {
    '': {},
    'node_modules/a': {},
    'node_modules/a/node_modules/b': {},
    'node_modules/@s/c': {},
    'node_modules/jest': { dev: true },
    'node_modules/own': { link: true },
  };
  expect(productionPackages({ packages })).toEqual(['a', '@s/c']);
});
