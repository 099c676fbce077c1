import { type Decisions, GONE } from "./decision";

export const github: Decisions = {
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": {
    removal: "no: the deployment fails",
    weak: { value: ["AKIAIOSFODNN7EXAMPLE"] },
    apart: { link: ["environment", "repository"], name: ["variableName"] },
  },
  "github:index/actionsVariable:ActionsVariable": {
    removal: "no: the workflow fails",
    weak: { value: ["AKIAIOSFODNN7EXAMPLE"] },
    apart: { link: ["repository"], name: ["variableName"] },
  },
  "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions": {
    removal: "weakens",
    weak: {
      allowedActions: ["all", GONE],
      "allowedActionsConfig.patternsAlloweds": [["*"]],
      shaPinningRequired: [false, GONE],
    },
    apart: {
      link: ["repository"],
      function: ["enabled"],
      equal: [
        "allowedActionsConfig.githubOwnedAllowed",
        "allowedActionsConfig.verifiedAllowed",
        "allowedActionsConfig.patternsAlloweds[]",
      ],
    },
  },
  "github:index/repository:Repository": {
    removal: "no: `archiveOnDestroy` keeps it",
    weak: {
      visibility: ["public", GONE],
      "securityAndAnalysis.secretScanning.status": ["disabled"],
      "securityAndAnalysis.secretScanningPushProtection.status": ["disabled"],
      archiveOnDestroy: [false, GONE],
    },
    apart: {
      text: ["topics[]"],
      equal: [
        "private",
        "vulnerabilityAlerts",
        "ignoreVulnerabilityAlertsDuringRead",
        "webCommitSignoffRequired",
        "allowForking",
      ],
      function: [
        "allowAutoMerge",
        "allowMergeCommit",
        "allowRebaseMerge",
        "allowSquashMerge",
        "allowUpdateBranch",
        "archived",
        "autoInit",
        "deleteBranchOnMerge",
        "hasDiscussions",
        "hasDownloads",
        "hasIssues",
        "hasProjects",
        "hasWiki",
        "isTemplate",
      ],
    },
  },
  "github:index/repositoryDependabotSecurityUpdates:RepositoryDependabotSecurityUpdates": {
    removal: "weakens",
    weak: { enabled: [false] },
    apart: { link: ["repository"] },
  },
  "github:index/repositoryEnvironment:RepositoryEnvironment": {
    removal: "no: nothing can be deployed",
    weak: {
      "production:canAdminsBypass": [true, GONE],
      "production:preventSelfReview": [false, GONE],
      "production:reviewers": [GONE, []],
      deploymentBranchPolicy: [GONE],
    },
    apart: {
      link: ["repository", "reviewers[].teams[]"],
      name: ["environment"],
      equal: ["deploymentBranchPolicy.customBranchPolicies", "deploymentBranchPolicy.protectedBranches"],
    },
  },
  "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": {
    removal: "no: then no branch may deploy",
    weak: { branchPattern: ["*"] },
    apart: { link: ["environment", "repository"] },
  },
  "github:index/repositoryFile:RepositoryFile": {
    removal: "no: only its first version comes from the program",
    apart: {
      link: ["repository", "branch"],
      name: ["file"],
      text: ["commitMessage"],
      function: ["autocreateBranch", "overwriteOnCreate"],
    },
  },
  "github:index/repositoryRuleset:RepositoryRuleset": {
    removal: "weakens",
    weak: {
      enforcement: ["disabled", "evaluate"],
      "bypassActors+": [[{ actorId: 5, actorType: "RepositoryRole", bypassMode: "always" }]],
      "conditions.refName.includes": [["refs/heads/nothing"]],
      "conditions.refName.excludes": [["~DEFAULT_BRANCH"]],
      "rules.deletion": [false, GONE],
      "rules.nonFastForward": [false, GONE],
      "rules.pullRequest": [GONE],
      "rules.pullRequest.dismissStaleReviewsOnPush": [false, GONE],
      "rules.pullRequest.requireCodeOwnerReview": [false, GONE],
      "rules.pullRequest.requireLastPushApproval": [false, GONE],
      "rules.pullRequest.requiredApprovingReviewCount": [0, GONE],
      "rules.requiredStatusChecks": [GONE],
      "rules.requiredStatusChecks.strictRequiredStatusChecksPolicy": [false, GONE],
      "rules.requiredStatusChecks.requiredChecks[].integrationId": [GONE],
      target: ["tag"],
    },
    apart: {
      link: ["repository"],
      name: ["conditions.refName.includes[]", "rules.requiredStatusChecks.requiredChecks[].context"],
      open: ["rules.requiredSignatures"],
      // The default branch is never created again.
      equal: ["rules.requiredStatusChecks.doNotEnforceOnCreate"],
      function: [
        "rules.creation",
        "rules.update",
        "rules.updateAllowsFetchAndMerge",
        "rules.requiredLinearHistory",
        "rules.pullRequest.requiredReviewThreadResolution",
      ],
    },
  },
  "github:index/repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts": {
    removal: "weakens",
    weak: { enabled: [false] },
    apart: { link: ["repository"] },
  },
  "github:index/teamRepository:TeamRepository": {
    removal: "no: fewer people",
    weak: { permission: ["admin"] },
    apart: { link: ["repository", "teamId"] },
  },
  "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions": {
    removal: "weakens",
    weak: { defaultWorkflowPermissions: ["write", GONE], canApprovePullRequestReviews: [true] },
    apart: { link: ["repository"] },
  },
};
