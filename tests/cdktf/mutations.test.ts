import { expect, test } from '@jest/globals';
import { type Exceptions, expectRule } from '../house/rule.ts';
import { leafMutations, type Mutation, wholeMutations } from './mutations.ts';
import { rules } from './rules/index.ts';
import { mustBeSet, mustSet } from './rules/must-set.ts';
import { buildAll, type Built } from './stacks.ts';

const all = buildAll();

/** Changes that nobody notices, and why that is good. */
const forPeople: Exceptions = {
  'azurerm_role_definition.description': 'read by people only',
  'azurerm_management_lock.notes': 'read by people only',
  'azurerm_subnet.delegation.name': 'Azure asks for a name and makes no use of it',
  'variable.slack_webhook_url.description': 'read by people only',
};

/** Whether any rule sees the change; a rule that fails over it has seen it. */
function noticed(it: Built, mutation: Mutation): boolean {
  const undo = mutation.make(it.plan);
  try {
    const [type = '', id = ''] = mutation.within;
    const resource = it.plan.resource[type]?.[id];
    // The resource alone, first: most changes show there, a hundred times sooner.
    if (resource && mustBeSet({ ...it, plan: { ...it.plan, resource: { [type]: { [id]: resource } } } }).length > 0) return true;
    return Object.values(rules).some((rule) => rule(it).length > 0);
  } catch {
    return true;
  } finally {
    undo();
  }
}

/** Dev and staging are prod with other figures: of their changes every fifth is tried. */
const tried = (it: Built): Mutation[] =>
  [...leafMutations(it), ...wholeMutations(it)].filter((_, index) => it.environment === 'prod' || index % 5 === 0);

const counted = all.map((it) => {
  const before = JSON.stringify(it.plan);
  const mutations = tried(it);
  const missed = mutations.filter((mutation) => !noticed(it, mutation));
  return { it, mutations, missed, unharmed: JSON.stringify(it.plan) === before };
});

test('every change of a single value, and every resource taken away, is noticed', () => {
  expect(counted.every(({ unharmed }) => unharmed)).toBe(true);
  expect(counted.reduce((sum, { mutations }) => sum + mutations.length, 0)).toBeGreaterThan(4000);
  expectRule(
    'Say in tests/cdktf/rules what the value must be: somebody may change it without knowing what it holds.',
    counted.flatMap(({ missed }) => missed.map(({ about }) => about)),
    forPeople,
  );
});

test('of the attributes that must be set no change goes unnoticed', () => {
  const must = (about: string): boolean =>
    Object.entries(mustSet).some(([type, table]) =>
      Object.keys(table).some((path) => `${about}.`.startsWith(`${type}.${path.replace(/\.\d+/g, '')}.`)),
    );
  const relevant = counted.flatMap(({ mutations }) => mutations.filter(({ about }) => must(about)));
  expect(relevant.length).toBeGreaterThan(1500);
  expect(counted.flatMap(({ missed }) => missed.filter(({ about }) => must(about)).map(({ says }) => says))).toEqual([]);
});
