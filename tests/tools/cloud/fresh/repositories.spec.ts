import assert from "node:assert/strict";
import type { Thing } from "../things";
import { Fresh } from "./given";

const repository: Thing = ["github:index/repository:Repository", "code", { name: "shine-web", visibility: "private" }];
const environment = (teams: readonly number[]): Thing => [
  "github:index/repositoryEnvironment:RepositoryEnvironment",
  "production",
  { repository: "@code", environment: "production", reviewers: [{ teams }] },
];
const access = (teamId: string): Thing => [
  "github:index/teamRepository:TeamRepository",
  `access-${teamId}`,
  { repository: "@code", teamId, permission: "push" },
];

describe("reviewers of an environment on GitHub", () => {
  const kept = (fresh: Fresh): unknown => {
    const [reviewers] = fresh.named("production").outputs["reviewers"] as { teams: number[] }[];
    return reviewers?.teams;
  };
  const world = (): Fresh => {
    const fresh = new Fresh();
    fresh.world.github.teams.set("team-platform", 7).set("team-shine", 8);
    return fresh.make(repository);
  };

  it("are left out, without a word, while they have no access to the repository", () => {
    assert.deepEqual(kept(world().make(environment([7, 8]))), []);
  });

  it("are kept when access by slug or by number came first", () => {
    assert.deepEqual(kept(world().make(access("team-platform"), access("8"), environment([7, 8]))), [7, 8]);
    assert.deepEqual(kept(world().make(access("team-shine"), environment([7, 8]))), [8]);
  });

  it("are kept where a team has access whose number nobody has told: only what is certain is left out", () => {
    const fresh = new Fresh().make(repository, access("team-platform"), environment([7]));
    assert.deepEqual(kept(fresh), [7]);
    assert.deepEqual(kept(world().make(access("team-new"), environment([7, 9]))), [9]);
  });

  it("are no others than teams", () => {
    const fresh = world().make([
      "github:index/repositoryEnvironment:RepositoryEnvironment",
      "production",
      { repository: "@code", environment: "production" },
    ]);
    assert.equal(fresh.named("production").outputs["reviewers"], undefined);
  });
});
