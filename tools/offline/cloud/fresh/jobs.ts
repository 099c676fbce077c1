import type { World } from "../model";
import { documentOf, mayOther, roleAt } from "./rights";
import type { State } from "./state";

const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const BRANCHES = "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
const ISSUER = "token.actions.githubusercontent.com";

/** A job of a workflow. */
export interface Job {
  readonly owner: string;
  readonly repository: string;
  /** What runs: `refs/heads/main`, `refs/pull/1/merge`. */
  readonly ref: string;
  /** Name of the environment that the job asks for. */
  readonly environment?: string;
  /** Whether a reviewer of the environment has approved. @default false */
  readonly approved?: boolean;
  /** GitHub's numbers of owner and repository, in the subject of repositories made since July 2026. */
  readonly ids?: readonly [owner: number, repository: number];
}

/**
 * Starts a job. GitHub makes an environment that a workflow names and that does not exist, with no reviewer and for every branch (GitHub Docs,
 * "Managing environments for deployment"). Gives the subject of the job's token, or why it waits.
 */
export function runJob(
  job: Job,
  world: World,
  state: State,
): { readonly subject: string } | { readonly waits: string } {
  const { environment } = job;
  if (environment === undefined)
    return { subject: subjectOf(job, job.ref.startsWith("refs/pull/") ? "pull_request" : `ref:${job.ref}`) };
  const found = world
    .all(ENVIRONMENT)
    .find(({ inputs }) => inputs["repository"] === job.repository && inputs["environment"] === environment);
  if (found === undefined) state.unprotected.add(`${job.owner}/${job.repository}|${environment}`);
  const reviewers = found === undefined ? [] : world.subject(found).blocks("reviewers");
  const reviewed = reviewers.some((one) => one.list("teams").length + one.list("users").length > 0);
  if (reviewed && job.approved !== true) return { waits: `a reviewer of ${environment}` };
  if (found !== undefined && !mayDeploy(job, environment, world))
    return { waits: `${environment} takes no ${job.ref}` };
  return { subject: subjectOf(job, `environment:${environment}`) };
}

/** Whether the environment takes the branch: those that its policies name, protected ones, or all where it says nothing. */
function mayDeploy({ repository, ref }: Job, environment: string, world: World): boolean {
  const of = (type: string) =>
    world
      .all(type)
      .filter(({ inputs }) => inputs["repository"] === repository && inputs["environment"] === environment);
  const [policy] = of(ENVIRONMENT).flatMap((one) => world.subject(one).blocks("deploymentBranchPolicy"));
  if (policy === undefined) return true;
  if (policy.get("customBranchPolicies") !== true) return ref === "refs/heads/main";
  return of(BRANCHES).some(({ inputs }) => {
    // Branches by their short names, other references whole; `*` stands for no slash.
    const pattern = String(inputs["branchPattern"])
      .replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", "[^/]*");
    return new RegExp(`^(refs/heads/)?${pattern}$`).test(ref);
  });
}

/** Since 15 July 2026 new repositories send their numbers as well (GitHub changelog, 2026-04-23). */
function subjectOf({ owner, repository, ids }: Job, context: string): string {
  const [first, second] = ids === undefined ? [owner, repository] : [`${owner}@${ids[0]}`, `${repository}@${ids[1]}`];
  return `repo:${first}/${second}:${context}`;
}

/**
 * Whether a job with that subject may take the role; the reason where it may not.
 *
 * @param ids GitHub's numbers of owner and repository, which a token carries beside its subject. @default those of the subject
 */
export function takesRole(
  subject: string,
  role: string,
  world: World,
  ids?: readonly [owner: number, repository: number],
): string | undefined {
  const [, owner = "", ownerId = "0", repository = "", repositoryId = "0"] =
    /^repo:([^/@:]+)(?:@(\d+))?\/([^/@:]+)(?:@(\d+))?:/.exec(subject) ?? [];
  const account = role.split(":")[4] ?? "";
  const trust = documentOf(`the trust of ${role}`, roleAt(role, world)?.inputs["assumeRolePolicy"]);
  const caller = { kind: "federated", provider: `arn:aws:iam::${account}:oidc-provider/${ISSUER}` } as const;
  const context = {
    [`${ISSUER}:sub`]: subject,
    [`${ISSUER}:aud`]: "sts.amazonaws.com",
    [`${ISSUER}:repository`]: `${owner}/${repository}`,
    [`${ISSUER}:repository_owner_id`]: String(ids?.[0] ?? ownerId),
    [`${ISSUER}:repository_id`]: String(ids?.[1] ?? repositoryId),
  };
  const request = { caller, action: "sts:AssumeRoleWithWebIdentity", resource: role, context };
  const { allowed, reason } = mayOther(request, trust);
  return allowed ? undefined : reason;
}
