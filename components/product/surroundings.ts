/** What the company has that every product refers to; chosen constants, from the foundation. */
export interface Surroundings {
  readonly organization: {
    readonly github: string;
    /** Number of the GitHub organization. */
    readonly githubId: number;
    /** Numbers of repositories, by name; of those that are not made yet there is none. */
    readonly repositoryIds: Readonly<Record<string, number>>;
    readonly platformRepository: string;
    readonly platformTeam: string;
    readonly reviewerTeamIds: readonly number[];
    readonly secretProtection: boolean;
  };
  readonly regions: { readonly home: string; readonly global: string };
  readonly accounts: Readonly<Record<"management" | "security" | "log-archive" | "shared", string>>;
  readonly configArchiveBucket: string;
  readonly roles: {
    readonly deploy: string;
    readonly preview: string;
    readonly ciPreview: string;
    readonly ciCompare: string;
  };
  readonly offices: readonly string[];
  readonly cloudFrontPrefixListIds: Readonly<Record<string, string>>;
  readonly images: Readonly<
    Record<"bootstrap" | "console" | "logRouter", { readonly repository: string; readonly tag: string }>
  >;
  /** Of the Route 53 zone above the products' own. */
  readonly parentZoneId: string;
  readonly escalationPolicyId: string;
  /** The Slack workspace, by the name that Datadog has for it. */
  readonly slackAccount: string;
  /** The AWS account that Datadog reads from. */
  readonly datadogAccount: string;
}
