import { type RepositoryKind, requiredApprovals, requiredChecks } from "./checks";

/** GitHub's own id of the app that reports what Actions ran: a check of the same name by anybody else does not count. */
const GITHUB_ACTIONS_APP = 15368;

/** What a change of the default branch must pass, as a ruleset takes it. */
export function branchRules(kind: RepositoryKind, checks?: readonly string[]) {
  return {
    deletion: true,
    nonFastForward: true,
    pullRequest: {
      requiredApprovingReviewCount: requiredApprovals(kind),
      dismissStaleReviewsOnPush: true,
      requireCodeOwnerReview: true,
      requireLastPushApproval: true,
      requiredReviewThreadResolution: true,
    },
    requiredStatusChecks: {
      strictRequiredStatusChecksPolicy: true,
      requiredChecks: requiredChecks(kind, checks).map((context) => ({ context, integrationId: GITHUB_ACTIONS_APP })),
    },
  };
}
