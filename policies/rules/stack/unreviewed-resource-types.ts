import type { Rule } from "../../rule";
import { refused } from "../../views/refused";

/** Of which docker-build makes the images of awsx. */
const packages = ["aws", "awsx", "datadog", "docker-build", "github", "pagerduty"];

export const rule: Rule = {
  id: "unreviewed-resource-types",
  title: "Every resource is of a type that has been looked at.",
  why: "The other rules know nothing of a type that is new, and nothing at all of other providers, of commands and of dynamic resources.",
  fix: "Read what the type can open, add rules for it, then add it to reviewedTypes.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (resource, check) => {
    const { type } = resource.resource;
    if (refused.has(resource.type)) return;
    const [, name] = /^pulumi:providers:(.+)$/.exec(type) ?? [];
    check.expect(
      () => (name === undefined ? check.registry.reviewedTypes.includes(type) : packages.includes(name)),
      name === undefined ? "the type has not been reviewed" : "the provider has not been reviewed",
    );
  },
};
