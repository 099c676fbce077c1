import assert from "node:assert/strict";
import { DatadogAccount } from "../../../components/monitoring/datadog-account";
import { datadogPermissions } from "../../../components/monitoring/datadog-permissions";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const account = (): unknown =>
  new DatadogAccount("shine-account-datadog", {
    scope,
    datadogAccount: "464622532012",
    externalId: "7d793037a0760186574b0282f2f435e7",
    regions: ["ap-northeast-1", "us-east-1"],
  });

describe("DatadogAccount", () => {
  it("makes the role, its two policies and the integration", async () => {
    assert.deepEqual(children(await record(account)), [
      "aws:iam/policy:Policy shine-account-datadog-metrics",
      "aws:iam/policy:Policy shine-account-datadog-resources",
      "aws:iam/role:Role shine-account-datadog-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-datadog-metrics-attachment",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-account-datadog-resources-attachment",
      "datadog:aws/integrationAccount:IntegrationAccount shine-account-datadog-integration",
      "platform:monitoring:DatadogAccount shine-account-datadog",
    ]);
  });

  it("trusts Datadog's account with the external id of the ledger, and nobody else", async () => {
    const resources = await record(account);
    const role = inputsOf(resources, "Role");
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement, [
      {
        Sid: "Datadog",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::464622532012:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "7d793037a0760186574b0282f2f435e7" } },
      },
    ]);
    const integration = inputsOf(resources, "IntegrationAccount");
    assert.equal(integration["awsAccountId"], "111122223333");
    assert.deepEqual(integration["authConfig"], {
      awsAuthConfigRole: { roleName: role["name"], externalId: "7d793037a0760186574b0282f2f435e7" },
    });
    assert.deepEqual(integration["awsRegions"], { includeOnlies: ["ap-northeast-1", "us-east-1"] });
  });

  it("reads only, by whole action names, in the regions in use, in policies that AWS accepts", async () => {
    const policies = (await record(account)).filter((resource) => resource.type.endsWith(":Policy"));
    for (const { inputs } of policies) {
      const document = String(inputs["policy"]);
      assert.ok(document.length <= 6144);
      const [statement] = JSON.parse(document).Statement;
      assert.deepEqual(statement.Condition, {
        StringEquals: { "aws:RequestedRegion": ["ap-northeast-1", "us-east-1"] },
      });
    }
    const actions = [...datadogPermissions.metrics, ...datadogPermissions.resources];
    assert.deepEqual(
      actions.filter((action) => !/^[a-z0-9-]+:(Describe|Get|List)[A-Za-z0-9]+$/.test(action)),
      [],
    );
    assert.equal(new Set(actions).size, actions.length);
    const contents = actions.filter((action) =>
      /GetObject|GetParameter|GetSecretValue|FilterLogEvents|GetLogEvents/.test(action),
    );
    assert.deepEqual(contents, []);
  });
});
