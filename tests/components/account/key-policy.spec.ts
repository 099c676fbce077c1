import assert from "node:assert/strict";
import { type KeyPurpose, keyStatements } from "../../../components/account/key-policy";
import type { Statement } from "../../../components/policy-document";
import { production } from "../../support/record";

const purposes: readonly KeyPurpose[] = ["data", "logs", "parameters"];
const home = { ...production, environment: "account" };
const global = { ...home, region: "us-east-1" };
const statement = (purpose: KeyPurpose, sid: string, scope = production): Statement => {
  const found = keyStatements(purpose, scope).filter((one) => one.sid === sid);
  assert.equal(
    found.length,
    1,
    `${sid} among ${keyStatements(purpose, scope)
      .map((one) => one.sid)
      .join(", ")}`,
  );
  return found[0] as Statement;
};
const cryptography = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

describe("a key's policy", () => {
  const users: [KeyPurpose, string[]][] = [
    ["data", ["AccountAdministration", "ThroughRdsEcrEc2", "GrantsThroughRdsEcrEc2", "Distributions"]],
    ["logs", ["AccountAdministration", "LogGroups", "LogDelivery"]],
    ["parameters", ["AccountAdministration", "ThroughSsmSecretsmanager", "GrantsThroughSsmSecretsmanager"]],
  ];
  for (const [purpose, sids] of users) {
    it(`for ${purpose} admits these and no others`, () => {
      assert.deepEqual(
        keyStatements(purpose, production).map((one) => one.sid),
        sids,
      );
    });
  }

  for (const purpose of purposes) {
    it(`for ${purpose} leaves the account in charge`, () => {
      assert.deepEqual(statement(purpose, "AccountAdministration"), {
        sid: "AccountAdministration",
        principals: { AWS: "arn:aws:iam::111122223333:root" },
        actions: ["kms:*"],
        resources: ["*"],
      });
    });

    it(`for ${purpose} narrows every other statement to the account`, () => {
      for (const { sid, conditions, effect, actions } of keyStatements(purpose, production).slice(1)) {
        assert.ok(JSON.stringify(conditions).includes("111122223333"), sid);
        assert.equal(effect, undefined);
        assert.ok(actions.every((action) => action !== "kms:*"));
      }
    });

    it(`for ${purpose} speaks of no account but its own`, () => {
      const accounts = JSON.stringify(keyStatements(purpose, production)).match(/\b\d{12}\b/g) ?? [];
      assert.deepEqual([...new Set(accounts)], ["111122223333"]);
    });
  }

  it("admits log groups of the account, in the key's own region", () => {
    for (const [scope, region] of [
      [home, "ap-northeast-1"],
      [global, "us-east-1"],
    ] as const) {
      assert.deepEqual(statement("logs", "LogGroups", scope), {
        sid: "LogGroups",
        principals: { Service: `logs.${region}.amazonaws.com` },
        // None that carries no encryption context: the condition would never be met.
        actions: cryptography.filter((action) => action !== "kms:DescribeKey"),
        resources: ["*"],
        conditions: {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:111122223333:log-group:*` },
        },
      });
    }
  });

  it("admits delivery of logs from any region of the account", () => {
    assert.deepEqual(statement("logs", "LogDelivery"), {
      sid: "LogDelivery",
      principals: { Service: "delivery.logs.amazonaws.com" },
      actions: cryptography,
      resources: ["*"],
      conditions: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:logs:*:111122223333:*" },
      },
    });
  });

  it("admits the account's distributions to read, and to do nothing else", () => {
    assert.deepEqual(statement("data", "Distributions"), {
      sid: "Distributions",
      principals: { Service: "cloudfront.amazonaws.com" },
      actions: ["kms:Decrypt"],
      resources: ["*"],
      conditions: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
    });
  });

  const through: [KeyPurpose, string, string[]][] = [
    ["data", "RdsEcrEc2", ["rds", "ecr", "ec2"]],
    ["parameters", "SsmSecretsmanager", ["ssm", "secretsmanager"]],
  ];
  for (const [purpose, sid, services] of through) {
    const narrowed = {
      "kms:CallerAccount": "111122223333",
      "kms:ViaService": services.map((service) => `${service}.ap-northeast-1.amazonaws.com`),
    };
    it(`for ${purpose} admits the account's callers through ${services.join(", ")}`, () => {
      assert.deepEqual(statement(purpose, `Through${sid}`), {
        sid: `Through${sid}`,
        principals: { AWS: "*" },
        actions: cryptography,
        resources: ["*"],
        conditions: { StringEquals: narrowed },
      });
    });

    it(`for ${purpose} admits grants to the services themselves alone`, () => {
      assert.deepEqual(statement(purpose, `GrantsThrough${sid}`), {
        sid: `GrantsThrough${sid}`,
        principals: { AWS: "*" },
        actions: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
        resources: ["*"],
        conditions: { StringEquals: narrowed, Bool: { "kms:GrantIsForAWSResource": "true" } },
      });
    });
  }
});
