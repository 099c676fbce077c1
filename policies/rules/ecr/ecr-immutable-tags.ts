import type { Rule } from "../../rule";

/**
 * Exclusion filters are refused as well: no repository of the platform has a tag that should move.
 */
export const rule: Rule = {
  id: "ecr-immutable-tags",
  title: "A tag of an image never moves.",
  why: "What was tested would not be what runs.",
  fix: 'Set imageTagMutability: "IMMUTABLE".',
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_51", "AWS-0031", "ECR.2"],
  types: ["aws:ecr/repository:Repository"],
  check: (repository, check) => {
    check.expect(() => repository.text("imageTagMutability") === "IMMUTABLE", "its tags may move");
  },
};
