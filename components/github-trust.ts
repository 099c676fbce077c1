import { arn } from "./arn";
import { policyDocument } from "./policy-document";

/** Issuer of GitHub Actions' tokens. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

export interface GithubTrustArgs {
  /** The 12 digits of the account that the role stands in. */
  readonly account: string;
  /** The GitHub organization. */
  readonly organization: string;
  /** Its number, which GitHub never gives to another. */
  readonly organizationId: number;
  readonly repository: string;
  /** The repository's number. @default not known yet: whichever repository has the name in this very organization */
  readonly repositoryId?: number | undefined;
  /** What runs, one or more: `environment:production`, `ref:refs/heads/main`. Whole, never a pattern. */
  readonly subjects: readonly [string, ...string[]];
}

/**
 * Admits the workflow runs of one repository with one of the subjects, in both forms that GitHub gives them: by names alone, and, of what was
 * made or renamed since 15 July 2026 or has chosen so, by names and numbers (docs.github.com, "OpenID Connect reference", immutable subject
 * claims). Numbers are held by claims of their own, which AWS compares since January 2026 (IAM guide, "Available keys for AWS OIDC federation"),
 * so that a name which somebody else takes one day opens nothing.
 */
export function githubTrust(args: GithubTrustArgs): string {
  const claim = (name: string): string => `${GITHUB_ISSUER}:${name}`;
  const named = `${args.organization}/${args.repository}`;
  const numbered = `${args.organization}@${args.organizationId}/${args.repository}@${args.repositoryId ?? "*"}`;
  const subjects = [named, numbered].flatMap((repository) => args.subjects.map((run) => `repo:${repository}:${run}`));
  const exact = {
    [claim("aud")]: "sts.amazonaws.com",
    [claim("repository_owner_id")]: String(args.organizationId),
  };
  return policyDocument([
    {
      sid: "GithubActions",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      principals: { Federated: arn.oidcProvider(args.account, GITHUB_ISSUER) },
      conditions:
        args.repositoryId === undefined
          ? { StringEquals: { ...exact, [claim("repository")]: named }, StringLike: { [claim("sub")]: subjects } }
          : {
              StringEquals: { ...exact, [claim("repository_id")]: String(args.repositoryId), [claim("sub")]: subjects },
            },
    },
  ]);
}
