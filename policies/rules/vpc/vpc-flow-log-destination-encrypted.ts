import type { Rule } from "../../rule";
import { BUCKET, encryptionRules, nameInArn } from "../../views/buckets";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "vpc-flow-log-destination-encrypted",
  title: "Flow logs go to a bucket or log group of the program that is encrypted with a customer managed key.",
  why: "Flow logs draw a map of everything that runs.",
  fix: "Set logDestination to the product's log bucket.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: [],
  types: ["aws:ec2/flowLog:FlowLog"],
  check: (log, check) => {
    check.expect(() => {
      const group = check.graph.target(log, "logDestination", "aws:cloudwatch/logGroup:LogGroup");
      if (group !== undefined) return usesCustomerKey(group, "kmsKeyId") && (group.number("retentionInDays") ?? 0) > 0;
      const name = nameInArn(log.text("logDestination") ?? "");
      const bucket = check.graph.target(log, "logDestination", BUCKET) ?? check.graph.called(BUCKET, name);
      return (
        bucket !== undefined &&
        encryptionRules(bucket).some((reader) =>
          usesCustomerKey(reader, "applyServerSideEncryptionByDefault.kmsMasterKeyId"),
        )
      );
    }, "the destination is unknown to the program or not encrypted with a key");
  },
};
