import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { Keys } from "../../../components/account/keys";
import { keyStatements } from "../../../components/account/key-policy";
import { policyDocument } from "../../../components/policy-document";
import { children, inputsOf, production, record, staging } from "../../support/record";

const account = { ...production, environment: "account" };

describe("Keys", () => {
  it("are a key and an alias a purpose", async () => {
    const resources = await record(
      () => new Keys("shine-production-keys", { scope: production, purposes: ["data", "logs", "parameters"] }),
      true,
    );
    assert.deepEqual(children(resources), [
      "aws:kms/alias:Alias shine-production-keys-data-alias",
      "aws:kms/alias:Alias shine-production-keys-logs-alias",
      "aws:kms/alias:Alias shine-production-keys-parameters-alias",
      "aws:kms/key:Key shine-production-keys-data",
      "aws:kms/key:Key shine-production-keys-logs",
      "aws:kms/key:Key shine-production-keys-parameters",
      "platform:account:Keys shine-production-keys",
    ]);
  });

  it("turn over, and go only after 30 days", async () => {
    const resources = await record(
      () => new Keys("shine-production-keys", { scope: production, purposes: ["data"] }),
      true,
    );
    assert.deepEqual(inputsOf(resources, "Key"), {
      description: "Encrypts data of production of shine",
      policy: policyDocument(keyStatements("data", production)),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      region: "ap-northeast-1",
      tags: { env: "production", service: "keys", Name: "shine-production-keys-data" },
    });
  });

  it("are known by an alias before they exist", async () => {
    let aliases: Record<string, string> = {};
    const resources = await record(() => {
      aliases = new Keys("shine-production-keys", { scope: production, purposes: ["data", "logs"] }).aliases;
    }, true);
    assert.deepEqual(aliases, { data: "alias/shine-production-data", logs: "alias/shine-production-logs" });
    const alias = inputsOf(resources, "Alias", "shine-production-keys-logs-alias");
    assert.equal(alias["name"], "alias/shine-production-logs");
    const dependencies = resources.find((one) => one.name === "shine-production-keys-logs-alias")?.propertyDependencies;
    assert.ok(dependencies?.["targetKeyId"]?.[0]?.endsWith("::shine-production-keys-logs"));
  });

  it("stand in the scope's region, where logs of global services live", async () => {
    const scope = { ...account, region: "us-east-1" };
    const resources = await record(() => new Keys("shine-account-global-keys", { scope, purposes: ["logs"] }), true);
    assert.equal(inputsOf(resources, "Key")["region"], "us-east-1");
    assert.equal(inputsOf(resources, "Alias")["region"], "us-east-1");
    assert.ok(String(inputsOf(resources, "Key")["policy"]).includes("logs.us-east-1.amazonaws.com"));
  });

  for (const [scope, expected] of [
    [production, true],
    [account, true],
    [staging, false],
    [{ ...production, environment: "management" }, true],
  ] as const) {
    it(`are ${expected ? "" : "not "}protected in ${scope.environment}`, async () => {
      const resources = await record(() => new Keys("keys", { scope, purposes: ["data"] }), true);
      assert.equal(resources.find((one) => one.type === "aws:kms/key:Key")?.protect, expected);
    });
  }

  it("are given by purpose", async () => {
    const resources = await record(() => {
      const keys = new Keys("keys", { scope: production, purposes: ["data", "logs"] });
      for (const purpose of ["data", "logs"] as const) {
        new aws.ebs.DefaultKmsKey(`uses-${purpose}`, { keyArn: keys.arns[purpose] });
      }
    }, true);
    for (const purpose of ["data", "logs"]) {
      const user = resources.find((one) => one.name === `uses-${purpose}`);
      const names = user?.propertyDependencies["keyArn"]?.map((urn) => urn.split("::").pop());
      assert.deepEqual(names, [`keys-${purpose}`]);
    }
  });
});
