import type { View } from "../kernel/graph";
import type { DeclaredRepository } from "../registry";
import { defaultBranchRules, isAtRest, REPOSITORY } from "../views/branches";
import type { Way } from "./way";

const TEAM = "github:index/teamRepository:TeamRepository";
const FILE = "github:index/repositoryFile:RepositoryFile";

/** A repository is its owner's, asks for its checks, and has the files by which changes find who approves them and dependencies are renewed. */
export function toRepository(way: Way, name: string, declared: DeclaredRepository | undefined, stack: View): void {
  const { graph, registry } = way.check;
  const repository = way.found(
    "repository",
    () => graph.ofType(REPOSITORY).find((one) => one.text("name") === name),
    "it is not made on GitHub",
    stack,
  );
  // What is not declared is told as such.
  if (repository === undefined || declared === undefined) return;
  const teams = () => graph.satellites(repository, TEAM, "repository");
  const isTeam = (one: View, team: string): boolean =>
    [team, String(registry.github.teamIds[team])].includes(one.text("teamId") ?? "");
  for (const [team, permission] of Object.entries(declared.teams)) {
    way.expect(
      "team",
      () => teams().some((one) => isTeam(one, team) && one.text("permission") === permission),
      `${team} does not have ${permission}, as it is declared`,
      repository,
    );
  }
  way.expect(
    "other-team",
    () => teams().every((one) => Object.keys(declared.teams).some((team) => isTeam(one, team))),
    "a team has access that is not declared",
    repository,
  );
  for (const file of declared.files) {
    way.expect(
      "file",
      () => graph.satellites(repository, FILE, "repository").some((one) => one.text("file") === file),
      `it comes without ${file}`,
      repository,
    );
  }
  // Nothing is asked of the platform's own before its code is there.
  if (isAtRest(repository, registry)) return;
  const asked = () => defaultBranchRules(repository, registry.github.defaultBranch).flatMap((rule) => rule.checks());
  for (const check of declared.checks) {
    way.expect("check", () => asked().includes(check), `a change need not have passed ${check}`, repository);
  }
  way.expect(
    "other-check",
    () => asked().every((check) => declared.checks.includes(check)),
    "a change waits for a check that is not declared, and that nobody may report",
    repository,
  );
}
