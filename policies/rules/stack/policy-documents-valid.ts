import type { Rule } from "../../rule";
import { parseJson, statements } from "../../kernel/documents";
import { documentProperties, documentsOf } from "../../views/documents";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/** Malformed documents are told here, once; the other rules say of them that they cannot be verified. */
export const rule: Rule = {
  id: "policy-documents-valid",
  title: "Every policy document and container definition is well-formed JSON that says what it allows.",
  why: "AWS refuses it in the middle of an update, and no rule can see into it.",
  fix: "Write documents with policyDocument and container definitions with JSON.stringify.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [...Object.keys(documentProperties), TASK],
  check: (resource, check) => {
    if (resource.type === TASK) {
      check.expect(() => {
        const containers = parseJson(resource.text("containerDefinitions") ?? "");
        return Array.isArray(containers) && containers.length > 0;
      }, "the container definitions are no JSON list");
      return;
    }
    for (const { reader, path } of documentsOf(resource)) {
      if (reader.raw(path) === undefined) continue;
      check.expect(() => isWellFormed(reader.get(path)), "the policy document is malformed");
      check.expect(
        () =>
          !isWellFormed(reader.get(path)) ||
          statements(reader, path).every((each) => each.actions.length + each.notActions.length > 0),
        "a statement names no action",
      );
      // "You must use NotPrincipal with a Deny" (IAM User Guide, reference_policies_elements_notprincipal): AWS refuses it, or reads it as everybody.
      check.expect(
        () =>
          !isWellFormed(reader.get(path)) ||
          statements(reader, path).every((each) => each.effect === "Deny" || each.notPrincipals.length === 0),
        "a statement allows something to all but some",
        { part: "not-principal" },
      );
    }
  },
};

function isWellFormed(value: unknown): boolean {
  const document = typeof value === "string" ? parseJson(value) : value;
  if (typeof document !== "object" || document === null) return false;
  const { Version, Statement } = document as Record<string, unknown>;
  const list = Array.isArray(Statement) ? Statement : [Statement];
  return (
    Version === "2012-10-17" &&
    list.length > 0 &&
    list.every(
      (each) =>
        each !== null &&
        typeof each === "object" &&
        ["Allow", "Deny"].includes((each as Record<string, string>)["Effect"] ?? ""),
    )
  );
}
