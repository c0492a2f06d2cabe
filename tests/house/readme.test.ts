import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { accessMarkdown } from '../../cdktf/access-table.ts';
import { settingsMarkdown } from '../../server/platform/config/index.ts';
import { expectRule } from './rule.ts';

const readme = fs.existsSync('README.md') ? fs.readFileSync('README.md', 'utf8') : '';
const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What the text tells somebody to type that would not work. */
function deadCommands(text: string): string[] {
  const typed = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short ?? '');
  // One that is named with its version is fetched.
  const programs = [...text.matchAll(/\bnpx ([\w-]+)(?![\w@-])/g)].map(([, program]) => program ?? '');
  const files = [...text.matchAll(/\bnode ((?:server|tests|cdktf)\/[\w./-]+)/g)].map(([, file]) => file ?? '');
  return [
    ...typed.filter((script) => scripts[script] === undefined).map((script) => `npm run ${script}`),
    ...programs
      .filter((program) => program !== 'node' && !fs.existsSync(`node_modules/.bin/${program}`))
      .map((program) => `npx ${program}`),
    ...files.filter((file) => !fs.existsSync(file)).map((file) => `node ${file}`),
  ];
}

/** The anchor that a heading is given. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** Links that lead to no heading and no file. */
function deadLinks(text: string): string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '');
  const anchors = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(?:https?:|mailto:)/.test(target))
    .filter((target) => (target.startsWith('#') ? !anchors.includes(target.slice(1)) : !fs.existsSync(target.split('#')[0] ?? '')));
}

test('the README is there, with the two commands and the parts that are promised', () => {
  expect(readme).toMatch(/^npm start$/m);
  expect(readme).toMatch(/^npm test$/m);
  const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(
    expect.arrayContaining(['Two commands', 'The main job', 'Settings', 'Running tests', 'Operations and observability', 'Deploy']),
  );
  expect(headings.some((heading) => /CDKTF starter/.test(heading ?? ''))).toBe(true);
});

test('a PostgreSQL in a container is one line, and so is a start on it', () => {
  expect(readme).toMatch(/^docker run --name \S+ -e POSTGRES_PASSWORD=postgres -p 5432:5432 -d postgres:17$/m);
  expect(readme).toMatch(/^DB_URI=postgresql:\/\/postgres:postgres@localhost:5432\/longhouse npm start$/m);
});

test('what it says to type works', () => {
  expectRule('Correct the command, or add the script: the README is typed, not read.', deadCommands(readme));
  expect(deadCommands('npm run nowhere, npx nosuchprogram, node server/cli/none.ts, npm start')).toHaveLength(3);
});

test('what each identity may do on Azure is what the stacks grant', () => {
  const rule = 'Put the output of accessMarkdown() of cdktf/access-table.ts into the README: the stacks are the only source.';
  expect({ rule, inStep: readme.includes(accessMarkdown()) }).toEqual({ rule, inStep: true });
});

test('its links lead somewhere', () => {
  expectRule('Correct the link: a heading or file moved from under it.', deadLinks(readme));
  expect(deadLinks('## Two commands\n[here](#two-commands) [gone](#gone) [file](server/none.ts) [readme](package.json)')).toEqual([
    '#gone',
    'server/none.ts',
  ]);
});

test('its table of settings is that of the list', () => {
  const rule = 'Put the output of `npm run settings -- --markdown` into the README: the list is the only source.';
  expect({ rule, inStep: readme.includes(settingsMarkdown()) }).toEqual({ rule, inStep: true });
});

test('it shows no door to another system', () => {
  expectRule(
    'Write a path from the root of the project: nobody else has that folder.',
    [...readme.matchAll(/(?:^|[\s`(])(\/(?:home|root|Users)\/[^\s`)]*)/gm)].map(([, path = '']) => path),
  );
});
