import type { Check } from "../../kernel/check";
import type { Rule } from "../../rule";
import { isSharedStack } from "../../views/accounts";
import { factsOf } from "../../views/facts";

const BACKUP_PLAN = "aws:backup/plan:Plan";

export const rule: Rule = {
  id: "environment-tag-matches-stack",
  title:
    "The tag env names the environment that the resource stands under, product the stack's product, and owner its team.",
  why: "A monitor of production that listens to a mistagged staging pages at night, and the other way round stays silent.",
  fix: "Pass the scope of the environment to the component.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: "all",
  check: (resource, check) => {
    if (!isOurs(check) || factsOf(resource.type)?.tags !== true) return;
    check.expect(
      () => resource.tag("env") === (resource.environmentAbove() ?? "account"),
      "the tag env names another environment",
      { part: "env" },
    );
    check.expect(() => resource.tag("product") === check.graph.stack, "the tag product names another product", {
      part: "product",
    });
    const { product } = check;
    if (product !== undefined)
      check.expect(() => resource.tag("owner") === product.owner, "the tag owner names another's team", {
        part: "owner",
      });
    if (resource.type !== BACKUP_PLAN) return;
    for (const rule of resource.list("rules")) {
      check.expect(
        () => rule.text("recoveryPointTags.env") === (resource.environmentAbove() ?? "account"),
        "the tag env of its copies names another environment",
        { part: "copies" },
      );
    }
  },
};

function isOurs({ product, graph, registry }: Check): boolean {
  return product !== undefined || isSharedStack(registry, graph.stack);
}
