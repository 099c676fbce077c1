import { arn } from "./arn";
import { policyDocument } from "./policy-document";

/** Issuer of GitHub Actions' tokens. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

export interface GithubTrustArgs {
  /** The 12 digits of the account that the role stands in. */
  readonly account: string;
  /** The GitHub organization. */
  readonly organization: string;
  readonly repository: string;
  /** What runs, one or more: `environment:production`, `pull_request`. Whole, never a pattern. */
  readonly subjects: readonly [string, ...string[]];
}

/** Admits the workflow runs of one repository with one of the subjects. */
export function githubTrust(args: GithubTrustArgs): string {
  const [first, ...others] = args.subjects.map((subject) => `repo:${args.organization}/${args.repository}:${subject}`);
  return policyDocument([
    {
      sid: "GithubActions",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      principals: { Federated: arn.oidcProvider(args.account, GITHUB_ISSUER) },
      conditions: {
        StringEquals: {
          [`${GITHUB_ISSUER}:aud`]: "sts.amazonaws.com",
          [`${GITHUB_ISSUER}:sub`]: others.length === 0 ? (first as string) : [first as string, ...others],
        },
      },
    },
  ]);
}
