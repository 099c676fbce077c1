/** What the company has that every product refers to; chosen constants, from the foundation. */
export interface Surroundings {
  readonly organization: {
    readonly github: string;
    readonly platformRepository: string;
    readonly platformTeam: string;
    readonly reviewerTeamIds: readonly number[];
    readonly secretProtection: boolean;
  };
  readonly regions: { readonly home: string; readonly global: string };
  readonly accounts: Readonly<Record<"management" | "security" | "log-archive" | "shared", string>>;
  readonly configArchiveBucket: string;
  readonly roles: { readonly deploy: string; readonly preview: string; readonly ciPreview: string };
  readonly offices: readonly string[];
  readonly cloudFrontPrefixListIds: Readonly<Record<string, string>>;
  readonly images: Readonly<
    Record<"bootstrap" | "console" | "logRouter", { readonly repository: string; readonly tag: string }>
  >;
  readonly escalationPolicyId: string;
  /** The Slack workspace, by the name that Datadog has for it. */
  readonly slackAccount: string;
  /** The AWS account that Datadog reads from. */
  readonly datadogAccount: string;
}
