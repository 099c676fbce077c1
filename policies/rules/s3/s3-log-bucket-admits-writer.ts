import type { Rule } from "../../rule";
import { covers } from "../../kernel/documents";
import { BUCKET, bucketNameOf, policyStatements, receives, type Writer, writers } from "../../views/buckets";

/** In no other pack: a log bucket without the statement takes nothing, and AWS says so to nobody. */
export const rule: Rule = {
  id: "s3-log-bucket-admits-writer",
  title: "A bucket that AWS delivers logs to admits the service that writes them.",
  why: "Otherwise the logs are lost in silence, and that is noticed on the day that they are needed.",
  fix: "Add the writer's statement to the bucket's policy: Allow s3:PutObject to the service, narrowed by aws:SourceAccount.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [BUCKET],
  check: (bucket, check) => {
    for (const writer of Object.keys(writers) as Writer[]) {
      if (!receives(bucket, writer)) continue;
      check.expect(
        () =>
          policyStatements(bucket).some(
            (statement) =>
              statement.effect === "Allow" &&
              statement.principals.some(({ value }) => (writers[writer] as readonly string[]).includes(value)) &&
              covers(statement, "s3:PutObject") &&
              statement.resources.some((resource) => ofBucket(resource, bucketNameOf(bucket))),
          ),
        `the bucket's policy does not admit the writer of ${writer}`,
        { part: writer.replaceAll(" ", "-") },
      );
    }
  },
};

function ofBucket(resource: string, name: string | undefined): boolean {
  return resource === "*" || (name !== undefined && resource.startsWith(`arn:aws:s3:::${name}/`));
}
