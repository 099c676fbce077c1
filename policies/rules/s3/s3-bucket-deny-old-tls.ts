import type { Rule } from "../../rule";
import { isEveryone } from "../../kernel/documents";
import { BUCKET, bucketNameOf, policyStatements } from "../../views/buckets";

/** In no other pack: S3 still answers TLS 1.0 to whoever asks by an access point or an old endpoint, unless the bucket refuses. */
export const rule: Rule = {
  id: "s3-bucket-deny-old-tls",
  title: "Every bucket's policy denies requests with a TLS older than 1.2.",
  why: "Older versions can be broken, and what they carry be read.",
  fix: "Add a statement: Deny, Principal *, Action s3:*, the bucket and bucket/*, Condition NumericLessThan s3:TlsVersion 1.2.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [BUCKET],
  check: (bucket, check) => {
    check.expect(() => {
      const arn = `arn:aws:s3:::${bucketNameOf(bucket) ?? ""}`;
      return policyStatements(bucket).some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === "Deny" &&
          principals.some(isEveryone) &&
          actions.some((action) => ["*", "s3:*"].includes(action.toLowerCase())) &&
          (resources.includes("*") || (resources.includes(arn) && resources.includes(`${arn}/*`))) &&
          conditions.length === 1 &&
          conditions.every(
            ({ operator, key, values }) =>
              operator === "NumericLessThan" && key === "s3:tlsversion" && values.some((value) => Number(value) >= 1.2),
          ),
      );
    }, "the bucket's policy admits old TLS");
  },
};
