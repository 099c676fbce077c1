import type { Rule } from "../../rule";
import { REPOSITORY } from "../../views/branches";

export const rule: Rule = {
  id: "github-repo-private",
  title: "Repositories are private.",
  why: "Source tells how to break in, and history keeps every secret that was ever committed.",
  fix: 'Set visibility: "private" or "internal".',
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_GIT_1", "GIT-0001"],
  types: [REPOSITORY],
  check: (repository, check) => {
    check.expect(
      () => /^(private|internal)$/.test(repository.text("visibility") ?? ""),
      "it is public, or does not say",
    );
    check.expect(() => !repository.isSet("pages"), "it publishes pages", { part: "pages" });
  },
};
