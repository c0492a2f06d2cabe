// Reads a plan (`terraform show -json`): refuses one that would destroy data; with --no-changes also one that would change anything.
import { readFileSync } from 'node:fs';

const [file, flag] = process.argv.slice(2);
const holdsData = /^azurerm_(?:postgresql_flexible_server|postgresql_flexible_server_database|storage_account|storage_container|key_vault|resource_group_template_deployment|log_analytics_workspace|container_registry|resource_group)$/;

const changes = (JSON.parse(readFileSync(file, 'utf8')).resource_changes ?? []).filter(({ mode }) => mode === 'managed');
const does = (action) => changes.filter(({ change }) => change.actions.includes(action));
const destroyed = does('delete').filter(({ type }) => holdsData.test(type));
const changed = changes.filter(({ change }) => change.actions.some((action) => action !== 'no-op' && action !== 'read'));

for (const { address } of destroyed) console.error(`It would destroy ${address}, which holds data.`);
if (destroyed.length > 0) {
  console.error('Move the data first, then take the resource out by hand: no pipeline destroys data.');
  process.exit(1);
}
if (flag === '--no-changes' && changed.length > 0) {
  for (const { address, change } of changed) console.error(`It has drifted: ${address} (${change.actions.join(', ')})`);
  process.exit(1);
}
console.log(`${changed.length} changes, no data destroyed.`);
