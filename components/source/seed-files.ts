export interface CodeOwnersArgs {
  /** The GitHub organization. */
  readonly organization: string;
  /** Team slugs. */
  readonly owner: string;
  readonly platformTeam: string;
}

/** Who reviews what: the owner everything, the platform's team also what runs with rights in the cloud. */
export function codeOwners(args: CodeOwnersArgs): string {
  const owner = `@${args.organization}/${args.owner}`;
  const platform = `@${args.organization}/${args.platformTeam}`;
  return [`* ${owner}`, `/.github/ ${owner} ${platform}`, ""].join("\n");
}

/** Dependabot for what every repository has; a repository adds its own package manager by pull request. */
export function dependabot(): string {
  const update = (ecosystem: string): string[] => [
    `  - package-ecosystem: ${ecosystem}`,
    "    directory: /",
    "    schedule:",
    "      interval: weekly",
    "    groups:",
    `      ${ecosystem}:`,
    '        patterns: ["*"]',
    "        update-types: [minor, patch]",
  ];
  return ["version: 2", "updates:", ...update("github-actions"), ...update("docker"), ""].join("\n");
}
