import type { Check } from "../../kernel/check";
import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";

const [PLAN, SELECTION] = ["aws:backup/plan:Plan", "aws:backup/selection:Selection"];
const [VAULT, LOCK] = ["aws:backup/vault:Vault", "aws:backup/vaultLockConfiguration:VaultLockConfiguration"];
const BUCKET = "aws:s3/bucket:Bucket";

/** With it the rows `aurora-in-backup-plan`, and `ec2-daily-backup-seven-generations` while there are no hosts, are answered. */
export const rule: Rule = {
  id: "backup-plan-covers-stores",
  title:
    "What holds customers' data is copied daily into a vault, locked in production, and a week of copies is kept at the least.",
  why: "A store's own backups go with the store, and whoever can delete the one can delete the other.",
  fix: "Select the store by its ARN in a Selection, whose plan has a daily rule, lifecycle.deleteAfter of 7 or more, and a vault with a VaultLockConfiguration without changeableForDays.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["Backup.1", "CKV2_AWS_8", "RDS.26"],
  types: ["aws:dynamodb/table:Table", "aws:efs/fileSystem:FileSystem", "aws:rds/cluster:Cluster", BUCKET],
  check: (store, check) => {
    if (store.environment === undefined || store.environment === "account") return;
    // Logs have a lifecycle and a lock of their own, pages are written by the program.
    if (store.type === BUCKET && store.tag("data-class") !== "customer") return;
    check.expect(
      () => plansOf(store, check).some((plan) => keeps(plan, check)),
      "nothing copies it daily and keeps the copies",
    );
  },
};

/** The plans whose selections name the store: by its ARN, whose end is its chosen name. */
function plansOf(store: View, check: Check): View[] {
  const names = ["clusterIdentifier", "bucket", "name", "creationToken"].flatMap((path) => store.text(path) ?? []);
  const named = (arn: string): boolean => names.some((name) => arn.endsWith(`:${name}`) || arn.endsWith(`/${name}`));
  return check.graph
    .ofType(SELECTION)
    .filter((selection) => selection.texts("resources").some(named) && !selection.texts("notResources").some(named))
    .flatMap((selection) => check.graph.target(selection, "planId", PLAN) ?? []);
}

function keeps(plan: View, check: Check): boolean {
  return plan.list("rules").some((rule) => {
    const vault = check.graph.target(rule, "targetVaultName", VAULT);
    if (vault === undefined) return false;
    const daily = /^cron\(\S+ \d+ (\*|\?) \* (\*|\?) \*\)$/.test(rule.text("schedule") ?? "");
    if (vault.environment !== "production") return daily && (rule.number("lifecycle.deleteAfter") ?? 0) >= 7;
    const locks = check.graph.satellites(vault, LOCK, "backupVaultName");
    const locked = locks.some((lock) => !lock.has("changeableForDays") && (lock.number("minRetentionDays") ?? 0) >= 7);
    return daily && (rule.number("lifecycle.deleteAfter") ?? 0) >= 7 && locked;
  });
}
