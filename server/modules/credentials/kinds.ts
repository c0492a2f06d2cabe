/** What a credential can be: a person's token, or an application that is given short-lived tokens. */
export const kinds = ['github_pat', 'github_app', 'azdo_pat', 'azdo_entra'] as const;
export type Kind = (typeof kinds)[number];
/** The git providers. */
export type Provider = 'github' | 'azure_devops';

/** Which provider a credential of this kind is for. */
export const providerOf = (kind: Kind): Provider => (kind === 'github_pat' || kind === 'github_app' ? 'github' : 'azure_devops');
