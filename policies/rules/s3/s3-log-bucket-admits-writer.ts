import type { Rule } from "../../rule";
import { covers, matches, type Statement } from "../../kernel/documents";
import { BUCKET, bucketNameOf, type Delivery, deliveries, policyStatements, writers } from "../../views/buckets";

/** In no other pack: a log bucket without the statement takes nothing, and AWS says so to nobody. */
export const rule: Rule = {
  id: "s3-log-bucket-admits-writer",
  title: "A bucket that AWS delivers logs to admits the service that writes them, where it writes them.",
  why: "Otherwise the logs are lost in silence, and that is noticed on the day that they are needed.",
  fix: "Add the writer's statement of components/logging/delivery.ts to the bucket's policy, for the prefix that it writes below.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [BUCKET],
  check: (bucket, check) => {
    const account = check.product?.account ?? "";
    for (const delivery of deliveries(bucket)) {
      const service = writers[delivery.writer];
      const region = delivery.source.text("region") ?? check.registry.regions.home;
      const admitting = (action: string, object: string): boolean =>
        policyStatements(bucket).some(
          (statement) =>
            statement.effect === "Allow" &&
            statement.principals.some(({ kind, value }) => kind === "Service" && value === service) &&
            covers(statement, action) &&
            statement.resources.some((resource) =>
              matches(resource, `arn:aws:s3:::${bucketNameOf(bucket)}${object}`),
            ) &&
            admitsRegion(statement, region),
        );
      const part = delivery.writer.replaceAll(" ", "-");
      check.expect(
        () => admitting("s3:PutObject", `/${example(delivery, account)}`),
        `the bucket's policy does not admit the writer of ${delivery.writer}`,
        { part },
      );
      // Deliveries of the second version ask nothing first.
      if (delivery.writer !== "delivered logs" || delivery.source.type.endsWith(":LogDeliveryDestination")) continue;
      check.expect(
        () => admitting("s3:GetBucketAcl", ""),
        "the writer may not ask whose the bucket is, which it does first",
        { part },
      );
    }
  },
};

/** The beginning of an object as the writer names it. */
function example({ writer, prefix }: Delivery, account: string): string {
  return writer === "access logs" ? `${prefix()}x` : `${prefix()}${account}/x`;
}

/** Whether the ARNs that narrow the statement admit a source of that region; those of S3 have none. */
function admitsRegion(statement: Statement, region: string): boolean {
  const arns = statement.conditions.flatMap(({ key, values }) => (key === "aws:sourcearn" ? values : []));
  return arns.length === 0 || arns.some((value) => matches(value.split(":")[3] || "*", region));
}
