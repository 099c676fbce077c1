import type { Rule } from "../../rule";
import { DISTRIBUTION } from "../../views/distributions";
import { SYNTHETIC } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-site-asked",
  title: "Production is asked from outside at one of its names at least.",
  why: "A name, a certificate or a web ACL that keeps visitors out shows in no figure of what they do not reach.",
  fix: "Give a service of the distribution a health path that its route reaches.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [DISTRIBUTION],
  check: (distribution, check) => {
    if (distribution.environment !== "production") return;
    check.expect(() => {
      const names = distribution.texts("aliases");
      return check.graph.ofType(SYNTHETIC).some((test) => {
        const url = test.text("requestDefinition.url") ?? "";
        return URL.canParse(url) && names.includes(new URL(url).hostname);
      });
    }, "nobody asks it from outside");
  },
};
