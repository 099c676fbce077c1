import assert from "node:assert/strict";
import { Backup, type BackupArgs } from "../../../components/data/backup";
import { children, inputsOf, production, record, staging } from "../../support/record";

const name = "shine-production-databases-backup";
const cluster = (key: string) => `arn:aws:rds:ap-northeast-1:111122223333:cluster:shine-production-databases-${key}`;
const args: BackupArgs = {
  scope: production,
  stores: [cluster("primary"), cluster("audit")],
  keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/data",
};
const made = (change: Partial<BackupArgs> = {}) => record(() => new Backup(name, { ...args, ...change }));

describe("Backup", () => {
  it("makes a locked vault, a daily plan and a selection of every store", async () => {
    const all = await made();
    assert.deepEqual(children(all), [
      `aws:backup/plan:Plan ${name}-plan`,
      `aws:backup/selection:Selection ${name}-selection`,
      `aws:backup/vault:Vault ${name}-vault`,
      `aws:backup/vaultLockConfiguration:VaultLockConfiguration ${name}-lock`,
      `aws:iam/role:Role ${name}-role`,
      `aws:iam/rolePolicyAttachment:RolePolicyAttachment ${name}-rights`,
      `platform:data:Backup ${name}`,
    ]);
    const tags = { env: "production", service: "backup" };
    assert.deepEqual(inputsOf(all, "vault:Vault"), {
      name,
      kmsKeyArn: args.keyArn,
      forceDestroy: false,
      tags: { ...tags, "data-class": "customer" },
    });
    assert.deepEqual(inputsOf(all, "VaultLockConfiguration"), { backupVaultName: name, minRetentionDays: 7 });
    assert.deepEqual(inputsOf(all, "Plan"), {
      name,
      rules: [
        {
          ruleName: "daily",
          targetVaultName: name,
          schedule: "cron(0 20 * * ? *)",
          startWindow: 60,
          completionWindow: 480,
          lifecycle: { deleteAfter: 35 },
          recoveryPointTags: { ...tags, "data-class": "customer" },
        },
      ],
      tags,
    });
    assert.deepEqual(inputsOf(all, "Selection")["resources"], [cluster("audit"), cluster("primary")]);
    for (const { type, protect } of all.filter(({ type }) => type.startsWith("aws:backup/vault")))
      assert.ok(protect, type);
  });

  it("selects when its role may copy, which AWS Backup takes for this account alone", async () => {
    const all = await made();
    const selection = all.find(({ type }) => type.endsWith("Selection"));
    assert.ok(selection?.dependsOn.includes(all.find(({ name }) => name.endsWith("-rights"))?.urn ?? ""));
    const { Statement } = JSON.parse(String(inputsOf(all, "role:Role")["assumeRolePolicy"])) as { Statement: object[] };
    assert.deepEqual(Statement, [
      {
        Sid: "Service",
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  it("keeps a week in staging, and lets it go with the environment", async () => {
    const all = await made({ scope: staging });
    const { rules } = inputsOf(all, "Plan") as { rules: { lifecycle: object }[] };
    assert.deepEqual(rules[0]?.lifecycle, { deleteAfter: 7 });
    assert.equal(inputsOf(all, "vault:Vault")["forceDestroy"], true);
    assert.ok(all.every(({ type, protect }) => !protect && !type.endsWith("VaultLockConfiguration")));
  });

  it("fits AWS's names of 50 characters", async () => {
    const all = await record(() => new Backup(`${name}-that-is-as-long-as-names-come`, args));
    for (const type of ["vault:Vault", "Plan"]) assert.ok(String(inputsOf(all, type)["name"]).length <= 50);
  });
});
