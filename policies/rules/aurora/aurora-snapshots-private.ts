import type { Rule } from "../../rule";
import { knownAccounts } from "../../views/accounts";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "aurora-snapshots-private",
  title: "Snapshots are shared with accounts by name, and copied under a key of ours.",
  why: "A snapshot shared with all is a published database.",
  fix: 'Remove "all" from sharedAccounts; give kmsKeyId to copies.',
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_302", "CKV_AWS_146", "CKV_AWS_266", "RDS.1", "RDS.4"],
  types: [
    "aws:rds/clusterSnapshot:ClusterSnapshot",
    "aws:rds/snapshot:Snapshot",
    "aws:rds/snapshotCopy:SnapshotCopy",
    "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
  ],
  check: (snapshot, check) => {
    const known = knownAccounts(check.registry);
    check.expect(
      () => snapshot.texts("sharedAccounts").every((account) => known.has(account)),
      "it is shared with everybody or an account that is not the company's",
    );
    if (/[cC]opy$/.test(snapshot.type)) {
      check.expect(() => usesCustomerKey(snapshot, "kmsKeyId"), "the copy has no key of ours", { part: "key" });
    }
  },
};
