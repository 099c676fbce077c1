import type { Rule } from "../../rule";
import { factsOf } from "../../views/facts";

const always = ["env", "service", "product", "owner", "managed-by"];
const stores =
  /^aws:(s3\/bucket:|rds\/cluster:|rds\/instance:|dynamodb\/table:|ecr\/repository:|secretsmanager\/secret:|efs\/fileSystem:)/;

export const rule: Rule = {
  id: "required-tags",
  title:
    "Everything of AWS that takes tags says its product, env, service, owner and managed-by; stores say their data-class.",
  why: "Costs, monitors and findings are told apart by these tags, in AWS and in Datadog alike.",
  fix: "Set tags with tagsFor(scope, service); product, owner and managed-by come from the provider's defaultTags.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["KICS"],
  types: "all",
  check: (resource, check) => {
    if (factsOf(resource.type)?.tags !== true) return;
    const needed = stores.test(resource.type) ? [...always, "data-class"] : always;
    for (const tag of needed) {
      check.expect(() => (resource.tag(tag) ?? "") !== "", "the tag is missing", { part: tag });
    }
  },
};
