import { runtimeRoles } from '../../../cdktf/access.ts';
import { at, type Built, ofType, said } from '../stacks.ts';

const short = (text: string): string =>
  text
    .replace(/\$\{(?:data\.)?azurerm_([a-z_]+)\.([a-z-]+)\.([a-z_]+)\}/g, (_, type: string, id: string, attribute: string) =>
      attribute === 'id' || attribute === 'principal_id' || attribute === 'role_definition_resource_id' ? id : `${type}.${id}.${attribute}`,
    )
    .replace(/^\/subscriptions\/.*\/blobServices\/default/, 'state');

const condition = (resource: Record<string, unknown>): string => {
  const text = said(resource['condition']);
  return text === ''
    ? ''
    : `\n      if (version ${said(resource['condition_version'])}) ${short(text).replaceAll(' AND ', '\n        AND ')}`;
};

/** Who may what on what, one line each, as it is reviewed; the environment's name left out. */
export function renderRoles(it: Built): string {
  const assignments = ofType(it, 'azurerm_role_assignment').map(([, resource]) => {
    const role = said(resource['role_definition_name'] ?? short(said(resource['role_definition_id'])));
    const { principal_id: who, principal_type: type, scope } = resource;
    return `${short(said(who))} (${said(type)}): ${role} on ${short(said(scope))}${condition(resource)}`;
  });
  const definitions = ofType(it, 'azurerm_role_definition').map(
    ([id, resource]) =>
      `${id} on ${short(said(resource['scope']))}, in ${short(said(resource['assignable_scopes']))}\n` +
      `${JSON.stringify(at(resource, 'permissions'), null, 2)}`,
  );
  const credentials = ofType(it, 'azurerm_federated_identity_credential').map(
    ([, resource]) => `${short(said(resource['parent_id']))} is believed of ${said(resource['subject'])}`,
  );
  const text = [...assignments, ...definitions, ...credentials].sort().join('\n');
  return text.replaceAll(new RegExp(`\\b${it.environment}\\b`, 'g'), '<environment>');
}

/** The pipeline hands out the roles of what it builds, and could hand out no other. */
export function handsOutExactly(all: readonly Built[]): string[] {
  const used = new Set(
    all
      .filter(({ layer }) => layer === 'longhouse')
      .flatMap((it) => ofType(it, 'azurerm_role_assignment').map(([, resource]) => said(resource['role_definition_name']))),
  );
  const allowed = Object.keys(runtimeRoles);
  return [
    ...[...used].filter((role) => !allowed.includes(role)).map((role) => `${role} is given by the pipeline, which may not`),
    ...allowed.filter((role) => !used.has(role)).map((role) => `${role} may be given and never is`),
  ];
}
