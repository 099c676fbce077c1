import { parseUrn } from "../../kernel/resource";
import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "provider-explicit",
  title: "Every resource is made by a provider that the program states.",
  why: "The default provider takes account, region and credentials from wherever it runs, and knows no allowedAccountIds.",
  fix: "Give the component `providers`, or the resource `provider`.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: "all",
  check: (resource, check) => {
    // What a component of a provider makes, as awsx does an image of docker-build, takes its own, and the program cannot state it.
    if (["pulumi:", "awsx:", "docker-build:"].some((begin) => resource.type.startsWith(begin))) return;
    const provider = resource.resource.provider?.urn;
    check.expect(
      () => provider !== undefined && !/^default(_|$)/.test(parseUrn(provider).name),
      "the resource has no stated provider",
    );
  },
};
