import type { Rule } from "../../rule";
import { REPOSITORY } from "../../views/branches";

/** The pack's own: `reviewed-shapes` speaks of settings that are there. */
export const rule: Rule = {
  id: "github-workflows-limited",
  title: "Every repository states which actions its workflows may use and what their token may do.",
  why: "A repository without them has the organization's defaults, which anybody with rights there may change unseen.",
  fix: "Add ActionsRepositoryPermissions and WorkflowRepositoryPermissions.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [REPOSITORY],
  check: (repository, check) => {
    if (repository.flag("archived") === true) return;
    const has = (type: string): boolean => check.graph.satellites(repository, type, "repository").length > 0;
    check.expect(
      () => has("github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions"),
      "its workflows may use any action",
      { part: "actions" },
    );
    check.expect(
      () => has("github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions"),
      "its token is not limited",
      { part: "token" },
    );
  },
};
