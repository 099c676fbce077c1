import { type Decisions, GONE } from "./decision";

/** Datadog and PagerDuty. */
export const operations: Decisions = {
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
  "datadog:index/syntheticsTest:SyntheticsTest": {
    removal: "no: figures of CloudFront and of the load balancer stay, and wake somebody",
    weak: {
      status: ["paused"],
      tags: [GONE],
      locations: [["aws:us-west-2"]],
      assertions: [GONE],
      "requestDefinition.url": ["http://shine.example.com/health"],
      "optionsList.tickEvery": [86_400],
      "optionsList.minLocationFailed": [1],
      "optionsList.acceptSelfSigned+": [true],
      "optionsList.allowInsecure+": [true],
      "optionsList.ignoreCertificateValidation+": [true],
      "optionsList.ignoreServerCertificateError+": [true],
    },
    apart: {
      text: ["message", "optionsList.monitorName"],
      constant: ["type", "subtype", "assertions[].*", "requestDefinition.method"],
      timing: [
        "optionsList.minFailureDuration",
        "optionsList.monitorOptions.renotifyInterval",
        "optionsList.retry.*",
        "requestDefinition.timeout",
      ],
      capacity: ["optionsList.monitorPriority"],
      function: [
        "forceDeleteDependencies",
        "optionsList.captureNetworkPayloads",
        "optionsList.checkCertificateRevocation",
        "optionsList.disableAiaIntermediateFetching",
        "optionsList.disableCors",
        "optionsList.disableCsp",
        "optionsList.followRedirects",
        "optionsList.noScreenshot",
        "requestDefinition.isMessageBase64Encoded",
        "requestDefinition.noSavingResponseBody",
        "requestDefinition.persistCookies",
        "requestDefinition.shouldTrackHops",
      ],
    },
  },
  "datadog:pagerduty/serviceObject:ServiceObject": {
    removal: "no: a page goes nowhere",
    weak: { serviceName: ["somebody-else"] },
    apart: { link: ["serviceKey"] },
  },
  "datadog:slack/channel:Channel": {
    removal: "weakens",
    weak: { channelName: ["#random"], accountName: ["another-workspace"], "display.message": [false] },
    apart: { text: ["display.muteButtons", "display.notified", "display.snapshot", "display.tags"] },
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
