import assert from "node:assert/strict";
import { Repository, type RepositoryArgs } from "../../../components/source/repository";
import { children, inputsOf, production, record, staging } from "../../support/record";
import { target } from "./targets";

const roleArn = "arn:aws:iam::111122223333:role/shine-production-deploy";
const args: RepositoryArgs = {
  scope: { ...production, environment: "account" },
  organization: "example-inc",
  repository: "shine-web",
  description: "The Rails application",
  kind: "application",
  checks: ["contract"],
  secretProtection: true,
  platformTeam: "sre",
  teams: { "team-design": "triage" },
  environments: {
    staging: { scope: staging, roleArn, targets: [target("web")] },
    production: { scope: production, roleArn, targets: [target("web")] },
  },
  reviewerTeamIds: [7001001],
  allowedActions: ["aws-actions/*"],
};
const make = (change: Partial<RepositoryArgs> = {}) =>
  record(() => new Repository("shine-shine-web", { ...args, ...change }));

describe("Repository", () => {
  it("makes the repository, its gates, its people and its environments", async () => {
    const environment = (name: string): string[] => [
      `github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable shine-shine-web-${name}-aws-region`,
      `github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable shine-shine-web-${name}-aws-role-arn`,
      `github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable shine-shine-web-${name}-deploy-targets`,
      `github:index/repositoryEnvironment:RepositoryEnvironment shine-shine-web-${name}-environment`,
      `github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy shine-shine-web-${name}-branch`,
      `platform:source:DeployEnvironment shine-shine-web-${name}`,
    ];
    assert.deepEqual(
      children(await make()),
      [
        "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions shine-shine-web-actions",
        "github:index/repository:Repository shine-shine-web-repository",
        "github:index/repositoryDependabotSecurityUpdates:RepositoryDependabotSecurityUpdates shine-shine-web-security-updates",
        "github:index/repositoryFile:RepositoryFile shine-shine-web-codeowners",
        "github:index/repositoryFile:RepositoryFile shine-shine-web-dependabot",
        "github:index/repositoryRuleset:RepositoryRuleset shine-shine-web-default-branch",
        "github:index/repositoryVulnerabilityAlerts:RepositoryVulnerabilityAlerts shine-shine-web-alerts",
        "github:index/teamRepository:TeamRepository shine-shine-web-sre",
        "github:index/teamRepository:TeamRepository shine-shine-web-team-design",
        "github:index/teamRepository:TeamRepository shine-shine-web-team-shine",
        "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions shine-shine-web-workflow-token",
        "platform:source:Repository shine-shine-web",
        ...environment("staging"),
        ...environment("production"),
      ].sort(),
    );
  });

  it("is private, scanned for secrets, and archived rather than deleted", async () => {
    const inputs = inputsOf(await make(), "index/repository:Repository");
    assert.equal(inputs["visibility"], "private");
    assert.equal(inputs["archiveOnDestroy"], true);
    assert.equal(inputs["deleteBranchOnMerge"], true);
    assert.deepEqual(inputs["topics"], ["shine", "application"]);
    assert.deepEqual(inputs["securityAndAnalysis"], {
      secretScanning: { status: "enabled" },
      secretScanningPushProtection: { status: "enabled" },
    });
  });

  it("asks for no scan where GitHub would refuse it", async () => {
    const inputs = inputsOf(await make({ secretProtection: false }), "index/repository:Repository");
    assert.equal(inputs["securityAndAnalysis"], undefined);
  });

  it("lets the owner maintain and the platform's team write, before an environment asks them", async () => {
    const resources = await make();
    const access = resources.filter(({ type }) => type.endsWith("TeamRepository"));
    assert.deepEqual(
      access.map(({ inputs }) => [inputs["teamId"], inputs["permission"]]),
      [
        ["team-design", "triage"],
        ["sre", "push"],
        ["team-shine", "maintain"],
      ],
    );
    for (const environment of resources.filter(({ type }) => type.endsWith("RepositoryEnvironment")))
      for (const { urn } of access) assert.ok(environment.dependsOn.includes(urn), environment.name);
    const own = await make({ platformTeam: "team-shine", teams: {} });
    assert.equal(inputsOf(own, "TeamRepository")["permission"], "maintain");
  });

  it("guards the default branch, nobody excepted, once the first files are written", async () => {
    const resources = await make();
    const ruleset = resources.find(({ type }) => type.endsWith("RepositoryRuleset"));
    assert.deepEqual(ruleset?.inputs["conditions"], { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } });
    assert.deepEqual(ruleset?.inputs["bypassActors"], []);
    assert.equal(ruleset?.inputs["enforcement"], "active");
    const rules = ruleset?.inputs["rules"] as { requiredStatusChecks: { requiredChecks: { context: string }[] } };
    assert.deepEqual(
      rules.requiredStatusChecks.requiredChecks.map(({ context }) => context),
      ["lint", "test", "contract"],
    );
    const files = resources.filter(({ type }) => type.endsWith("RepositoryFile"));
    assert.deepEqual(
      files.map(({ ignoreChanges }) => ignoreChanges),
      [
        ["content", "commitMessage"],
        ["content", "commitMessage"],
      ],
    );
    for (const { urn } of files) assert.ok(ruleset?.dependsOn.includes(urn));
  });

  it("lets workflows run pinned actions that are allowed, with a token that reads", async () => {
    const resources = await make();
    assert.deepEqual(inputsOf(resources, "ActionsRepositoryPermissions"), {
      repository: "shine-web",
      enabled: true,
      allowedActions: "selected",
      allowedActionsConfig: { githubOwnedAllowed: true, verifiedAllowed: false, patternsAlloweds: ["aws-actions/*"] },
      shaPinningRequired: true,
    });
    const token = inputsOf(resources, "WorkflowRepositoryPermissions");
    assert.deepEqual([token["defaultWorkflowPermissions"], token["canApprovePullRequestReviews"]], ["read", false]);
  });

  it("gates production by another person, and every environment by the default branch", async () => {
    const resources = await make();
    const deploymentBranchPolicy = { protectedBranches: false, customBranchPolicies: true };
    assert.deepEqual(inputsOf(resources, "RepositoryEnvironment", "shine-shine-web-production-environment"), {
      repository: "shine-web",
      environment: "production",
      canAdminsBypass: false,
      preventSelfReview: true,
      reviewers: [{ teams: [7001001] }],
      deploymentBranchPolicy,
    });
    assert.deepEqual(inputsOf(resources, "RepositoryEnvironment", "shine-shine-web-staging-environment"), {
      repository: "shine-web",
      environment: "staging",
      canAdminsBypass: false,
      preventSelfReview: false,
      deploymentBranchPolicy,
    });
    const branch = inputsOf(resources, "RepositoryEnvironmentDeploymentPolicy", "shine-shine-web-production-branch");
    assert.deepEqual(branch, { repository: "shine-web", environment: "production", branchPattern: "main" });
    const plain = await make({ reviewerTeamIds: [] });
    const ungated = inputsOf(plain, "RepositoryEnvironment", "shine-shine-web-production-environment");
    assert.equal(ungated["reviewers"], undefined);
  });

  it("tells workflows what to assume and what to deploy, none of it secret", async () => {
    const resources = await make();
    const value = (noun: string): unknown =>
      inputsOf(resources, "ActionsEnvironmentVariable", `shine-shine-web-production-${noun}`)["value"];
    assert.equal(value("aws-role-arn"), roleArn);
    assert.equal(value("aws-region"), "ap-northeast-1");
    assert.deepEqual(JSON.parse(String(value("deploy-targets"))), [
      {
        service: "web",
        container: "web",
        cluster: "shine-production-main",
        ecsService: "shine-production-web",
        taskFamily: "shine-production-web",
        capacityProvider: "FARGATE",
        imageRepository: "shine-production-web",
        imageTagPrefix: "production-",
      },
    ]);
  });
});
