import assert from "node:assert/strict";
import { consoleNames } from "../../../components/access/console-names";
import { peoplesStatements } from "../../../components/access/people-statements";
import { ProductAccess } from "../../../components/access/product-access";
import type { Statement } from "../../../components/policy-document";
import { peoplesAccess } from "../../../stacks/people-access";
import { minimal } from "../../../stacks/products/minimal";
import { shine } from "../../../stacks/products/shine";
import { children, inputsOf, production, record, staging } from "../../support/record";
import { recorded } from "../../support/stacks";

const ecs = (resource: string) => `arn:aws:ecs:ap-northeast-1:111122223333:${resource}`;
const access = peoplesAccess(shine, "111122223333");
const of = (sid: string): Statement | undefined => peoplesStatements(access).find((one) => one.sid === sid);

describe("what people may do in a product", () => {
  it("is to start the console of an environment on the console's own cluster, and to open it", () => {
    assert.deepEqual(of("StartConsole"), {
      sid: "StartConsole",
      actions: ["ecs:RunTask"],
      resources: [ecs("task-definition/shine-staging-console:*"), ecs("task-definition/shine-production-console:*")],
      conditions: {
        ArnEquals: {
          "ecs:cluster": [
            ecs("cluster/shine-staging-console-cluster"),
            ecs("cluster/shine-production-console-cluster"),
          ],
        },
      },
    });
    assert.deepEqual(of("OpenConsole")?.resources, [
      ecs("cluster/shine-staging-console-cluster"),
      ecs("cluster/shine-production-console-cluster"),
      ecs("task/shine-staging-console-cluster/*"),
      ecs("task/shine-production-console-cluster/*"),
    ]);
    assert.deepEqual(of("OpenConsole")?.conditions, { StringEquals: { "ecs:container-name": "console" } });
    assert.deepEqual(of("HandOverRoles")?.resources, [
      "arn:aws:iam::111122223333:role/shine-staging-console-execution",
      "arn:aws:iam::111122223333:role/shine-staging-console-task",
      "arn:aws:iam::111122223333:role/shine-production-console-execution",
      "arn:aws:iam::111122223333:role/shine-production-console-task",
    ]);
  });

  it("is to open a shell in services that admit one, and in no other", () => {
    assert.deepEqual(of("OpenShellProduction"), {
      sid: "OpenShellProduction",
      actions: ["ecs:ExecuteCommand"],
      resources: [ecs("cluster/shine-production-services-main"), ecs("task/shine-production-services-main/*")],
      conditions: { StringEquals: { "ecs:container-name": ["web"] } },
    });
  });

  it("is nothing from elsewhere than the offices", () => {
    assert.deepEqual(of("FromOfficesOnly"), {
      sid: "FromOfficesOnly",
      effect: "Deny",
      actions: ["*"],
      resources: ["*"],
      conditions: {
        NotIpAddress: { "aws:SourceIp": ["198.51.100.0/27", "203.0.113.64/28"] },
        Bool: { "aws:ViaAWSService": "false" },
      },
    });
  });

  it("is nothing where there is no database and no shell", () => {
    const none = peoplesAccess(minimal, "444455556666");
    assert.deepEqual([none.consoles, none.shells, peoplesStatements(none)], [[], [], []]);
  });

  it("names what the product's stack makes", async () => {
    const all = await recorded("shine", "up");
    for (const scope of [staging, production]) {
      const names = consoleNames(scope);
      const named = (type: string, input: string, value: string) =>
        assert.ok(
          all.some((one) => one.type.endsWith(type) && one.inputs[input] === value),
          `${type} ${value}`,
        );
      named("cluster:Cluster", "name", names.cluster);
      named("TaskDefinition", "family", names.family);
      named("role:Role", "name", names.executionRole);
      named("role:Role", "name", names.taskRole);
      named("Parameter", "name", names.network);
      named("cluster:Cluster", "name", `shine-${scope.environment}-services-main`);
    }
  });
});

describe("ProductAccess", () => {
  const made = () =>
    record(
      () =>
        new ProductAccess("organization-account-access-shine", {
          scope: { ...production, product: "organization", environment: "account" },
          identityCenter: {
            instanceArn: "arn:aws:sso:::instance/ssoins-7758000000000000",
            identityStoreId: "d-9067000000",
          },
          product: "shine",
          account: "111122223333",
          access,
        }),
    );

  it("makes a group, and gives it an hour in the product's account", async () => {
    const all = await made();
    assert.deepEqual(children(all), [
      "aws:identitystore/group:Group organization-account-access-shine-group",
      "aws:ssoadmin/accountAssignment:AccountAssignment organization-account-access-shine-assignment",
      "aws:ssoadmin/permissionSet:PermissionSet organization-account-access-shine-set",
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy organization-account-access-shine-policy",
      "platform:access:ProductAccess organization-account-access-shine",
    ]);
    const set = inputsOf(all, "permissionSet:PermissionSet");
    assert.deepEqual([set["name"], set["sessionDuration"]], ["shine-console", "PT1H"]);
    const assignment = all.find(({ type }) => type.endsWith("AccountAssignment"));
    const group = all.find(({ type }) => type.endsWith("Group"));
    assert.deepEqual(
      [assignment?.inputs["principalType"], assignment?.inputs["principalId"], assignment?.inputs["targetId"]],
      ["GROUP", group?.outputs["groupId"], "111122223333"],
    );
    // Whoever is let in before the policy is there could do nothing and would not know why.
    const policy = all.find(({ type }) => type.endsWith("InlinePolicy"));
    assert.ok(assignment?.dependsOn.includes(policy?.urn ?? ""));
    assert.ok(String(policy?.inputs["inlinePolicy"]).length < 10_240);
  });
});
