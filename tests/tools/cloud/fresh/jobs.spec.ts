import assert from "node:assert/strict";
import { type Job, runJob, takesRole } from "../../../../tools/offline/cloud/fresh/jobs";
import type { Thing } from "../things";
import { Fresh } from "./given";

const ISSUER = "token.actions.githubusercontent.com";
const ROLE = "arn:aws:iam::111122223333:role/deploy";

const role: Thing = [
  "aws:iam/role:Role",
  "deploy",
  {
    name: "deploy",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${ISSUER}:aud`]: "sts.amazonaws.com",
              [`${ISSUER}:sub`]: "repo:example/web:environment:production",
            },
          },
        },
      ],
    }),
  },
];
const environment: Thing = [
  "github:index/repositoryEnvironment:RepositoryEnvironment",
  "production",
  {
    repository: "@web",
    environment: "production",
    reviewers: [{ teams: [1] }],
    deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: false },
  },
];
const repository: Thing = ["github:index/repository:Repository", "web", { name: "web" }];
const job: Job = { owner: "example", repository: "web", ref: "refs/heads/mine", environment: "production" };

describe("a job of a workflow in a fresh world", () => {
  it("makes the environment that it names, unprotected, and so reaches the role from every branch", () => {
    const fresh = new Fresh().make(role, repository);
    const started = runJob(job, fresh.cloud.things, fresh.world);
    assert.deepEqual(started, { subject: "repo:example/web:environment:production" });
    assert.deepEqual([...fresh.world.unprotected], ["example/web|production"]);
    assert.equal("subject" in started ? takesRole(started.subject, ROLE, fresh.cloud.things) : "", undefined);
  });

  it("waits for a reviewer, and for a branch that may deploy, where the environment says so", () => {
    const fresh = new Fresh().make(role, repository, environment);
    const run = (more: Partial<Job>) => runJob({ ...job, ...more }, fresh.cloud.things, fresh.world);
    assert.deepEqual(run({}), { waits: "a reviewer of production" });
    assert.deepEqual(run({ approved: true }), { waits: "production takes no refs/heads/mine" });
    assert.ok("subject" in run({ approved: true, ref: "refs/heads/main" }));
    assert.deepEqual([...fresh.world.unprotected], []);
  });

  it("comes from a branch that the environment's own policies name, and from none where they name none", () => {
    const custom: Thing = [
      environment[0],
      "production",
      {
        ...environment[2],
        reviewers: [],
        deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
      },
    ];
    const fresh = new Fresh().make(role, repository, custom);
    const run = () => runJob(job, fresh.cloud.things, fresh.world);
    assert.deepEqual(run(), { waits: "production takes no refs/heads/mine" });
    fresh.make([
      "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy",
      "branch",
      { repository: "@web", environment: "production", branchPattern: "mine" },
    ]);
    assert.ok("subject" in run());
  });

  it("sends the subject of what it runs for, with GitHub's numbers where the repository is new", () => {
    const fresh = new Fresh().make(role);
    const run = (more: Partial<Job>) => {
      const started = runJob(
        { owner: "example", repository: "web", ref: "refs/heads/main", ...more },
        fresh.cloud.things,
        fresh.world,
      );
      return "subject" in started ? started.subject : started.waits;
    };
    assert.equal(run({}), "repo:example/web:ref:refs/heads/main");
    assert.equal(run({ ref: "refs/pull/7/merge" }), "repo:example/web:pull_request");
    const numbered = run({ environment: "production", ids: [1, 2] });
    assert.equal(numbered, "repo:example@1/web@2:environment:production");
    assert.match(takesRole(numbered, ROLE, fresh.cloud.things) ?? "", /sub/);
    assert.equal(takesRole("repo:example/web:environment:production", ROLE, fresh.cloud.things), undefined);
    assert.match(takesRole("repo:example/web:pull_request", ROLE, fresh.cloud.things) ?? "", /sub/);
  });
});
