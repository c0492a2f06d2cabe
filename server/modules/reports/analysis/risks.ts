const RISKS: [RegExp, string][] = [
  [/(?:^|\/)(?:migrations?|db\/migrate|alembic)\/|\.sql$/i, 'a database migration'],
  [/(?:^|\/)(?:auth|login|session|security|permissions?|oauth|crypto|secrets?)(?:[/._-]|$)/i, 'sign-in or security code'],
  [
    /^(?:\.github\/workflows|\.gitlab-ci|azure-pipelines|\.ci|\.circleci)|(?:^|\/)(?:Dockerfile|Jenkinsfile|docker-compose[^/]*)$/i,
    'build or delivery',
  ],
  [
    /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|Cargo\.lock|go\.sum|Gemfile\.lock|packages\.lock\.json)$/,
    'locked dependencies',
  ],
  [
    /(?:^|\/)(?:package\.json|requirements[^/]*\.txt|pyproject\.toml|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|[^/]+\.csproj)$/,
    'dependencies',
  ],
  [/(?:^|\/)(?:[^/]*\.tf|cdktf|terraform|helm|k8s|kubernetes)(?:\/|$)/i, 'infrastructure'],
  [/(?:^|\/)(?:config|settings)(?:[/._-]|$)|\.env(?:\.|$)/i, 'settings'],
];

/** What makes a change of this path risky, in a few words; null for ordinary code. */
export const riskOf = (path: string): string | null => RISKS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
