import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Environment, environments, prod } from '../../cdktf/environments.ts';
import { expectRule } from '../house/rule.ts';
import { sourcesIn } from '../house/sources.ts';
import { faultsOf, rules } from './rules/index.ts';
import { handsOutExactly } from './rules/roles.ts';
import { dataPlane, idsFor } from './rules/whole.ts';
import { at, build, buildAll, type Built, ofType, textOf } from './stacks.ts';

const all = buildAll();
const named = (it: Built): string => `${it.layer === 'foundation' ? 'longhouse-foundation' : 'longhouse'}-${it.environment}`;

test('there is a stack for what a human owner allows and one for the rest, in three environments', () => {
  expect(all.map(named)).toEqual(
    ['dev', 'staging', 'prod'].flatMap((environment) => [`longhouse-foundation-${environment}`, `longhouse-${environment}`]),
  );
  expect(JSON.parse(fs.readFileSync('cdktf.json', 'utf8'))).toMatchObject({ app: 'node cdktf/main.ts', language: 'typescript' });
});

test.each(Object.keys(rules))('in every stack %s', (says) => {
  const rule = says.replace(/^./, (first) => first.toUpperCase());
  expectRule(
    `${rule}. If a change is meant, change tests/cdktf/rules with it; npm run review writes the reviewed files anew.`,
    all.flatMap((it) => (rules[says] ?? (() => []))(it).map((fault) => `${named(it)}: ${fault}`)),
  );
});

test('a second synthesis gives the same bytes', () => {
  for (const environment of environments)
    for (const layer of ['foundation', 'longhouse'] as const) expect(textOf(layer, environment)).toBe(textOf(layer, environment));
});

test('the pipeline may hand out the roles of what it builds, and no other', () => {
  expectRule('Let runtimeRoles and what the stack grants be the same roles.', handsOutExactly(all));
});

test('one function makes every assignment', () => {
  const makers = sourcesIn('cdktf').filter((file) => /new RoleAssignment\(/.test(fs.readFileSync(file, 'utf8')));
  expect(makers).toEqual(['cdktf/access.ts']);
});

test('production does not carry what builds it', () => {
  const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).filter((name) => /cdktf|constructs/.test(name))).toEqual([]);
});

test('the bindings are imported one resource at a time', () => {
  const whole = sourcesIn('cdktf')
    .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/from '(@cdktf\/[^']+)'/g)].map(([, name = '']) => `${file}: ${name}`))
    .filter((use) => !/\/lib\/[a-z0-9-]+\/index\.js$/.test(use));
  expectRule('Import @cdktf/provider-azurerm/lib/<resource>/index.js: the index of all costs four times the time and memory.', whole);
});

/** Everything that reaches the data plane of a vault, an account or a server, were it ever used. */
test('types that talk to a data plane are known', () => {
  for (const type of [
    'key_vault_secret',
    'key_vault_key',
    'key_vault_certificate',
    'storage_blob',
    'storage_queue',
    'storage_table_entity',
  ])
    expect(dataPlane.test(`azurerm_${type}`)).toBe(true);
  for (const type of Object.keys(idsFor({ layer: 'longhouse', environment: 'prod' }))) expect(dataPlane.test(type)).toBe(false);
});

test('private blob access closes the account and gives it an address inside', () => {
  const it = build('longhouse', { ...prod, blobs: { ...prod.blobs, access: 'private' } });
  expect(ofType(it, 'azurerm_storage_account')[0]?.[1]).toMatchObject({
    public_network_access_enabled: false,
    network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
  });
  expect(
    at(Object.fromEntries(ofType(it, 'azurerm_private_endpoint')), 'blob-endpoint.private_service_connection.subresource_names'),
  ).toEqual(['blob']);
  expect(ofType(it, 'azurerm_private_dns_zone').map(([, { name }]) => name)).toContain('privatelink.blob.core.windows.net');
});

test('browsers may upload by link from the origins that are listed, and from no other', () => {
  const it = build('longhouse', { ...prod, corsOrigins: ['https://app.axly.pro'] });
  expect(at(ofType(it, 'azurerm_storage_account')[0]?.[1], 'blob_properties.cors_rule')).toMatchObject([
    { allowed_origins: ['https://app.axly.pro'], allowed_methods: ['GET', 'PUT'] },
  ]);
  expect(at(ofType(it, 'azurerm_linux_web_app').find(([id]) => id === 'api-app')?.[1], 'app_settings.CORS_ALLOWED_ORIGINS')).toBe(
    'https://app.axly.pro',
  );
});

test('a second stamp of an environment stands beside the first: no name and no address is shared', () => {
  const second: Environment = { ...prod, stampId: 'eu1', stack: 'prod-eu1', location: 'westeurope', space: '10.41.8.0/22' };
  const names = (it: Built): string[] =>
    ['storage_account', 'key_vault', 'postgresql_flexible_server', 'linux_web_app', 'container_registry'].flatMap((type) =>
      ofType(it, `azurerm_${type}`).map(([, { name }]) => String(name)),
    );
  const [first, other] = [build('longhouse', prod), build('longhouse', second)];
  expect(names(first).filter((name) => names(other).includes(name))).toEqual([]);
  expect(at(other.plan, 'terraform.backend.azurerm.container_name')).toBe('prod-eu1');
});

test('a fault in a stack is found', () => {
  const [it] = all;
  expect(it && faultsOf({ ...it, environment: 'prod' }).length).toBeGreaterThan(0);
});
