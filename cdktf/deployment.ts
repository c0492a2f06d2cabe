/** What a team fills in before its first deployment. Nothing here is secret; names of resources are derived from it. */
export const deployment = {
  /** Begins the name of every resource; `short` where Azure allows 24 characters. */
  project: 'longhouse',
  short: 'lh',
  /** GitHub repository whose workflows deploy. */
  repository: 'example/longhouse',
  /**
   * Begins the subject of GitHub's OIDC tokens. Repositories made after June 2026 carry ids in it: copy it from the repository's OIDC
   * settings.
   */
  oidcSubjectPrefix: 'repo:example/longhouse',
  location: 'centralus',
  stampId: 'us1',
  /** Raise it to get new names: a purged vault keeps its own for 90 days. */
  generation: 1,
  /** Who is told of alerts and of the budget. */
  email: 'operations@longhouse.example',
  mailFrom: 'Longhouse <no-reply@longhouse.example>',
  /** Entra group whose members may administer the databases by hand (object id and name), or null: nobody. */
  databaseAdmins: null as { objectId: string; name: string } | null,
  /** First day of the month from which budgets count. */
  budgetFrom: '2026-12-01T00:00:00Z',
};
