import { azureCredential } from '../platform/azure/credential.ts';
import { databaseOf, type Settings } from '../platform/config/index.ts';
import { makeSecrets } from '../platform/crypto/index.ts';
import { bootstrapDatabase } from '../release/bootstrap.ts';
import { runCommand, type Said, settingsOf } from '../release/command.ts';
import { principalsOf } from '../release/principals.ts';
import { nothing, type Outcome } from '../release/wishes.ts';
import { StartFault } from '../run/start-fault.ts';
import { bootstrapSettings } from './command-settings.ts';

/** The roles, the identities and the schema, by whoever the database settings name; on a machine without Azure the start makes them. */
async function database(settings: Settings): Promise<Outcome> {
  const base = databaseOf(settings);
  if (!base) return nothing();
  const principals = principalsOf(settings.DB_PRINCIPALS);
  if (settings.production && !principals.some(({ role }) => role === 'owner'))
    throw new StartFault('DB_PRINCIPALS names no identity for owner: without one nobody can migrate.');
  try {
    return await bootstrapDatabase(base, base.database, principals);
  } catch (error) {
    if (error instanceof StartFault) throw error;
    throw new StartFault(`${base.source}: ${base.user} at ${base.host}:${base.port}: ${(error as Error).message}`, { cause: error });
  }
}

/** The secrets that nobody need know, made inside the network where alone the vault can be reached. */
async function secrets(settings: Settings): Promise<string[]> {
  const wanted = [
    ...settings.VAULT_SECRETS.map((name) => ({ name, blank: false })),
    ...settings.VAULT_BLANK_SECRETS.map((name) => ({ name, blank: true })),
  ];
  const url = settings.KEY_VAULT_URL;
  if (wanted.length === 0) return [];
  if (url === undefined) throw new StartFault('KEY_VAULT_URL is not set: VAULT_SECRETS are made there.');
  try {
    return await makeSecrets({ url, credential: () => azureCredential(settings.AZURE_CLIENT_ID) }, wanted);
  } catch (error) {
    throw new StartFault(`The secrets could not be made in ${url}: ${(error as Error).message}`, { cause: error });
  }
}

function report({ say }: Said, { made, kept, left }: Outcome, secretsMade: readonly string[]): void {
  for (const what of made) say(`made: ${what}`);
  for (const name of secretsMade) say(`made: secret ${name}`);
  for (const what of left) say(`left as it is: ${what}`);
  const count = made.length + secretsMade.length;
  say(count > 0 ? `Done: ${count} made, ${kept} were so already.` : `Nothing to change: ${kept} things are as they shall be.`);
}

await runCommand(async (said) => {
  const settings = settingsOf(bootstrapSettings);
  const outcome = await database(settings);
  if (outcome.kept + outcome.made.length === 0) said.say('No database is set: the embedded one makes its roles at its start.');
  report(said, outcome, await secrets(settings));
  return 0;
});
