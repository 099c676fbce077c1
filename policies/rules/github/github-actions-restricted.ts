import type { Rule } from "../../rule";

/**
 * Mandatory, where the row is advisory: an action runs beside the deploy role of production.
 */
export const rule: Rule = {
  id: "github-actions-restricted",
  title: "Workflows use listed actions only, by their commit.",
  why: "An action's tag can be moved to code that takes the deploy role.",
  fix: 'Set allowedActions "selected" or "local_only", verifiedAllowed: false, and shaPinningRequired: true.',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [
    "github:index/actionsRepositoryPermissions:ActionsRepositoryPermissions",
    "github:index/actionsOrganizationPermissions:ActionsOrganizationPermissions",
  ],
  check: (permissions, check) => {
    check.expect(
      () => /^(selected|local_only)$/.test(permissions.text("allowedActions") ?? ""),
      "any action may be used",
      { part: "actions" },
    );
    check.expect(() => permissions.flag("shaPinningRequired") === true, "actions are not pinned", { part: "pinned" });
    check.expect(
      () =>
        permissions.flag("allowedActionsConfig.verifiedAllowed") !== true &&
        !permissions.texts("allowedActionsConfig.patternsAlloweds").some((pattern) => /^[*/@]+$/.test(pattern)),
      "any action of the marketplace may be used",
      { part: "marketplace" },
    );
  },
};
