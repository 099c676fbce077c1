import type { Resource } from "../../../policies/kernel/resource";
import { fail, type Fixtures, make, notApplicable, pass, ref, SECRET, UNKNOWN, unverifiable } from "../support";

const repository = (props: object = {}) =>
  make("github:index/repository:Repository", "shine-account-web", { name: "shine-web", ...props });
const web = repository();
const platform = make("github:index/repository:Repository", "shine-account-platform", { name: "platform" });
const of = (type: string, props: object, repo: Resource = web, name = type) =>
  make(`github:index/${type}`, `shine-account-web-${name}`, { repository: ref(repo), ...props });
const alerts = (enabled?: unknown) => of("repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts", { enabled });
const updates = (enabled: unknown) =>
  of("repositoryDependabotSecurityUpdates:RepositoryDependabotSecurityUpdates", { enabled });
const scanning = (status: unknown) =>
  repository({ securityAndAnalysis: { secretScanning: { status }, secretScanningPushProtection: { status } } });

const reviews = {
  requiredApprovingReviewCount: 1,
  dismissStaleReviewsOnPush: true,
  requireCodeOwnerReview: true,
  requireLastPushApproval: true,
};
const checks = (...contexts: string[]) => ({
  strictRequiredStatusChecksPolicy: true,
  requiredChecks: contexts.map((context) => ({ context, integrationId: 15368 })),
});
const full = {
  deletion: true,
  nonFastForward: true,
  pullRequest: reviews,
  requiredStatusChecks: checks("lint", "test"),
};
const ruleset = (rules: unknown, props: object = {}, repo: Resource = web, name = "ruleset") =>
  of(
    "repositoryRuleset:RepositoryRuleset",
    {
      target: "branch",
      enforcement: "active",
      conditions: { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } },
      rules,
      ...props,
    },
    repo,
    name,
  );
const classic = (props: object) =>
  make("github:index/branchProtection:BranchProtection", "shine-account-web-main", {
    repositoryId: ref(web),
    pattern: "main",
    ...props,
  });
const shared = make("github:index/organizationRuleset:OrganizationRuleset", "organization-main", {
  target: "branch",
  enforcement: "active",
  conditions: {
    refName: { includes: ["refs/heads/main"], excludes: [] },
    repositoryName: { includes: ["~ALL"], excludes: [] },
  },
  rules: full,
});
const access = (teamId: string, repo: Resource = web) =>
  of("teamRepository:TeamRepository", { teamId, permission: "push" }, repo, `access-${teamId}`);
/** An environment that teams approve, made after some other things. */
const reviewed = (teams: unknown, after: readonly Resource[] = [access("team-platform")]) => {
  const one = of("repositoryEnvironment:RepositoryEnvironment", { environment: "production", reviewers: [{ teams }] });
  return { ...one, dependencies: [...one.dependencies, ...after.map(({ urn }) => urn)] };
};
const environment = (props: object = {}) =>
  of("repositoryEnvironment:RepositoryEnvironment", { environment: "production", ...props });
const gated = {
  reviewers: [{ teams: [1] }],
  preventSelfReview: true,
  canAdminsBypass: false,
  deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
};
const gate = environment(gated);
const branch = (branchPattern: unknown, to: Resource = gate) =>
  of("repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy", {
    environment: ref(to),
    branchPattern,
  });
const secret = (secretName: unknown, value: unknown) => of("actionsSecret:ActionsSecret", { secretName, value });
const variable = (variableName: string, value: unknown) =>
  of("actionsVariable:ActionsVariable", { variableName, value });
const life = { archiveOnDestroy: true, deleteBranchOnMerge: true, topics: ["shine"] };

export const fixtures: Record<string, Fixtures> = {
  "github-repo-vulnerability-alerts": {
    good: pass(web, alerts(true), updates(true)),
    bad: fail(web, alerts(false), updates(true)),
    unset: fail(web),
    unknown: unverifiable(web, alerts(UNKNOWN), updates(true)),
    "no updates": fail(web, alerts(), updates(false)),
    archived: notApplicable(repository({ archived: true })),
  },
  "github-reviewers-have-access": {
    good: pass(web, access("team-platform"), reviewed([7001001])),
    bad: fail(web, access("team-shine"), reviewed([7001001])),
    unset: pass(reviewed([], [])),
    unknown: unverifiable(web, access("team-platform"), reviewed(UNKNOWN)),
    "by its number": pass(web, access("7001002"), reviewed([7001002], [access("7001002")])),
    "access that comes later": fail(web, access("team-platform"), reviewed([7001001], [])),
    "access to another repository": fail(
      web,
      platform,
      access("team-platform", platform),
      reviewed([7001001], [access("team-platform", platform)]),
    ),
  },
  "github-repo-secret-scanning": {
    good: pass(scanning("enabled")),
    bad: fail(scanning("disabled")),
    unset: fail(web),
    unknown: unverifiable(scanning(UNKNOWN)),
  },
  "github-default-branch-protected": {
    good: pass(web, ruleset(full)),
    bad: fail(web, ruleset(full, { enforcement: "evaluate" })),
    unset: fail(web),
    unknown: unverifiable(web, ruleset(full, { enforcement: UNKNOWN })),
    "another branch": fail(
      web,
      ruleset(full, { conditions: { refName: { includes: ["refs/heads/x"], excludes: [] } } }),
    ),
    "all but the default": fail(
      web,
      ruleset(full, { conditions: { refName: { includes: ["~ALL"], excludes: ["~DEFAULT_BRANCH"] } } }),
    ),
    tags: fail(web, ruleset(full, { target: "tag" })),
    "another repository's": fail(web, platform, ruleset(full, {}, platform)),
    "by the organization": pass(web, shared),
    "classic protection": pass(web, classic({})),
  },
  "github-branch-reviews": {
    good: pass(web, ruleset(full)),
    bad: fail(web, ruleset({ ...full, pullRequest: { ...reviews, requiredApprovingReviewCount: 0 } })),
    unset: fail(web),
    unknown: unverifiable(web, ruleset({ ...full, pullRequest: UNKNOWN })),
    "by two rulesets": pass(web, ruleset({ pullRequest: reviews }), ruleset({ deletion: true }, {}, web, "other")),
    "approved by whoever pushed last": fail(
      web,
      ruleset({ pullRequest: { ...reviews, requireLastPushApproval: false } }),
    ),
    "no owners": fail(web, ruleset({ pullRequest: { ...reviews, requireCodeOwnerReview: false } })),
    "one for infrastructure": fail(platform, ruleset(full, {}, platform)),
    "two for infrastructure": pass(
      platform,
      ruleset({ pullRequest: { ...reviews, requiredApprovingReviewCount: 2 } }, {}, platform),
    ),
    "classic protection": pass(
      web,
      classic({
        requiredPullRequestReviews: [
          {
            requiredApprovingReviewCount: 1,
            dismissStaleReviews: true,
            requireCodeOwnerReviews: true,
            requireLastPushApproval: true,
          },
        ],
      }),
    ),
  },
  "github-branch-status-checks": {
    good: pass(web, ruleset(full)),
    bad: fail(web, ruleset({ requiredStatusChecks: { ...checks("test"), strictRequiredStatusChecksPolicy: false } })),
    unset: fail(web),
    unknown: unverifiable(web, ruleset({ requiredStatusChecks: UNKNOWN })),
    "anybody's check": fail(
      web,
      ruleset({ requiredStatusChecks: { ...checks(), requiredChecks: [{ context: "test" }] } }),
    ),
    "no checks": fail(web, ruleset({ requiredStatusChecks: checks() })),
    infrastructure: pass(
      platform,
      ruleset({ requiredStatusChecks: checks("test", "preview", "policy") }, {}, platform),
    ),
    "infrastructure without its policies": fail(
      platform,
      ruleset({ requiredStatusChecks: checks("test", "preview") }, {}, platform),
    ),
  },
  "github-branch-no-bypass": {
    good: pass(web, ruleset(full)),
    bad: fail(web, ruleset(full, { bypassActors: [{ actorType: "Team", actorId: 1, bypassMode: "always" }] })),
    unset: fail(web),
    unknown: unverifiable(web, ruleset(full, { bypassActors: UNKNOWN })),
    "can be overwritten": fail(web, ruleset({ ...full, nonFastForward: false })),
    "classic protection": pass(web, classic({ enforceAdmins: true })),
    "administrators of classic protection": fail(web, classic({})),
  },
  "github-production-environment-gated": {
    good: pass(gate, branch("main")),
    bad: fail(gate, branch("*")),
    unset: fail(environment()),
    unknown: unverifiable(gate, branch(UNKNOWN)),
    "no branch named": fail(gate),
    "nobody approves": fail(environment({ ...gated, reviewers: [] })),
    "administrators pass by": fail(environment({ ...gated, canAdminsBypass: true }), branch("main")),
    "protected branches": pass(
      environment({ ...gated, deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: false } }),
    ),
    "a ring": pass(environment({ ...gated, environment: "ring-0" }), branch("main")),
    "a ring that nobody approves": fail(
      environment({ ...gated, environment: "ring-0", reviewers: [] }),
      branch("main"),
    ),
    "a preview of a pull request": pass(environment({ ...gated, environment: "preview" }), branch("refs/pull/*/merge")),
    "a preview that nobody approves": fail(
      environment({ ...gated, environment: "preview", reviewers: [] }),
      branch("refs/pull/*/merge"),
    ),
    "a preview of any branch": fail(environment({ ...gated, environment: "preview" }), branch("*")),
    "production, from a pull request": fail(gate, branch("refs/pull/*/merge")),
    "staging, from any branch": fail(environment({ environment: "staging" })),
    "staging, without approval": pass(
      environment({ environment: "staging", deploymentBranchPolicy: { protectedBranches: true } }),
    ),
  },
  "github-no-aws-keys-in-secrets": {
    good: pass(secret("SENTRY_TOKEN", SECRET), variable("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/x")),
    bad: fail(secret("AWS_SECRET_ACCESS_KEY", SECRET)),
    unset: pass(secret("X", undefined)),
    unknown: unverifiable(secret("X", UNKNOWN)),
    "written in the program": fail(secret("X", "hunter2")),
    "a prefix": fail(secret("PROD_AWS_ACCESS_KEY_ID", SECRET)),
  },
  "github-repo-lifecycle": {
    good: pass(repository(life)),
    bad: fail(repository({ ...life, archiveOnDestroy: false })),
    unset: fail(web),
    unknown: unverifiable(repository({ ...life, topics: UNKNOWN })),
    "no topic": fail(repository({ ...life, topics: [] })),
  },
};
