import assert from "node:assert/strict";
import { executionStatements, taskStatements } from "../../../components/service/roles";

const at = { account: "111122223333", region: "ap-northeast-1" };
const keys = ["arn:aws:kms:ap-northeast-1:111122223333:key/*"];
const execution = {
  repositories: ["arn:aws:ecr:ap-northeast-1:111122223333:repository/shine/web"],
  logGroups: ["/shine/production/web/router"],
  parameters: ["arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/applications/token"],
  parametersKeyAlias: "alias/shine-production-parameters",
};
const task = {
  logGroup: "/shine/production/web/application",
  logBucket: "logs",
  logPrefix: "services/web",
  logsKeyAlias: "alias/shine-production-logs",
  grants: [],
};

describe("executionStatements", () => {
  it("pulls named images, reads named parameters, writes the router's log", () => {
    assert.deepEqual(executionStatements(at, execution), [
      { sid: "RegistryToken", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
      {
        sid: "PullImages",
        actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        resources: execution.repositories,
      },
      {
        sid: "RouterLogs",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: ["arn:aws:logs:ap-northeast-1:111122223333:log-group:/shine/production/web/router:*"],
      },
      { sid: "Parameters", actions: ["ssm:GetParameters"], resources: execution.parameters },
      {
        sid: "ParametersKey",
        actions: ["kms:Decrypt"],
        resources: keys,
        conditions: {
          "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/shine-production-parameters"] },
          StringEquals: { "kms:ViaService": "ssm.ap-northeast-1.amazonaws.com" },
        },
      },
    ]);
  });

  it("neither reads nor decrypts for a service that names no parameter", () => {
    const actions = executionStatements(at, { ...execution, parameters: [] }).flatMap((statement) => statement.actions);
    assert.deepEqual(
      actions.filter((action) => /^(ssm|kms):/.test(action)),
      [],
    );
  });
});

describe("taskStatements", () => {
  it("sends logs below the service's own prefix, and may do nothing else", () => {
    assert.deepEqual(taskStatements(at, task), [
      {
        sid: "ApplicationLogs",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: ["arn:aws:logs:ap-northeast-1:111122223333:log-group:/shine/production/web/application:*"],
      },
      { sid: "LogObjects", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::logs/services/web/*"] },
      {
        sid: "LogObjectsKey",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: keys,
        conditions: {
          "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/shine-production-logs"] },
          StringEquals: { "kms:ViaService": "s3.ap-northeast-1.amazonaws.com" },
        },
      },
    ]);
  });

  it("holds sessions of ECS Exec only when these are admitted", () => {
    const all = taskStatements(at, { ...task, execLogGroup: "/shine/production/exec/main" });
    const added = all.slice(3);
    assert.deepEqual(
      added.map(({ sid, resources }) => [sid, resources]),
      [
        ["ExecChannels", ["*"]],
        ["ExecLogGroups", ["*"]],
        ["ExecLogs", ["arn:aws:logs:ap-northeast-1:111122223333:log-group:/shine/production/exec/main:*"]],
        ["ExecKey", keys],
      ],
    );
    assert.ok(added[0]?.actions.every((action) => action.startsWith("ssmmessages:")));
    assert.deepEqual(added[3]?.conditions, {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/shine-production-logs"] },
    });
  });
});
