import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { matrix } from '../../admin/access.ts';
import { settingsInGerman } from '../../admin/pages/settings-in-german.ts';
import { readTables } from '../../admin/resources/console-table.ts';
import { modules } from '../../server/modules/index.ts';
import { settingNames, settingsList } from '../../server/platform/config/index.ts';
import { platformOrders } from '../../server/modules/staff/platform-orders.ts';
import { translated } from '../../admin/ui/messages.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { expectRule } from './rule.ts';
import { codeOf, sourcesIn } from './sources.ts';

type Words = Record<string, string>;
const read = (language: string): Words => JSON.parse(fs.readFileSync(`admin/ui/words.${language}.json`, 'utf8')) as Words;
const [en, de] = [read('en'), read('de')];
const tables = modules.flatMap(({ staff }) => staff?.tables ?? []);
const rule = 'Say it in admin/ui/words.en.json and admin/ui/words.de.json: the console is read in both languages.';
const missing = (keys: Iterable<string>): string[] => [...new Set(keys)].filter((key) => !(key in en) || !(key in de)).sort();

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('both languages say the same things', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en));
  const holes = (text: string): string[] => text.match(/\{\w+\}|#/g)?.sort() ?? [];
  expect(Object.keys(en).filter((key) => en[key] === '' || de[key] === '' || String(holes(en[key]!)) !== String(holes(de[key]!)))).toEqual(
    [],
  );
});

/** What is called the same in both languages. */
const alike =
  /^(?:Name|Status|Details|Version|Container|Host|Commit|Branch|Webhooks?|Schema|Code|System|Person|Support|Admin|Standard|Plus|Enterprise|Assistant|Log|PostgreSQL|ID|Node\.js|GitHub|Azure DevOps.*|Entra ID|Organisation|Repository|Material|Index|Text|Status: .*|\(optional\)|Intake|E-Mail|Tokens)$/;

test('what is German is not English left as it was', () => {
  expectRule(
    'Put it into German, or add it to what is called the same in both.',
    Object.keys(de).filter((key) => de[key] === en[key] && !alike.test(en[key]!)),
  );
  expect(Object.keys(de).filter((key) => /\b(?:du|dich|dir|dein\w*)\b/i.test(de[key]!))).toEqual([]);
});

test('every table, column, action and explanation of the console is put into words', () => {
  const keys = tables.flatMap(({ table, visible, figures = {}, actions = {} }) => [
    ...['resource', 'one', 'empty'].map((kind) => `${kind} ${table}`),
    ...[...visible, ...Object.keys(figures)].map((name) => `column ${name}`),
    ...Object.values(actions).flatMap(({ fields = [] }) =>
      fields.filter(({ type }) => type !== 'title').map(({ name }) => `column ${name}`),
    ),
  ]);
  for (const [table, actions] of Object.entries(matrix))
    for (const name of Object.keys(actions))
      keys.push(`action ${name}`, name === 'content' ? 'explain content' : `explain ${table}.${name}`);
  expectRule(rule, missing(keys));
});

test('every value of few is put into words, whether a module lists it or a check constraint', async () => {
  const all = [...(await readTables(database.db.staff, tables)).values()];
  const chosen = tables.flatMap(({ actions = {} }) =>
    Object.values(actions).flatMap(({ fields = [] }) => fields.flatMap(({ choices = [] }) => choices)),
  );
  const values = [...all.flatMap(({ choices = {} }) => Object.values(choices).flat()), ...chosen];
  expect(values).toContain('needs_attention');
  expectRule(rule, missing(values.map((value) => `value ${value}`)));
});

const dotted = /'([a-z_]+\.[a-z_]+)'/g;
/** Names with a dot that are neither events nor purposes: tables, files, fields of a body, orders, and what the outside calls its own. */
const others =
  /^(?:app|body|queue|secrets|components|bundle|docs|ipaddr|certificate|encoding|charset|service|longhouse)\.|^(?:git\.push|order\.placed|(?:intake_sessions|session_summaries)\.\w*id|key_canary\..*)$/;

test('every event, job and purpose is put into words', () => {
  const found = new Set(
    sourcesIn('server/modules', 'server/platform', 'admin')
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...codeOf(file).matchAll(dotted)].map(([, name]) => name!)),
  );
  expect(found).toContain('org.suspended');
  const orders = new Set([...modules.flatMap(({ staff }) => Object.keys(staff?.orders ?? {})), 'job.retry', 'job.discard', 'content.open']);
  const steps = new Set(Object.entries(matrix).flatMap(([table, actions]) => Object.keys(actions).map((name) => `${table}.${name}`)));
  const jobs = modules.flatMap((module) => [...(module.jobs ?? []), ...(module.sweeps ?? [])]).map(({ name }) => `job ${name}`);
  const unsaid = [...found].filter(
    (name) =>
      !others.test(name) &&
      !orders.has(name) &&
      !steps.has(name) &&
      !['event', 'job', 'purpose'].some((kind) => `${kind} ${name}` in en && `${kind} ${name}` in de),
  );
  expectRule(rule, [...unsaid.sort(), ...missing([...jobs, ...[...orders, ...platformOrders.keys()].map((name) => `order ${name}`)])]);
});

/** English sentences in the calls that make what a person is told. */
const told =
  /(?:new Problem|unavailable|conflict|forbidden|new FormFault|new Error|new Refused|unknown|FormFault|message:|return|undefined :)[^;\n]*?['`]([A-Z“][^'`\n]+[.!])['`]/g;

test('every message to whoever uses the console is put into German', () => {
  const files = sourcesIn('admin/actions', 'admin/door', 'admin/people', 'admin/resources', 'admin/pages', 'server/platform/staff').filter(
    (file) => file.endsWith('.ts'),
  );
  const messages = files.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(told)].map(([, text]) => text!.replace(/\$\{[^}]+\}/g, '#')),
  );
  expect(messages).toContain('Must be filled in.');
  const inside =
    /^(?:There is no|Nobody is signed in|This is not the page|The row is gone|Production is not seeded|The matrix names|Two orders|# has)/;
  expectRule(rule, missing(messages.filter((text) => !inside.test(text)).map((text) => `message ${text.replace(/\d+/g, '#')}`)));
});

/** Why a job failed, as the queue keeps it and the console shows it. */
const whys = /(?:new (?:GiveUp|RetryLater|TryAgain|GitFailure|MailFault)\(|why: )[^;\n]*?['`]([A-Z][^'`\n]+\.)['`]/g;

test('why a job failed is put into words', () => {
  const files = sourcesIn('server/platform/jobs', 'server/platform/mail', 'server/platform/staff', 'server/modules').filter(
    (file) => file.endsWith('.ts') && !file.endsWith('examples.ts'),
  );
  const found = files.flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(whys)].map(([, text]) => text!));
  expect(found.length).toBeGreaterThan(40);
  const unsaid = found.filter(
    (text) => translated(de, text.replace(/\$\{[^}]*(?:\{[^}]*\}[^}]*)?\}/g, '7')) === text.replace(/\$\{[^}]+\}/g, '7'),
  );
  expectRule(rule, unsaid);
});

test('a message is told in German with its own numbers, names and quotations', () => {
  expect(
    [
      'Must be a number from 1 to 60.',
      'GitHub is in trouble (502).',
      'It failed unexpectedly (TypeError).',
      'There is no order org_key.turn.',
      'settings.limits: Unrecognized key: "x"',
      'No such staff user.',
      'It could not be tested: GitHub is in trouble (502).',
      'It is accepted, as octo-cat.',
    ].map((text) => translated(de, text)),
  ).toEqual([
    'Muss eine Zahl von 1 bis 60 sein.',
    'Bei GitHub gibt es eine Störung (502).',
    'Es ist unerwartet fehlgeschlagen (TypeError).',
    'Den Auftrag org_key.turn gibt es nicht.',
    'settings.limits: Die Einstellung "x" gibt es nicht.',
    'Das gibt es nicht mehr.',
    'Er konnte nicht geprüft werden: Bei GitHub gibt es eine Störung (502).',
    'Der Zugang wird angenommen, als octo-cat.',
  ]);
});

test('every setting is explained in German as well, and its explanation is no English', () => {
  expect(Object.keys(settingsInGerman).sort()).toEqual([...settingNames].sort());
  expectRule(
    'Explain the setting in German in admin/pages/settings-in-german.ts: the page of the system is read in both languages.',
    settingNames.filter((name) => settingsInGerman[name].trim().length < 10 || settingsInGerman[name] === settingsList[name].about),
  );
});

test('every text that the pages ask for is there, and none that nobody asks for', () => {
  const sources = sourcesIn('admin/ui')
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n');
  const asked = [...sources.matchAll(/\b(?:t|say)\(\s*'([^']+)'/g)].map(([, key]) => key!);
  expectRule(rule, missing(asked));
  const kinds =
    /^(?:resource|one|empty|column|action|explain|value|event|job|order|purpose|message|section|part|broken|Settings|step up)(?: |$)/;
  const singular = / 1$/;
  const forgotten = Object.keys(en)
    .map((key) => key.replace(singular, ''))
    .filter((key) => !kinds.test(key) && !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`) && !sources.includes(`${key}'`));
  expectRule('Take it out of both files: no page says it.', forgotten);
});
