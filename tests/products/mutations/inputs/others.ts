import { type Decisions, GONE } from "./decision";

/** Datadog, PagerDuty and GitHub. */
export const others: Decisions = {
  "datadog:aws/integrationAccount:IntegrationAccount": {
    removal: "no: Datadog reads nothing",
    apart: {
      text: ["accountTags[]"],
      link: ["authConfig.awsAuthConfigRole.externalId", "authConfig.awsAuthConfigRole.roleName", "awsAccountId"],
      constant: ["awsPartition"],
      // What Datadog may read is the role's to say.
      function: [
        "awsRegions.*",
        "awsRegions.includeAll",
        "metricsConfig.*",
        "metricsConfig.automuteEnabled",
        "metricsConfig.collectCloudwatchAlarms",
        "metricsConfig.collectCustomMetrics",
        "metricsConfig.enabled",
        "resourcesConfig.cloudSecurityPostureManagementCollection",
        "resourcesConfig.extendedCollection",
        "tracesConfig.xrayServices.includeAll",
      ],
    },
  },
  "datadog:index/monitor:Monitor": {
    removal: "no: an alarm is missed",
    weak: { tags: [GONE] },
    apart: {
      text: ["assets[].*", "message", "includeTags"],
      constant: ["type", "validate"],
      capacity: ["monitorThresholds.*", "priority"],
      function: [
        "query",
        "onMissingData",
        "requireFullWindow",
        "enableLogsSample",
        "enableSamples",
        "forceDelete",
        "groupbySimpleMonitor",
        "notifyAudit",
        "notifyNoData",
      ],
      timing: ["evaluationDelay", "renotifyInterval", "renotifyStatuses[]"],
    },
  },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    removal: "no: a page goes nowhere",
    weak: { serviceName: ["somebody-else"] },
    apart: { link: ["serviceKey"] },
  },
  "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": {
    removal: "no: the deployment fails",
    weak: { value: ["AKIAIOSFODNN7EXAMPLE"] },
    apart: { link: ["environment", "repository"], name: ["variableName"] },
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
  "pagerduty:index/escalationPolicy:EscalationPolicy": {
    removal: "no: what uses it cannot be made",
    weak: { numLoops: [0], "rules[]": [GONE], "rules[].escalationDelayInMinutes": [600] },
    apart: { link: ["teams", "rules[].targets[].*"] },
  },
  "pagerduty:index/schedule:Schedule": {
    removal: "no: what uses it cannot be made",
    weak: {
      "layers[]": [GONE],
      "layers[].restrictions[].durationSeconds": [3600],
      "layers[].end+": ["2026-12-31T00:00:00+09:00"],
    },
    apart: {
      link: ["teams[]", "layers[].users[]"],
      name: ["layers[].name"],
      timing: ["timeZone", "layers[].*"],
      equal: ["overflow"],
    },
  },
  "pagerduty:index/service:Service": {
    removal: "no: a page goes nowhere",
    apart: {
      link: ["escalationPolicy"],
      timing: ["acknowledgementTimeout", "autoResolveTimeout"],
      function: ["alertCreation", "incidentUrgencyRule.*"],
    },
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    removal: "no: a page goes nowhere",
    weak: { vendor: ["PXXXXXX"] },
    apart: { link: ["service"] },
  },
  "pagerduty:index/team:Team": { removal: "no: what uses it cannot be made" },
  "pagerduty:index/teamMembership:TeamMembership": {
    removal: "no: a page goes to fewer people",
    apart: { link: ["teamId", "userId"], function: ["role"] },
  },
  "pagerduty:index/user:User": {
    removal: "no: a page goes to fewer people",
    weak: { role: ["owner"] },
    apart: { text: ["email", "jobTitle"], timing: ["timeZone"] },
  },
  "pagerduty:index/userContactMethod:UserContactMethod": {
    removal: "no: a page goes to fewer places",
    apart: {
      link: ["userId"],
      text: ["address", "label", "countryCode"],
      constant: ["type"],
      function: ["sendShortEmail"],
    },
  },
  "pagerduty:index/userNotificationRule:UserNotificationRule": {
    removal: "no: a page comes later",
    apart: { link: ["userId", "contactMethod.*"], timing: ["startDelayInMinutes"], constant: ["urgency"] },
  },
};
