import type { Rule } from "../../rule";
import { behaviors, DISTRIBUTION } from "../../views/distributions";

/** AWS's managed policy CachingDisabled. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

export const rule: Rule = {
  id: "cloudfront-applications-not-cached",
  title: "A behaviour that takes writes caches nothing.",
  why: "What takes POST is an application: its pages belong to one user, and the cache would show them to the next.",
  fix: "Use the managed policy CachingDisabled, and a behaviour of its own with GET and HEAD for what may be cached.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    for (const behavior of behaviors(distribution)) {
      if (!behavior.texts("allowedMethods").some((method) => /^(POST|PUT|PATCH|DELETE)$/.test(method))) continue;
      check.expect(
        () => behavior.text("cachePolicyId") === CACHING_DISABLED,
        "a behaviour that takes writes may be cached",
      );
    }
  },
};
