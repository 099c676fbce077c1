import assert from "node:assert/strict";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { inputsOf } from "../../support/record";
import { recorded } from "../../support/stacks";

interface Container {
  readonly [key: string]: unknown;
  readonly environment: { name: string; value: string }[];
  readonly secrets: { name: string; valueFrom: string }[];
}

describe("the console of shine", () => {
  let all: readonly RecordedResource[];
  before(async () => {
    all = await recorded("shine", "up");
  });

  it("is a task with clients, a user of its own and no password", () => {
    const { containerDefinitions, ...task } = inputsOf(
      all,
      "TaskDefinition",
      "shine-production-console-task-definition",
    );
    const [container] = JSON.parse(String(containerDefinitions)) as [Container];
    assert.equal(task["family"], "shine-production-console");
    assert.equal(
      container["image"],
      "100000000003.dkr.ecr.ap-northeast-1.amazonaws.com/platform/console:console-1.0.0",
    );
    assert.equal(container["user"], "65532:65532");
    assert.equal(container["command"], undefined);
    assert.deepEqual(container.environment, [
      { name: "DATABASE_PRIMARY_ENGINE", value: "aurora-mysql" },
      { name: "DATABASE_PRIMARY_NAME", value: "shine" },
      { name: "DATABASE_PRIMARY_PORT", value: "13306" },
      { name: "DATABASE_USER", value: "production-console" },
    ]);
    assert.deepEqual(
      container.secrets.map(({ name, valueFrom }) => [name, valueFrom.split(":parameter")[1]]),
      [
        ["DATABASE_PRIMARY_READER", "/shine/production/infrastructures/database/primary/reader"],
        ["DATABASE_PRIMARY_WRITER", "/shine/production/infrastructures/database/primary/writer"],
      ],
    );
  });

  it("may sign in as that user and be opened, and nothing else", () => {
    const policy = inputsOf(all, "RolePolicy", "shine-production-console-roles-task-policy")["policy"];
    const { Statement } = JSON.parse(String(policy)) as { Statement: { Sid: string; Resource: unknown }[] };
    assert.deepEqual(
      Statement.map(({ Sid }) => Sid),
      ["ExecChannels", "ExecLogGroups", "ExecLogs", "ExecKey", "DatabaseUser"],
    );
    assert.equal(Statement.at(-1)?.Resource, "arn:aws:rds-db:ap-northeast-1:111122223333:dbuser:*/production-console");
  });

  it("tells where it runs: in private subnets, with a group that databases admit", () => {
    const told = inputsOf(all, "Parameter", "shine-production-parameters-console/network")["insecureValue"];
    const { awsvpcConfiguration } = JSON.parse(String(told)) as {
      awsvpcConfiguration: { subnets: string[]; securityGroups: string[]; assignPublicIp: string };
    };
    assert.equal(awsvpcConfiguration.subnets.length, 2);
    assert.equal(awsvpcConfiguration.assignPublicIp, "DISABLED");
    const rule = inputsOf(all, "SecurityGroupIngressRule", "shine-production-console-peers-primary-in");
    assert.deepEqual(awsvpcConfiguration.securityGroups, [rule["referencedSecurityGroupId"]]);
    assert.equal(rule["fromPort"], 13306);
  });

  it("writes down its sessions for a year, under a key", () => {
    const log = inputsOf(all, "LogGroup", "shine-production-console-cluster-exec-logs");
    assert.deepEqual([log["retentionInDays"], typeof log["kmsKeyId"]], [365, "string"]);
  });
});
