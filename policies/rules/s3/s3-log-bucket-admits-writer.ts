import type { Registry } from "../../registry";
import type { Rule } from "../../rule";
import { covers, matches, type Statement } from "../../kernel/documents";
import {
  BUCKET,
  bucketNameOf,
  type Delivery,
  deliveries,
  policyStatements,
  type Writer,
  writers,
} from "../../views/buckets";
import { accountOf } from "../../views/held-accounts";

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
        () => examples(delivery, account, check.registry).every((object) => admitting("s3:PutObject", `/${object}`)),
        `the bucket's policy does not admit the writer of ${delivery.writer}`,
        { part },
      );
      // Deliveries of the second version ask nothing first.
      if (!asksFirst.has(delivery.writer) || delivery.source.type.endsWith(":LogDeliveryDestination")) continue;
      check.expect(
        () => admitting("s3:GetBucketAcl", ""),
        "the writer may not ask whose the bucket is, which it does first",
        { part },
      );
    }
  },
};

const asksFirst: ReadonlySet<Writer> = new Set(["delivered logs", "configuration", "trail"]);

/** The beginnings of objects as the writer names them. */
function examples({ writer, source, prefix }: Delivery, product: string, { organization }: Registry): string[] {
  const account = accountOf(source) ?? product;
  if (writer === "access logs") return [`${prefix()}x`];
  if (writer === "configuration") return [`${prefix()}${account}/Config/x`];
  if (writer !== "trail" || source.flag("isOrganizationTrail") !== true) return [`${prefix()}${account}/x`];
  // What the management account did stands below its number, what the others did below the organization's id.
  return [account, organization.id].map((folder) => `${prefix()}${folder}/x`);
}

/** Whether the ARNs that narrow the statement admit a source of that region; those of S3 have none. */
function admitsRegion(statement: Statement, region: string): boolean {
  const arns = statement.conditions.flatMap(({ key, values }) => (key === "aws:sourcearn" ? values : []));
  return arns.length === 0 || arns.some((value) => matches(value.split(":")[3] || "*", region));
}
