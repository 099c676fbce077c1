import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "s3-cors-no-wildcard-write",
  title: "No CORS rule lets every origin write.",
  why: "Any page that a signed-in user opens could then upload or delete in their name.",
  fix: "Name the origins that may PUT, POST or DELETE.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: ["KICS"],
  types: ["aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"],
  check: (cors, check) => {
    for (const reader of cors.list("corsRules")) {
      check.expect(
        () =>
          !reader.texts("allowedOrigins").includes("*") ||
          !reader.texts("allowedMethods").some((method) => ["PUT", "POST", "DELETE"].includes(method)),
        "every origin may write",
      );
    }
  },
};
