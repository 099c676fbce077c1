import type { Registry } from "../../registry";
import type { Rule } from "../../rule";
import type { Statement } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import { ROLE } from "../../views/tasks";
import { githubClaim, githubTrusts, partsOfSubject } from "../../views/trusts";
import { isHarmlessRead } from "../../views/actions";
import { roleView } from "../../views/roles";

export const rule: Rule = {
  id: "iam-trust-oidc-pinned",
  title: "A role that GitHub Actions takes is for one repository, one kind of run and AWS's audience.",
  why: "Without a subject any repository on GitHub may take it; with a pattern, one that is made tomorrow.",
  fix: "Set StringEquals for aud sts.amazonaws.com, repository_owner_id and sub, repo:<organization>/<repository>:environment:<name> and its form with numbers, of which the repository's alone may be *, with StringEquals for repository; pull_request only for a role that reads settings.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_358", "CKV_AWS_393"],
  types: [ROLE],
  check: (role, check) => {
    const repositories = repositoriesOf(check.registry, check.graph.stack);
    for (const trust of githubTrusts(role)) {
      check.expect(
        () => {
          const audiences = githubClaim(trust, "aud");
          return audiences.length > 0 && audiences.every(({ value }) => value === "sts.amazonaws.com");
        },
        "tokens for another audience may take it",
        { part: "audience" },
      );
      const subjects = githubClaim(trust, "sub");
      const { organization, organizationId } = check.registry.github;
      const owners = exactly(trust, "repository_owner_id");
      check.expect(
        () =>
          owners.length > 0
            ? owners.every((owner) => owner === String(organizationId))
            : subjects.every(({ value }) => partsOfSubject(value)?.organizationId !== undefined),
        "whoever has the organization's name one day may take it",
        { part: "owner" },
      );
      check.expect(() => subjects.length > 0, "any repository may take it");
      for (const { value } of subjects) {
        const parts = partsOfSubject(value);
        check.expect(
          () =>
            parts !== undefined &&
            parts.organization === organization &&
            (parts.organizationId ?? String(organizationId)) === String(organizationId) &&
            repositories.has(parts.repository),
          "a repository that is not known here may take it",
          { part: "repository" },
        );
        check.expect(
          () =>
            parts?.repositoryId !== "*" ||
            exactly(trust, "repository").includes(`${parts.organization}/${parts.repository}`),
          "a repository whose name is not compared may take it",
          { part: "number" },
        );
        check.expect(
          () =>
            !/^\d/.test(parts?.repositoryId ?? "") ||
            exactly(trust, "repository_id").includes(parts?.repositoryId ?? ""),
          "another repository of the same name may take it, though the number is known",
          { part: "known-number" },
        );
        check.expect(
          () => parts === undefined || !/[*?]/.test(parts.run.replace(/^ref:refs\/tags\/.*/, "")),
          "any run may take it",
          {
            part: "run",
          },
        );
        check.expect(
          () => parts?.run !== "pull_request" || onlyReads(role),
          "a pull request may take a role that writes",
          {
            part: "pull-request",
          },
        );
      }
    }
  },
};

/** A product's own repositories and those of the platform; in the organization's stack those of every product. */
function repositoriesOf({ products, github }: Registry, stack: string): ReadonlySet<string> {
  const own = products[stack] === undefined ? Object.values(products) : [products[stack]];
  return new Set([...own.flatMap(({ repositories }) => repositories), ...github.infrastructureRepositories]);
}

/** The values that a claim must have letter by letter; empty where another comparison is made, or none. */
function exactly(trust: Statement, claim: "repository" | "repository_id" | "repository_owner_id"): string[] {
  const found = githubClaim(trust, claim);
  return found.every(({ operator }) => operator === "StringEquals") ? found.map(({ value }) => value) : [];
}

/** Holds settings and figures, and other roles that only read by their name. The state of Pulumi is not among these: it holds every token. */
function onlyReads(role: View): boolean {
  const { allowed, managedPolicies } = roleView(role);
  const reads = allowed().every(
    ({ actions, resources, notActions }) =>
      notActions.length === 0 &&
      actions.every(
        (action) =>
          isHarmlessRead(action) ||
          (/^sts:AssumeRole$/i.test(action) && resources.every((resource) => /:role\/[\w-]*preview$/.test(resource))),
      ),
  );
  return reads && managedPolicies().every((arn) => /\/(ReadOnlyAccess|ViewOnlyAccess|SecurityAudit)$/.test(arn));
}
