import { settingsList } from '../../../server/platform/config/settings.ts';
import { at, type Built, ofType, said, type Resource } from '../stacks.ts';

const settingsOf = (resource: Resource): [string, string][] => Object.entries((resource['app_settings'] as Record<string, string>) ?? {});

/** What each app and job is given, one line each, as it is reviewed. */
export function renderSettings(it: Built): string {
  const apps = ofType(it, 'azurerm_linux_web_app').map(([id, resource]) => [id, settingsOf(resource)] as const);
  const jobs = ofType(it, 'azurerm_container_app_job').map(([id, resource]) => {
    const env = (at(resource, 'template.container.0.env') as { name: string; value: string }[] | undefined) ?? [];
    return [id, env.map(({ name, value }): [string, string] => [name, value])] as const;
  });
  return [...apps, ...jobs]
    .map(
      ([id, all]) =>
        `${id}\n${all
          .map(([name, value]) => `  ${name}=${value}`)
          .toSorted()
          .join('\n')}`,
    )
    .join('\n');
}

/** The roles of the slots: they answer, and take no jobs. */
export const slotsTakeNoJobs = (it: Built): string[] =>
  ofType(it, 'azurerm_linux_web_app_slot').flatMap(([id, resource]) => {
    const roles = at(resource, 'app_settings.LONGHOUSE_ROLES');
    return roles === id.replace('-slot', '') ? [] : [`${id} has the roles ${said(roles)}`];
  });

/** Names in the vault, by the setting they are for: clients of the old back ends keep secrets under some of them. */
const secretNames: Record<string, string> = {
  JWT_SIGNING_KEY: 'JwtSigningKey',
  JWT_PREVIOUS_SECRETS: 'JwtSigningKey',
  JWT_SECRET: 'JwtSecret',
  PIN_PEPPER: 'PinPepper',
  CURSOR_SECRET: 'CursorSecret',
  STAFF_SESSION_SECRET: 'StaffSessionSecret',
  OPENAI_API_KEY: 'OpenAiApiKey',
  SENDGRID_KEY: 'SendGridKey',
  STAFF_ENTRA_CLIENT_SECRET: 'StaffEntraClientSecret',
};

/** Secret settings that are not references to the vault under the promised name. */
export const secretsAreReferences = (it: Built): string[] =>
  ['azurerm_linux_web_app', 'azurerm_linux_web_app_slot'].flatMap((type) =>
    ofType(it, type).flatMap(([id, resource]) =>
      settingsOf(resource).flatMap(([name, value]) => {
        const setting = Object.entries(settingsList).find(([known]) => known === name)?.[1];
        const wanted = `@Microsoft.KeyVault(SecretUri=\${azurerm_key_vault.vault.vault_uri}secrets/${secretNames[name] ?? '?'}`;
        const good = value === `${wanted})` || (name === 'JWT_PREVIOUS_SECRETS' && value.startsWith(`${wanted}/`));
        return setting?.secret === true && !good ? [`${id}: ${name} is not a reference to its secret`] : [];
      }),
    ),
  );

/** What the alerts ask and what Slack is told, as it is reviewed. */
export const renderAlerts = (it: Built): string =>
  [
    ...ofType(it, 'azurerm_monitor_scheduled_query_rules_alert_v2').map(
      ([id, resource]) => `${id}: ${said(resource['description'])}\n${said(at(resource, 'criteria.0.query'))}\n`,
    ),
    ...ofType(it, 'azurerm_monitor_metric_alert').map(([id, resource]) => `${id}: ${said(resource['description'])}`),
    ...ofType(it, 'azurerm_logic_app_action_http').map(([id, resource]) => `\n${id}: ${said(resource['body'])}`),
  ].join('\n');
