import { type Statement, statements } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { demands } from "./permissions";

const issuer = "token.actions.githubusercontent.com";

/** The statements that let somebody take the role. */
export function trusts(role: View): readonly Statement[] {
  return statements(role, "assumeRolePolicy").filter(({ effect }) => effect === "Allow");
}

/** Those that let workflows of GitHub Actions take it. */
export function githubTrusts(role: View): readonly Statement[] {
  return trusts(role).filter(({ principals }) =>
    principals.some(({ kind, value }) => kind === "Federated" && value.endsWith(issuer)),
  );
}

/** What a token's claim must be; empty where the statement does not say. */
export function githubClaim(
  statement: Statement,
  claim: "aud" | "sub" | "repository" | "repository_id" | "repository_owner_id",
): readonly { readonly operator: string; readonly value: string }[] {
  return statement.conditions
    .filter((condition) => condition.key === `${issuer}:${claim}` && demands(condition))
    .flatMap(({ operator, values }) => values.map((value) => ({ operator, value })));
}

/** The parts of a subject of GitHub Actions. */
export interface SubjectParts {
  readonly organization: string;
  /** Digits; undefined in a subject by names alone. */
  readonly organizationId: string | undefined;
  readonly repository: string;
  /** Digits, or `*` for any; undefined in a subject by names alone. */
  readonly repositoryId: string | undefined;
  readonly run: string;
}

/**
 * The parts of a subject: `repo:<organization>/<repository>:<what runs>`, or with numbers `repo:<organization>@1/<repository>@2:<what runs>`.
 * Undefined for a pattern that leaves one of the names open.
 */
export function partsOfSubject(subject: string): SubjectParts | undefined {
  const found = /^repo:([^/*?:@]+)(?:@(\d+))?\/([^/*?:@]+)(?:@(\d+|\*))?:(.+)$/.exec(subject);
  const [, organization, organizationId, repository, repositoryId, run] = found ?? [];
  return organization === undefined || repository === undefined || run === undefined
    ? undefined
    : { organization, organizationId, repository, repositoryId, run };
}
