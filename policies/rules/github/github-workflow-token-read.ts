import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "github-workflow-token-read",
  title: "The token of a workflow reads by default, and approves no pull requests.",
  why: "Any step of any job holds it.",
  fix: 'Set defaultWorkflowPermissions "read" and canApprovePullRequestReviews false.',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [
    "github:index/workflowRepositoryPermissions:WorkflowRepositoryPermissions",
    "github:index/actionsOrganizationWorkflowPermissions:ActionsOrganizationWorkflowPermissions",
  ],
  check: (permissions, check) => {
    check.expect(() => permissions.text("defaultWorkflowPermissions") === "read", "the token writes", {
      part: "token",
    });
    check.expect(() => permissions.flag("canApprovePullRequestReviews") === false, "the token may approve", {
      part: "approve",
    });
  },
};
