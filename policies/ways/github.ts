import { decide } from "../iam/decide";
import type { Decision } from "../iam/request";
import type { View } from "../kernel/graph";
import { accountIn, arnOfRole, trustOf } from "../views/rights";

const ISSUER = "token.actions.githubusercontent.com";

/** A job of a workflow, which runs in an environment of a repository. */
export interface Job {
  /** GitHub's organization. */
  readonly organization: string;
  readonly repository: string;
  readonly environment: string;
}

/** What AWS says when a job takes a role with its token (GitHub: about-security-hardening-with-openid-connect). */
export function tokenTakes(role: View, { organization, repository, environment }: Job): Decision {
  return decide(
    {
      caller: { kind: "federated", provider: `arn:aws:iam::${accountIn(role)}:oidc-provider/${ISSUER}` },
      action: "sts:AssumeRoleWithWebIdentity",
      resource: arnOfRole(role),
      context: {
        [`${ISSUER}:aud`]: "sts.amazonaws.com",
        [`${ISSUER}:sub`]: `repo:${organization}/${repository}:environment:${environment}`,
      },
    },
    { resource: trustOf(role) },
  );
}
