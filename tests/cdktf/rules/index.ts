import fs from 'node:fs';
import type { Built } from '../stacks.ts';
import { alertsMustAsk } from '../must-set/watch.ts';
import { mustBeSet } from './must-set.ts';
import { namesAndPlaces, renderNames } from './naming.ts';
import { renderNetwork, subnetsFit } from './network.ts';
import { databaseInTurn, partsComeFirst, rolesComeFirst, terraformIsBound } from './order.ts';
import { renderRoles } from './roles.ts';
import { renderAlerts, renderSettings, secretsAreReferences, slotsTakeNoJobs } from './settings.ts';
import { exactlyTheseResources, noDanglingReference, noDataPlane, noSecret, slotsRepeatTheirApp } from './whole.ts';

/** Looks at one stack and says what is wrong with it, one line each. */
export type Rule = (it: Built) => string[];

const folder = 'tests/cdktf/reviewed';

/** What somebody has read and found right, and how it is drawn from a stack. `npm run review` writes the files anew, to be read again. */
export const reviewed: Record<string, (it: Built) => string | undefined> = {
  'roles-of-the-pipeline.txt': (it) => (it.layer === 'foundation' ? renderRoles(it) : undefined),
  'roles.txt': (it) => (it.layer === 'longhouse' ? renderRoles(it) : undefined),
  'network.txt': (it) => (it.layer === 'longhouse' ? renderNetwork(it) : undefined),
  'alerts.txt': (it) => (it.layer === 'longhouse' ? renderAlerts(it) : undefined),
  'names.txt': (it) => (it.layer === 'longhouse' && it.environment === 'prod' ? renderNames(it) : undefined),
  'names-of-the-pipeline.txt': (it) => (it.layer === 'foundation' ? renderNames(it) : undefined),
  ...Object.fromEntries(
    ['dev', 'staging', 'prod'].map((name) => [
      `settings-${name}.txt`,
      (it: Built) => (it.layer === 'longhouse' && it.environment === name ? renderSettings(it) : undefined),
    ]),
  ),
};

const texts = new Map<string, string>();
const textOf = (file: string): string => {
  const text = texts.get(file) ?? (fs.existsSync(`${folder}/${file}`) ? fs.readFileSync(`${folder}/${file}`, 'utf8') : '');
  texts.set(file, text);
  return text;
};

/** Lines that were not reviewed, and lines that were and are gone. */
const asReviewed: Rule = (it) =>
  Object.entries(reviewed).flatMap(([file, draw]) => {
    const drawn = draw(it);
    if (drawn === undefined || `${drawn}\n` === textOf(file)) return [];
    const [was, is] = [textOf(file).trimEnd().split('\n'), drawn.split('\n')];
    return [
      ...is.filter((line) => !was.includes(line)).map((line) => `${file}: new: ${line}`),
      ...was.filter((line) => !is.includes(line)).map((line) => `${file}: gone: ${line}`),
      `${file} is not what was reviewed`,
    ];
  });

/** Names of dev and staging, which have a part of what prod has, are those of prod with another word for the environment. */
const namesLikeProd: Rule = (it) => {
  if (it.layer === 'foundation') return [];
  const drawn = renderNames(it).split('\n');
  const there = (line: string): boolean => {
    const [type = '', id = ''] = line.split(': ', 1)[0]?.split('.') ?? [];
    return it.plan.resource[type]?.[id] !== undefined;
  };
  const wanted = textOf('names.txt').trimEnd().split('\n').filter(there);
  return [...drawn.filter((line) => !wanted.includes(line)), ...wanted.filter((line) => !drawn.includes(line))];
};

/** Writes the files to be reviewed. */
export function writeReviewed(all: readonly Built[]): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, draw] of Object.entries(reviewed)) {
    const [text] = all.flatMap((it) => draw(it) ?? []);
    fs.writeFileSync(`${folder}/${file}`, `${text ?? ''}\n`);
  }
}

/** Every rule, by what it says; those that read every word of a stack come last. */
export const rules: Record<string, Rule> = {
  'every attribute that must be set is set': mustBeSet,
  'the alerts ask what they are for': alertsMustAsk,
  'nothing is there that was not reviewed, and nothing is missing': exactlyTheseResources,
  'roles, network rules and settings are as reviewed': asReviewed,
  'names are as reviewed': namesLikeProd,
  'nothing talks to a data plane': noDataPlane,
  'every secret setting is a reference to the vault': secretsAreReferences,
  'a slot repeats its app': slotsRepeatTheirApp,
  'a slot takes no jobs': slotsTakeNoJobs,
  'the database is made in turn': databaseInTurn,
  'an app waits for its roles': rolesComeFirst,
  'a role waits for what it is given on': partsComeFirst,
  'Terraform is bound': terraformIsBound,
  'subnets fit': subnetsFit,
  'names and places are right': namesAndPlaces,
  'every reference leads to something': noDanglingReference,
  'no secret is written down': noSecret,
};

/** What all rules say of a stack. */
export const faultsOf = (it: Built): string[] =>
  Object.entries(rules).flatMap(([says, rule]) => rule(it).map((fault) => `${says}: ${fault}`));
