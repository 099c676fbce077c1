import type { Case, Inputs, Thing } from "./things";

const MONITOR = "datadog:index/monitor:Monitor";
const CHANNEL = "datadog:slack/channel:Channel";
const TEST = "datadog:index/syntheticsTest:SyntheticsTest";
const SCHEDULE = "pagerduty:index/schedule:Schedule";
const USER = "pagerduty:index/user:User";
const REPOSITORY = "github:index/repository:Repository";
const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const BRANCH = "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy";
const VARIABLE = "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable";

const monitor: Inputs = {
  name: "CPU",
  type: "query alert",
  message: "!",
  query: "avg(last_5m):avg:aws.ecs.cpuutilization{env:production} > 80",
  monitorThresholds: { critical: "80", warning: "70" },
};
const channel: Inputs = { accountName: "example-inc", channelName: "#alert-shine", display: {} };
const test: Inputs = {
  name: "site",
  type: "api",
  subtype: "http",
  status: "live",
  locations: ["aws:ap-northeast-1", "aws:us-west-2"],
  requestDefinition: { method: "GET", url: "https://shine.example.com/health" },
  assertions: [{ type: "statusCode", operator: "is", target: "200" }],
  optionsList: { tickEvery: 60 },
};
const user: Thing = [USER, "user", { name: "Ann", email: "ann@example.com" }];
const layer = (more: object = {}) => ({
  start: "2026-01-01T00:00:00+09:00",
  rotationVirtualStart: "2026-01-01T00:00:00+09:00",
  rotationTurnLengthSeconds: 604800,
  users: ["@user"],
  ...more,
});
const repository: Thing = [REPOSITORY, "repository", { name: "shine-web" }];
const environment: Thing = [ENVIRONMENT, "environment", { repository: "@repository", environment: "production" }];

const byName = { protectedBranches: false, customBranchPolicies: true };

export const vendorCases: readonly Case[] = [
  {
    refuses: "a threshold that is not the query's",
    ask: [MONITOR, "x", { ...monitor, monitorThresholds: { critical: "81" } }],
    but: { monitorThresholds: { critical: "80" } },
    error: "400 Bad Request",
  },
  {
    refuses: "a warning after the alert",
    ask: [MONITOR, "x", { ...monitor, monitorThresholds: { critical: "80", warning: "90" } }],
    but: { monitorThresholds: { critical: "80", warning: "70" } },
    error: "400 Bad Request",
  },
  {
    refuses: "a query that is none",
    ask: [MONITOR, "x", { ...monitor, query: "aws.ecs.cpuutilization > 80" }],
    but: { query: monitor["query"] },
    error: "400 Bad Request: The value provided for parameter 'query' is invalid",
  },
  {
    refuses: "a test from nowhere",
    ask: [TEST, "x", { ...test, locations: [] }],
    but: { locations: test["locations"] },
    error: "400 Bad Request",
  },
  {
    refuses: "a test that alerts when more places fail than there are",
    ask: [TEST, "x", { ...test, optionsList: { tickEvery: 60, minLocationFailed: 3 } }],
    but: { optionsList: { tickEvery: 60, minLocationFailed: 2 } },
    error: "400 Bad Request",
  },
  {
    refuses: "a test every ten seconds",
    ask: [TEST, "x", { ...test, optionsList: { tickEvery: 10 } }],
    but: { optionsList: { tickEvery: 30 } },
    error: "400 Bad Request",
  },
  {
    refuses: "a test that asks nothing",
    ask: [TEST, "x", { ...test, requestDefinition: { method: "GET" } }],
    but: { requestDefinition: test["requestDefinition"] },
    error: "400 Bad Request",
  },
  {
    refuses: "a test that any answer passes",
    ask: [TEST, "x", { ...test, assertions: [] }],
    but: { assertions: test["assertions"] },
    error: "400 Bad Request",
  },
  {
    refuses: "a Slack channel twice",
    given: [[CHANNEL, "there", channel]],
    ask: [CHANNEL, "x", channel],
    but: { channelName: "#alert-remit" },
    error: "400 Bad Request",
  },
  {
    refuses: "a Slack channel without its #",
    ask: [CHANNEL, "x", { ...channel, channelName: "alert-shine" }],
    but: { channelName: "#alert-shine" },
    error: "400 Bad Request",
  },
  {
    refuses: "an account's number that is none",
    ask: ["datadog:aws/integrationAccount:IntegrationAccount", "x", { awsAccountId: "1234", awsPartition: "aws" }],
    but: { awsAccountId: "111122223333" },
    error: "400 Bad Request",
  },
  {
    refuses: "an address of a user twice",
    given: [user],
    ask: [USER, "x", { name: "Ann", email: "Ann@example.com" }],
    but: { email: "bob@example.com" },
    error: "400 Invalid Input Provided: Email has already been taken",
  },
  {
    refuses: "a layer of nobody",
    given: [user],
    ask: [SCHEDULE, "x", { name: "x", timeZone: "Asia/Tokyo", layers: [layer({ users: [] })] }],
    but: { layers: [layer()] },
    error: "400 Invalid Input Provided",
  },
  {
    refuses: "a rota in no time zone",
    given: [user],
    ask: [SCHEDULE, "x", { name: "x", timeZone: "Asia/Edo", layers: [layer()] }],
    but: { timeZone: "Asia/Tokyo" },
    error: "400 Invalid Input Provided",
  },
  {
    refuses: "a rota of somebody unknown",
    given: [user],
    ask: [SCHEDULE, "x", { name: "x", timeZone: "Asia/Tokyo", layers: [layer({ users: ["PNOBODY"] })] }],
    but: { layers: [layer()] },
    error: "404 Not Found",
  },
  {
    refuses: "a repository's name twice",
    given: [repository],
    ask: [REPOSITORY, "x", { name: "Shine-Web" }],
    but: { name: "shine-api" },
    error: "422 Validation Failed",
  },
  {
    refuses: "branches that are both kinds",
    given: [repository],
    ask: [
      ENVIRONMENT,
      "x",
      {
        repository: "@repository",
        environment: "x",
        deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: true },
      },
    ],
    but: { deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true } },
    error: "422 Validation Failed",
  },
  {
    refuses: "a named branch where the environment asks for none",
    given: [
      repository,
      environment,
      [ENVIRONMENT, "named", { repository: "@repository", environment: "staging", deploymentBranchPolicy: byName }],
    ],
    ask: [BRANCH, "x", { repository: "@repository", environment: "production", branchPattern: "main" }],
    but: { environment: "staging" },
    error: "404 Not Found",
  },
  {
    refuses: "a variable of no environment",
    given: [repository, environment],
    ask: [VARIABLE, "x", { repository: "@repository", environment: "staging", variableName: "A", value: "1" }],
    but: { environment: "production" },
    error: "404 Not Found",
  },
  {
    refuses: "a variable of GitHub's own",
    given: [repository, environment],
    ask: [
      VARIABLE,
      "x",
      { repository: "@repository", environment: "production", variableName: "GITHUB_A", value: "1" },
    ],
    but: { variableName: "A" },
    error: "422 Validation Failed",
  },
];
