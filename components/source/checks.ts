/** What a repository holds, which decides the checks that a pull request needs. */
export type RepositoryKind = "application" | "infrastructure" | "library";

const byKind: Readonly<Record<RepositoryKind, readonly string[]>> = {
  application: ["lint", "test"],
  infrastructure: ["check", "test", "preview", "policy"],
  library: ["lint", "test"],
};

/** Names of the status checks of a kind, then those of the repository itself, each once. */
export function requiredChecks(kind: RepositoryKind, extra: readonly string[] = []): string[] {
  return [...new Set([...byKind[kind], ...extra])];
}

/** Approvals that a pull request needs: one, and two where a change reaches every product. */
export function requiredApprovals(kind: RepositoryKind): number {
  return kind === "infrastructure" ? 2 : 1;
}
