import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "ssm-parameter-scope-matches-stack",
  title: "A parameter's path names the product of the stack, and the environment that the parameter stands in.",
  why: "A parameter under the wrong environment hands staging's database to production.",
  fix: "Build the path with the scope of the environment; outside of all environments it is general.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:ssm/parameter:Parameter"],
  check: (parameter, check) => {
    check.expect(() => {
      const [, product, level] = /^\/([^/]+)\/([^/]+)\//.exec(parameter.text("name") ?? "") ?? [];
      const { environment } = parameter;
      const expected = environment === undefined || environment === "account" ? "general" : environment;
      return product === check.graph.stack && level === expected;
    }, "the path names another product or environment");
  },
};
