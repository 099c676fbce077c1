import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Delegations } from "../../../components/organization/delegations";
import { ExternalIds } from "../../../components/organization/external-ids";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const readerArns = ["compare", "preview"].map(
  (noun) => `arn:aws:iam::100000000000:role/organization-account-ci-${noun}`,
);
const shine = { domain: "shine.example.com", account: "111122223333" };
const make = (products: Readonly<Record<string, typeof shine>>) =>
  record(() => {
    class After extends pulumi.ComponentResource {}
    const after = new After("platform:test:After", "after");
    return new Delegations("organization-delegations", {
      scope,
      parentZoneId: "Z0123",
      products,
      deployRoleName: "platform-deploy",
      roleName: (product) => `platform-delegate-${product}`,
      readerName: "platform-delegation-reader",
      readerArns,
      after,
    });
  });
const statements = (document: unknown) => JSON.parse(String(document)).Statement;
const zone = "arn:aws:route53:::hostedzone/Z0123";
const reading = {
  Sid: "ReadZone",
  Effect: "Allow",
  Action: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
  Resource: zone,
};

describe("Delegations", () => {
  it("makes a role a product, and one that reads", async () => {
    assert.deepEqual(children(await make({ shine })), [
      "aws:iam/role:Role organization-delegations-reader-role",
      "aws:iam/role:Role organization-delegations-shine-role",
      "aws:iam/rolePolicy:RolePolicy organization-delegations-reader-policy",
      "aws:iam/rolePolicy:RolePolicy organization-delegations-shine-policy",
      "platform:organization:Delegations organization-delegations",
      "platform:test:After after",
    ]);
    assert.deepEqual(children(await make({})), [
      "platform:organization:Delegations organization-delegations",
      "platform:test:After after",
    ]);
  });

  it("lets the product's deploy role, and nobody else, change NS and DS of its domain, and nothing else", async () => {
    const all = await make({ shine });
    const role = inputsOf(all, "iam/role:Role", "organization-delegations-shine-role");
    assert.equal(role["name"], "platform-delegate-shine");
    assert.deepEqual(statements(role["assumeRolePolicy"]), [
      {
        Sid: "Stack",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { AWS: ["arn:aws:iam::111122223333:role/platform-deploy"] },
      },
    ]);
    assert.deepEqual(statements(inputsOf(all, "RolePolicy", "organization-delegations-shine-policy")["policy"]), [
      {
        Sid: "Delegate",
        Effect: "Allow",
        Action: "route53:ChangeResourceRecordSets",
        Resource: zone,
        Condition: {
          "ForAllValues:StringEquals": {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["shine.example.com"],
            "route53:ChangeResourceRecordSetsRecordTypes": ["DS", "NS"],
          },
          Null: { "route53:ChangeResourceRecordSetsNormalizedRecordNames": "false" },
        },
      },
      reading,
      { Sid: "AwaitChange", Effect: "Allow", Action: "route53:GetChange", Resource: "arn:aws:route53:::change/*" },
    ]);
  });

  it("lets previews and comparisons see them, once their roles exist", async () => {
    const all = await make({ shine });
    const role = all.find(({ name }) => name === "organization-delegations-reader-role");
    assert.deepEqual(statements(role?.inputs["assumeRolePolicy"])[0].Principal, { AWS: readerArns });
    assert.deepEqual(statements(inputsOf(all, "RolePolicy", "organization-delegations-reader-policy")["policy"]), [
      reading,
    ]);
  });
});

describe("ExternalIds", () => {
  it("has Datadog make an id for each product", async () => {
    const all = await record(() => new ExternalIds("organization-external-ids", { products: ["minimal", "shine"] }));
    assert.deepEqual(children(all), [
      "datadog:aws/integrationExternalId:IntegrationExternalId organization-external-ids-minimal",
      "datadog:aws/integrationExternalId:IntegrationExternalId organization-external-ids-shine",
      "platform:organization:ExternalIds organization-external-ids",
    ]);
  });
});
