/** What a credential can be: a person's token, or an application that is given short-lived tokens. */
export const credentialKinds = ['github_pat', 'github_app', 'azdo_pat', 'azdo_entra'] as const;
export type CredentialKind = (typeof credentialKinds)[number];
/** The git providers. */
export const providers = ['github', 'azure_devops'] as const;
export type Provider = (typeof providers)[number];

/** Which provider a credential of this kind is for. */
export const providerOf = (kind: CredentialKind): Provider => (kind === 'github_pat' || kind === 'github_app' ? 'github' : 'azure_devops');
