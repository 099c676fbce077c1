import { environment, fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const parent = environment("production");
const key = make("aws:kms/key:Key", "shine-production-data-key", {}, { parent });
const vault = (props: Record<string, unknown> = {}) =>
  make("aws:backup/vault:Vault", "shine-production-vault", { name: "vault", ...props }, { parent });
const lock = (props: Record<string, unknown> = {}) =>
  make(
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "shine-production-lock",
    { backupVaultName: ref(vault()), minRetentionDays: 7, ...props },
    { parent },
  );
const plan = (rule: object = {}) =>
  make(
    "aws:backup/plan:Plan",
    "shine-production-plan",
    {
      rules: [{ targetVaultName: "vault", schedule: "cron(0 20 * * ? *)", lifecycle: { deleteAfter: 35 }, ...rule }],
    },
    { parent },
  );
const selection = (props: Record<string, unknown> = {}) =>
  make(
    "aws:backup/selection:Selection",
    "shine-production-selection",
    { planId: ref(plan()), resources: ["arn:aws:rds:ap-northeast-1:111122223333:cluster:primary"], ...props },
    { parent },
  );
const cluster = (name: unknown = "primary", under = parent) =>
  make("aws:rds/cluster:Cluster", "shine-production-cluster", { clusterIdentifier: name }, { parent: under });
const bucket = (dataClass: string) =>
  make(
    "aws:s3/bucket:Bucket",
    "shine-production-bucket",
    { bucket: "b", tags: { "data-class": dataClass } },
    { parent },
  );

export const fixtures: Record<string, Fixtures> = {
  "backup-vault-encrypted": {
    good: pass(key, vault({ kmsKeyArn: ref(key) })),
    bad: fail(vault({ kmsKeyArn: "alias/aws/backup" })),
    unset: fail(vault()),
    unknown: unverifiable(vault({ kmsKeyArn: UNKNOWN })),
  },
  "backup-plan-covers-stores": {
    good: pass(cluster(), vault(), lock(), plan(), selection()),
    bad: fail(cluster("other"), vault(), lock(), plan(), selection()),
    unset: fail(cluster()),
    unknown: unverifiable(cluster(), vault(), lock(), plan(), selection({ resources: UNKNOWN })),
    "a store of staging": fail(cluster("primary", environment("staging"))),
    "a store of the account": notApplicable(cluster("primary", environment("account"))),
    "a name that ends alike": fail(
      cluster(),
      vault(),
      lock(),
      plan(),
      selection({ resources: ["arn:aws:rds:ap-northeast-1:111122223333:cluster:not-primary"] }),
    ),
    "left out by name": fail(
      cluster(),
      vault(),
      lock(),
      plan(),
      selection({ notResources: ["arn:aws:rds:ap-northeast-1:111122223333:cluster:primary"] }),
    ),
    "once a week": fail(cluster(), vault(), lock(), plan({ schedule: "cron(0 20 ? * 1 *)" }), selection()),
    "for six days": fail(cluster(), vault(), lock(), plan({ lifecycle: { deleteAfter: 6 } }), selection()),
    "into a vault that is not locked": fail(cluster(), vault(), plan(), selection()),
    "into one that nobody could ever unlock": fail(
      cluster(),
      vault(),
      lock({ changeableForDays: 3 }),
      plan(),
      selection(),
    ),
    "into a vault of elsewhere": fail(cluster(), vault(), lock(), plan({ targetVaultName: "elsewhere" }), selection()),
    "a bucket of logs": notApplicable(bucket("audit")),
    "a bucket of customers": fail(bucket("customer")),
  },
};
