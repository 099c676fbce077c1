import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "github-deploy-key-read-only",
  title: "A deploy key only reads.",
  why: "It belongs to nobody, and pushes past every review of who did it.",
  fix: "Set readOnly: true.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["github:index/repositoryDeployKey:RepositoryDeployKey"],
  check: (key, check) => {
    check.expect(() => key.flag("readOnly") === true, "it writes");
  },
};
