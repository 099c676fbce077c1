import assert from "node:assert/strict";
import { PlatformRepository, type PlatformRepositoryArgs } from "../../../components/source/platform-repository";
import { inputsOf, record } from "../../support/record";
import { scope } from "../organization/scope";

const arn = (noun: string): string => `arn:aws:iam::100000000000:role/ci-${noun}`;
const args: PlatformRepositoryArgs = {
  scope,
  organization: "example-inc",
  repository: "product-platform",
  platformTeam: "sre",
  securityTeam: "guard",
  reviewerTeamIds: [7],
  secretProtection: true,
  filled: true,
  ringRoleArns: { "ring-0": arn("ring-0"), "ring-1": arn("ring-1") },
  previewRoleArn: arn("preview"),
  compareRoleArn: arn("compare"),
  backendUrl: "s3://example-pulumi-state?region=ap-northeast-1",
};
const make = (change: Partial<PlatformRepositoryArgs> = {}) =>
  record(() => new PlatformRepository("organization-platform", { ...args, ...change }));
type Resources = Awaited<ReturnType<typeof make>>;
const named = (all: Resources, type: string) => all.filter((one) => one.type.endsWith(`:${type}`));

describe("PlatformRepository", () => {
  it("comes empty, since what is pushed into it must not begin with another commit", async () => {
    const all = await make({ filled: false });
    assert.equal(inputsOf(all, ":Repository", "organization-platform-code-repository")["autoInit"], false);
    assert.deepEqual(named(all, "RepositoryFile"), []);
    assert.deepEqual(named(all, "RepositoryRuleset"), []);
  });

  it("is ruled once its code is there: two people approve what reaches every product", async () => {
    const [ruleset] = named(await make(), "RepositoryRuleset");
    const rules = ruleset?.inputs["rules"] as { pullRequest: Record<string, unknown> };
    assert.equal(rules.pullRequest["requiredApprovingReviewCount"], 2);
    assert.deepEqual(ruleset?.inputs["bypassActors"], []);
  });

  it("has an environment for each role that trusts one, where another person approves", async () => {
    const all = await make();
    const environments = named(all, "RepositoryEnvironment");
    assert.deepEqual(
      environments.map(({ inputs }) => inputs["environment"]),
      ["ring-0", "ring-1", "preview"],
    );
    for (const { inputs } of environments) {
      assert.deepEqual(inputs["reviewers"], [{ teams: [7] }]);
      assert.deepEqual([inputs["preventSelfReview"], inputs["canAdminsBypass"]], [true, false]);
    }
    assert.deepEqual(
      named(all, "RepositoryEnvironmentDeploymentPolicy").map(({ inputs }) => [
        inputs["environment"],
        inputs["branchPattern"],
      ]),
      [
        ["ring-0", "main"],
        ["ring-1", "main"],
        ["preview", "refs/pull/*/merge"],
      ],
    );
  });

  it("asks its reviewers once they can read it", async () => {
    const all = await make();
    const team = named(all, "TeamRepository").find(({ inputs }) => inputs["teamId"] === "sre");
    for (const environment of named(all, "RepositoryEnvironment"))
      assert.ok(team !== undefined && environment.dependsOn.includes(team.urn), environment.name);
  });

  it("tells workflows which role to take, where the state is and nothing secret", async () => {
    const all = await make();
    const text = (value: unknown): string => (typeof value === "string" ? value : "");
    const values = (type: string) =>
      Object.fromEntries(
        named(all, type).map(({ inputs }) => [
          `${text(inputs["environment"])} ${text(inputs["variableName"])}`.trim(),
          inputs["value"],
        ]),
      );
    assert.deepEqual(values("ActionsVariable"), {
      AWS_REGION: "ap-northeast-1",
      COMPARE_ROLE_ARN: arn("compare"),
      PULUMI_BACKEND_URL: "s3://example-pulumi-state?region=ap-northeast-1",
    });
    assert.deepEqual(values("ActionsEnvironmentVariable"), {
      "ring-0 AWS_REGION": "ap-northeast-1",
      "ring-0 AWS_ROLE_ARN": arn("ring-0"),
      "ring-1 AWS_REGION": "ap-northeast-1",
      "ring-1 AWS_ROLE_ARN": arn("ring-1"),
      "preview AWS_REGION": "ap-northeast-1",
      "preview AWS_ROLE_ARN": arn("preview"),
    });
  });

  it("names no role to the first push, which comes before them: workflows pass over what needs one", async () => {
    const names = (await make({ filled: false })).map(({ inputs }) => inputs["variableName"]);
    assert.deepEqual(
      names.filter((name) => String(name).endsWith("ROLE_ARN")),
      [],
    );
    assert.ok(names.includes("PULUMI_BACKEND_URL"));
  });

  it("does without reviewers where the GitHub plan has none", async () => {
    for (const { inputs } of named(await make({ reviewerTeamIds: [] }), "RepositoryEnvironment"))
      assert.equal(inputs["reviewers"], undefined);
  });
});
