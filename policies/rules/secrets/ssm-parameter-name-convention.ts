import type { Rule } from "../../rule";
const segment = "[a-z0-9]+(-[a-z0-9]+)*";
const convention = new RegExp(`^/[a-z][a-z0-9-]*/(${segment})/infrastructures(/${segment})+$`);

export const rule: Rule = {
  id: "ssm-parameter-name-convention",
  title: "A parameter's name is /{APP}/{ENV or general}/infrastructures/… in kebab-case.",
  why: "Roles read by path. What stands below applications belongs to the developers and never enters our state.",
  fix: "Make the parameter with the platform's Parameters component, which builds the path.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:ssm/parameter:Parameter"],
  check: (parameter, check) => {
    const levels = ["general", ...check.registry.environments.filter((name) => name !== "account")];
    check.expect(() => {
      const [, level] = /^\/[^/]*\/([^/]*)\//.exec(parameter.text("name") ?? "") ?? [];
      return convention.test(parameter.text("name") ?? "") && levels.includes(level ?? "");
    }, "the name does not follow the convention");
  },
};
