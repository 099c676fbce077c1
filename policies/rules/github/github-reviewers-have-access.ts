import type { Rule } from "../../rule";
import { agree } from "../../views/named";

const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const ACCESS = "github:index/teamRepository:TeamRepository";

export const rule: Rule = {
  id: "github-reviewers-have-access",
  title: "A team that approves deployments has access to the repository before its environment names it.",
  why: "GitHub leaves out a reviewer without access and does not say so: the environment stands there with nobody to ask.",
  fix: "Make a TeamRepository for the team, and let the environment depend on it.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ENVIRONMENT],
  check: (environment, check) => {
    const { teamIds } = check.registry.github;
    const slugs = (id: string): string[] => Object.keys(teamIds).filter((slug) => String(teamIds[slug]) === id);
    const teams = (): string[] => environment.list("reviewers").flatMap((reviewers) => reviewers.texts("teams"));
    check.expect(() => {
      const { graph } = check;
      const granted = graph
        .ofType(ACCESS)
        .filter((one) => agree(one, environment, "repository") && graph.precedes(one, environment));
      return teams().every((id) => granted.some((access) => [id, ...slugs(id)].includes(access.text("teamId") ?? "")));
    }, "a team that approves has no access to the repository by then");
  },
};
