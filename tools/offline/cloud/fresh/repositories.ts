import type { Entity, World } from "../model";
import type { FreshCheck, Known, State } from "./state";

const REPOSITORY = "github:index/repository:Repository";
const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const ACCESS = "github:index/teamRepository:TeamRepository";

/** Source: terraform-provider-github #2145, "422 Secret scanning is not available for this repository". */
const scanned: FreshCheck = (subject, _world, { github }) => {
  if (github.secretProtection || subject.text("visibility") === "public") return undefined;
  const asked = ["secretScanning", "secretScanningPushProtection"].find(
    (one) => subject.text(`securityAndAnalysis.${one}.status`) === "enabled",
  );
  if (asked === undefined) return undefined;
  return {
    path: `securityAndAnalysis.${asked}`,
    code: "422 Secret scanning is not available for this repository",
    allowed: "a repository of an organization with GitHub Secret Protection",
    fix: "license it, or say in the foundation that it is not",
  };
};

/**
 * Leaves out reviewers without access to the repository, and does not say so. Source: GitHub Docs, "Managing environments for deployment": a
 * reviewer must have at least read access.
 */
function askable(environment: Entity, world: World, { github }: State): undefined {
  const owner = world.handle(world.subject(environment), "repository", REPOSITORY);
  const granted = world
    .all(ACCESS)
    .map((one) => world.subject(one))
    .filter((one) => world.handle(one, "repository", REPOSITORY) === owner)
    .map((one) => one.text("teamId") ?? "");
  // A team by a slug that nobody has told the number of may be any that is named.
  const unknown = granted.some((name) => !/^\d+$/.test(name) && !github.teams.has(name));
  const kept = world
    .subject(environment)
    .blocks("reviewers")
    .map((reviewers) => ({
      ...reviewers.request.inputs,
      teams: reviewers.list("teams").filter((id) => {
        const slugs = [...github.teams].filter(([, number]) => number === id).map(([slug]) => slug);
        return (unknown && slugs.length === 0) || [String(id), ...slugs].some((name) => granted.includes(name));
      }),
    }));
  if (kept.length > 0) environment.outputs = { ...environment.outputs, reviewers: kept };
  return undefined;
}

export const repositories: Known = {
  [REPOSITORY]: { refuses: [scanned] },
  [ENVIRONMENT]: { follows: askable },
};
