import { decide } from "../iam/decide";
import type { Decision } from "../iam/request";
import type { View } from "../kernel/graph";
import { accountIn, arnOfRole, trustOf } from "../views/rights";

const ISSUER = "token.actions.githubusercontent.com";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const AUDIENCE = "sts.amazonaws.com";

/** A job of a workflow, which runs in an environment of a repository. */
export interface Job {
  /** GitHub's organization, and its number. */
  readonly organization: string;
  readonly organizationId: number;
  readonly repository: string;
  /** The repository's number. @default any: it is not made yet */
  readonly repositoryId?: number | undefined;
  /** What it runs for, as its subject says: `environment:production`, `ref:refs/heads/main`. */
  readonly run: string;
}

/** Whether the role's account has the provider that its trust names, for GitHub's issuer and for what tokens are made out to. */
export function knowsGithub(role: View): boolean {
  return role.graph
    .ofType(PROVIDER)
    .some(
      (one) =>
        accountIn(one) === accountIn(role) &&
        one.text("url")?.replace(/^https:\/\//, "") === ISSUER &&
        one.texts("clientIdLists").includes(AUDIENCE),
    );
}

/**
 * What AWS says when a job takes a role with its token (docs.github.com, "OpenID Connect reference"): with a subject of names alone, and with that of
 * names and numbers, which repositories have that were made since July 2026.
 */
export function tokenTakes(role: View, job: Job): Decision {
  const { organization, organizationId, repository, repositoryId = 1 } = job;
  const named = takes(role, job, `${organization}/${repository}`);
  return named.allowed ? takes(role, job, `${organization}@${organizationId}/${repository}@${repositoryId}`) : named;
}

function takes(
  role: View,
  { organization, organizationId, repository, repositoryId = 1, run }: Job,
  of: string,
): Decision {
  return decide(
    {
      caller: { kind: "federated", provider: `arn:aws:iam::${accountIn(role)}:oidc-provider/${ISSUER}` },
      action: "sts:AssumeRoleWithWebIdentity",
      resource: arnOfRole(role),
      context: {
        [`${ISSUER}:aud`]: AUDIENCE,
        [`${ISSUER}:sub`]: `repo:${of}:${run}`,
        [`${ISSUER}:repository`]: `${organization}/${repository}`,
        [`${ISSUER}:repository_id`]: String(repositoryId),
        [`${ISSUER}:repository_owner_id`]: String(organizationId),
        ...(run.startsWith("environment:") ? { [`${ISSUER}:environment`]: run.slice("environment:".length) } : {}),
      },
    },
    { resource: trustOf(role) },
    role.graph.world.today,
  );
}
