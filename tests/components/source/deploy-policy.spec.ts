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
    assert.deepEqual(resources, {
      LogInToRegistry: ["*"],
      PushImages: [
        `arn:aws:ecr:${at}:repository/shine-production-web`,
        `arn:aws:ecr:${at}:repository/shine-production-worker`,
      ],
      ReadRevisions: ["*"],
      RegisterAndRunRevisions: [
        `arn:aws:ecs:${at}:task-definition/shine-production-web:*`,
        `arn:aws:ecs:${at}:task-definition/shine-production-worker:*`,
      ],
      TagRevisions: [
        `arn:aws:ecs:${at}:task-definition/shine-production-web:*`,
        `arn:aws:ecs:${at}:task-definition/shine-production-worker:*`,
      ],
      WatchRuns: [`arn:aws:ecs:${at}:task/shine-production-main/*`],
      UpdateServices: [
        `arn:aws:ecs:${at}:service/shine-production-main/shine-production-web`,
        `arn:aws:ecs:${at}:service/shine-production-main/shine-production-worker`,
      ],
      WatchDeployments: [
        `arn:aws:ecs:${at}:service-deployment/shine-production-main/*`,
        `arn:aws:ecs:${at}:service-revision/shine-production-main/*`,
      ],
      PassRoles: ["web-execution", "web-task", "worker-execution", "worker-task"].map(
        (role) => `arn:aws:iam::111122223333:role/shine-production-${role}`,
      ),
    });
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
