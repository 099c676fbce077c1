import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import type { Registry } from "../registry";
import { hasAccount } from "./accounts";

export const REPOSITORY = "github:index/repository:Repository";

/** What protects a branch, classic protection or ruleset, in one form. Each is read when asked. */
export interface BranchRule {
  readonly at: View;
  readonly approvals: () => number;
  readonly dismissesStale: () => boolean;
  readonly asksOwners: () => boolean;
  readonly asksAfterLastPush: () => boolean;
  readonly isStrict: () => boolean;
  /** Whether each check is taken from one app only; classic protection does not say. */
  readonly namesReporters: () => boolean;
  readonly checks: () => readonly string[];
  /** Neither deleted nor overwritten. */
  readonly keepsHistory: () => boolean;
  readonly hasBypass: () => boolean;
}

/**
 * Whether nothing reaches the branch of a repository that could be deployed: it is archived, or it is the platform's own before its code has been
 * pushed. That is in the company's first run only, which gives the repository its number and products their accounts.
 */
export function isAtRest(repository: View, { github, products }: Registry): boolean {
  if (repository.flag("archived") === true) return true;
  const name = repository.text("name") ?? "";
  return (
    github.infrastructureRepositories.includes(name) &&
    !Object.hasOwn(github.repositoryIds, name) &&
    !Object.values(products).some(hasAccount)
  );
}

/** What protects the default branch of a repository. */
export function defaultBranchRules(repository: View, defaultBranch: string): readonly BranchRule[] {
  const { graph } = repository;
  const rulesets = graph
    .satellites(repository, "github:index/repositoryRuleset:RepositoryRuleset", "repository")
    .filter((view) => isActive(view, defaultBranch));
  const shared = graph
    .ofType("github:index/organizationRuleset:OrganizationRuleset")
    .filter(
      (view) => isActive(view, defaultBranch) && view.texts("conditions.repositoryName.includes").includes("~ALL"),
    );
  const classic = graph
    .satellites(repository, "github:index/branchProtection:BranchProtection", "repositoryId")
    .filter((view) => [defaultBranch, "*"].includes(view.text("pattern") ?? ""));
  return [...rulesets.map(ruleset), ...shared.map(ruleset), ...classic.map(protection)];
}

function isActive(view: Reader, defaultBranch: string): boolean {
  const names = ["~DEFAULT_BRANCH", "~ALL", defaultBranch, `refs/heads/${defaultBranch}`];
  const has = (path: string): boolean => view.texts(path).some((name) => names.includes(name));
  return (
    view.text("enforcement") === "active" &&
    view.text("target") === "branch" &&
    has("conditions.refName.includes") &&
    !has("conditions.refName.excludes")
  );
}

function ruleset(at: View): BranchRule {
  const checks = "rules.requiredStatusChecks";
  return {
    at,
    approvals: () => at.number("rules.pullRequest.requiredApprovingReviewCount") ?? 0,
    dismissesStale: () => at.flag("rules.pullRequest.dismissStaleReviewsOnPush") === true,
    asksOwners: () => at.flag("rules.pullRequest.requireCodeOwnerReview") === true,
    asksAfterLastPush: () => at.flag("rules.pullRequest.requireLastPushApproval") === true,
    namesReporters: () =>
      at.list(`${checks}.requiredChecks`).every((check) => (check.number("integrationId") ?? 0) > 0),
    isStrict: () => at.flag(`${checks}.strictRequiredStatusChecksPolicy`) === true,
    checks: () => at.list(`${checks}.requiredChecks`).flatMap((check) => check.text("context") ?? []),
    keepsHistory: () => at.flag("rules.deletion") === true && at.flag("rules.nonFastForward") === true,
    hasBypass: () => at.list("bypassActors").length > 0,
  };
}

function protection(at: View): BranchRule {
  const reviews = at.at("requiredPullRequestReviews.0");
  const checks = at.at("requiredStatusChecks.0");
  return {
    at,
    approvals: () => reviews.number("requiredApprovingReviewCount") ?? 0,
    dismissesStale: () => reviews.flag("dismissStaleReviews") === true,
    asksOwners: () => reviews.flag("requireCodeOwnerReviews") === true,
    asksAfterLastPush: () => reviews.flag("requireLastPushApproval") === true,
    namesReporters: () => false,
    isStrict: () => checks.flag("strict") === true,
    checks: () => checks.texts("contexts"),
    keepsHistory: () => at.flag("allowsForcePushes") !== true && at.flag("allowsDeletions") !== true,
    hasBypass: () =>
      at.flag("enforceAdmins") !== true ||
      reviews.texts("pullRequestBypassers").length > 0 ||
      at.texts("forcePushBypassers").length > 0,
  };
}
