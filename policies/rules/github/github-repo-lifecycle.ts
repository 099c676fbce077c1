import type { Rule } from "../../rule";
import { REPOSITORY } from "../../views/branches";

export const rule: Rule = {
  id: "github-repo-lifecycle",
  title: "A repository is archived, not deleted; its merged branches go; its topics say the product.",
  why: "History is worth more than the disk it is on.",
  fix: "Set archiveOnDestroy and deleteBranchOnMerge to true, and topics with the product's name.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [REPOSITORY],
  check: (repository, check) => {
    check.expect(() => repository.flag("archiveOnDestroy") === true, "it would be deleted", {
      part: "archive",
      level: "mandatory",
    });
    check.expect(() => repository.flag("deleteBranchOnMerge") === true, "merged branches stay", { part: "branches" });
    check.expect(
      () => check.product === undefined || repository.texts("topics").includes(check.graph.stack),
      "its topics do not say the product",
      {
        part: "topics",
      },
    );
  },
};
