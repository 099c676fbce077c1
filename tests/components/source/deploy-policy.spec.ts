import assert from "node:assert/strict";
import fc from "fast-check";
import { deployStatements } from "../../../components/source/deploy-policy";
import { production } from "../../support/record";
import { target } from "./targets";

describe("policy of a deployment", () => {
  it("names exactly the services, roles and image repositories of its targets", () => {
    const statements = deployStatements(production, [target("web"), target("worker")]);
    const resources = Object.fromEntries(statements.map(({ sid, resources }) => [sid, resources]));
    const at = "ap-northeast-1:111122223333";
    const ecs = (kind: string, ...rest: string[]): string[] =>
      ["web", "worker"].map((name) => [`arn:aws:ecs:${at}:${kind}/shine-production-${name}`, ...rest].join(""));
    const inMain = (kind: string, rest = ""): string[] =>
      ["web", "worker"].map(
        (name) => `arn:aws:ecs:${at}:${kind}/shine-production-main/shine-production-${name}${rest}`,
      );
    assert.deepEqual(resources, {
      LogInToRegistry: ["*"],
      PushImages: [
        `arn:aws:ecr:${at}:repository/shine-production-web`,
        `arn:aws:ecr:${at}:repository/shine-production-worker`,
      ],
      ReadRevisions: ["*"],
      RegisterRevisions: ecs("task-definition", ":*"),
      TagRevisions: ecs("task-definition", ":*"),
      RunOnce: ecs("task-definition", ":*"),
      TagTasks: [`arn:aws:ecs:${at}:task/shine-production-main/*`],
      WatchTasks: [`arn:aws:ecs:${at}:task/shine-production-main/*`],
      StopOwnTasks: [`arn:aws:ecs:${at}:task/shine-production-main/*`],
      UpdateServices: inMain("service"),
      WatchDeployments: ["web", "worker"].flatMap((name) =>
        ["service", "service-deployment", "service-revision"].map(
          (kind) =>
            `arn:aws:ecs:${at}:${kind}/shine-production-main/shine-production-${name}${kind === "service" ? "" : "/*"}`,
        ),
      ),
      PassRoles: ["web-execution", "web-task", "worker-execution", "worker-task"].map(
        (role) => `arn:aws:iam::111122223333:role/shine-production-${role}`,
      ),
    });
  });

  it("runs a task once on the cluster of its service alone, and stops no task of another service", () => {
    const statements = deployStatements(production, [target("web"), target("worker")]);
    const conditions = Object.fromEntries(statements.map(({ sid, conditions }) => [sid, conditions]));
    const cluster = "arn:aws:ecs:ap-northeast-1:111122223333:cluster/shine-production-main";
    assert.deepEqual(conditions["RunOnce"], { ArnEquals: { "ecs:cluster": [cluster] } });
    assert.deepEqual(conditions["StopOwnTasks"], {
      StringEquals: { "aws:ResourceTag/service": ["web", "worker"] },
    });
    assert.deepEqual(conditions["TagTasks"], { StringEquals: { "ecs:CreateAction": "RunTask" } });
  });

  it("sees of a deployment what came of it, so that one that was taken back does not look like one that succeeded", () => {
    const actions = deployStatements(production, [target("web")]).flatMap((statement) => statement.actions);
    for (const action of ["ListServiceDeployments", "DescribeServiceDeployments", "DescribeServiceRevisions"])
      assert.ok(actions.includes(`ecs:${action}`), action);
  });

  it("passes roles to ECS tasks alone, and is open only where AWS takes no ARN", () => {
    const service = fc.stringMatching(/^[a-z][a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(service, { minLength: 1, maxLength: 20 }), (services) => {
        const statements = deployStatements(production, services.map(target));
        const open = statements.filter(({ resources }) => resources?.includes("*")).flatMap(({ actions }) => actions);
        assert.deepEqual(open, ["ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition"]);
        const passing = statements.filter(({ actions }) => actions.includes("iam:PassRole"));
        assert.equal(passing.length, 1);
        assert.deepEqual(passing[0]?.conditions, {
          StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
        });
        assert.equal(passing[0]?.resources?.length, services.length * 2);
        assert.ok(statements.every(({ actions }) => actions.every((action) => !action.includes("*"))));
      }),
    );
  });
});
