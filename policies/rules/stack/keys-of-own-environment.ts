import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";

const keyTypes: ReadonlySet<string> = new Set([
  "aws:kms/key:Key",
  "aws:kms/alias:Alias",
  "aws:kms/replicaKey:ReplicaKey",
]);

export const rule: Rule = {
  id: "keys-of-own-environment",
  title:
    "What an environment keeps is encrypted with its own key, or the account's; an alias names its own environment's key.",
  why: "A key shared by two environments lets the roles of one read the other, and neither can be given up alone.",
  fix: "Give the component the key of the environment that it stands in.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.3.4"],
  types: "all",
  check: (resource, check) => {
    for (const property of Object.keys(resource.resource.propertyDependencies)) {
      for (const key of resource.sourcesOf(property).filter(({ type }) => keyTypes.has(type))) {
        check.expect(
          () => isShared(key) || key.environment === resource.environment,
          "the key is another environment's",
        );
      }
    }
  },
};

function isShared({ environment }: View): boolean {
  return environment === undefined || environment === "account";
}
