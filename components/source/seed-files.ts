export interface CodeOwnersArgs {
  /** The GitHub organization. */
  readonly organization: string;
  /** Team slugs. */
  readonly owner: string;
  readonly platformTeam: string;
}

/**
 * Who reviews what: the owner everything, and the platform's team alone what runs with rights in the cloud. Owners on one line are alternatives, of
 * which any one approves, and the last line that matches counts (docs.github.com, "About code owners"): to name both there would let the
 * owner change workflows alone.
 */
export function codeOwners(args: CodeOwnersArgs): string {
  const owner = `@${args.organization}/${args.owner}`;
  const platform = `@${args.organization}/${args.platformTeam}`;
  return [`* ${owner}`, `/.github/ ${platform}`, ""].join("\n");
}

/** What others than the platform's team own in its repository: what tells the company from a stranger, and who owns what. */
const SECURITY_FILES = ["/policies/company.json", "/.github/CODEOWNERS"];

/** Code owners of the platform's own repository: one team for all of it but for what a second one answers for. */
export function platformOwners(organization: string, team: string, securityTeam: string): string {
  return [
    "# Everything here reaches every product: the platform's team reviews it. Written by `npm run generate`.",
    `* @${organization}/${team}`,
    "# What tells the company from a stranger stands here a second time, and is written by others.",
    ...SECURITY_FILES.map((file) => `${file} @${organization}/${securityTeam}`),
    "",
  ].join("\n");
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
