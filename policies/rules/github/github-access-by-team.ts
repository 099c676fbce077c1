import type { Rule } from "../../rule";

/**
 * Which team is the platform's is not known to the pack, hence no team is an administrator: administrators of the organization suffice.
 */
export const rule: Rule = {
  id: "github-access-by-team",
  title: "People have access by their teams, and no team is an administrator of a repository.",
  why: "Access that was given to a person stays when the person goes.",
  fix: "Use TeamRepository with pull, triage, push or maintain, and no collaborators.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [
    "github:index/repositoryCollaborator:RepositoryCollaborator",
    "github:index/repositoryCollaborators:RepositoryCollaborators",
    "github:index/teamRepository:TeamRepository",
    "github:index/organizationSettings:OrganizationSettings",
  ],
  check: (access, check) => {
    if (access.type.endsWith(":RepositoryCollaborator")) {
      check.expect(() => false, "a person has access by name");
    } else if (access.type.endsWith(":RepositoryCollaborators")) {
      check.expect(() => access.list("users").length === 0, "a person has access by name");
      check.expect(
        () => access.list("teams").every((team) => team.text("permission") !== "admin"),
        "a team is an administrator",
      );
    } else if (access.type.endsWith(":TeamRepository")) {
      check.expect(() => access.text("permission") !== "admin", "a team is an administrator", {
        level: "mandatory",
      });
    } else {
      check.expect(
        () => /^(none|read)$/.test(access.text("defaultRepositoryPermission") ?? "read"),
        "everybody may write everything",
      );
      check.expect(
        () => access.flag("membersCanCreatePublicRepositories") === false,
        "anybody may publish a repository",
      );
    }
  },
};
