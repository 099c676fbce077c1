import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { CLUSTER, SERVICE } from "../../views/tasks";
import { usesCustomerKey } from "../../views/keys";

/**
 * In every environment, not in production alone: staging holds the same code and people forget which they are in.
 */
export const rule: Rule = {
  id: "ecs-exec-controlled",
  title: "ECS Exec is admitted only on a cluster that writes down its sessions, encrypted with a key of ours.",
  why: "A shell in a container that leaves no trace is the quietest way to data.",
  fix: "Set enableExecuteCommand: false, or give the cluster an executeCommandConfiguration with logging OVERRIDE, a kmsKeyId and an encrypted log group or bucket.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_223", "CKV_AWS_224", "190-4.3.1"],
  types: [SERVICE, CLUSTER],
  check: (subject, check) => {
    const message = "a shell may be opened whose session is not kept, or not encrypted with a key of ours";
    if (subject.type === CLUSTER) {
      // What runs on a cluster without services was started by people, for whom a shell is the point of it.
      if (check.graph.satellites(subject, SERVICE, "cluster").length === 0)
        check.expect(() => writesDown(subject), message);
      return;
    }
    check.expect(() => {
      if (subject.flag("enableExecuteCommand") !== true) return true;
      const cluster = check.graph.target(subject, "cluster", CLUSTER);
      return cluster !== undefined && writesDown(cluster);
    }, message);
  },
};

function writesDown(cluster: View): boolean {
  const at = "configuration.executeCommandConfiguration";
  const log = cluster.at(`${at}.logConfiguration`);
  return (
    cluster.text(`${at}.logging`) === "OVERRIDE" &&
    usesCustomerKey(cluster, `${at}.kmsKeyId`) &&
    ((log.flag("cloudWatchEncryptionEnabled") === true && log.isGiven("cloudWatchLogGroupName")) ||
      (log.flag("s3BucketEncryptionEnabled") === true && log.isGiven("s3BucketName")))
  );
}
