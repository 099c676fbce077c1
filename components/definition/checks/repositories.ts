import type { Problem } from "../../refuse";
import type { ProductDefinition } from "../definition";
import type { Facts } from "../facts";
import { meant, oneOf } from "./nearest";
import { show } from "./shape-problems";
import { teamProblems } from "./teams";

/** Each repository is the product's own and deploys services that exist, and each service has one repository that deploys it. */
export function checkRepositories(definition: ProductDefinition, facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const owners = ownersOf(facts);
  const services = Object.keys(definition.services ?? {});
  const deployer = new Map<string, string>();
  for (const [name, repository] of Object.entries(definition.repositories ?? {})) {
    const owner = owners.get(name);
    if (owner !== undefined) {
      const allowed = "a name that no other repository of the GitHub organization has";
      const fix = `choose another: ${owner} has this one`;
      problems.push({ path: show(["repositories", name]), allowed, fix });
    }
    (repository.deploys ?? []).forEach((service, index) => {
      const path = show(["repositories", name, "deploys", index]);
      const other = deployer.get(service);
      if (!services.includes(service)) {
        problems.push({
          path,
          value: service,
          allowed: oneOf("service", services),
          fix: meant(service, services, "remove it"),
        });
      } else if (other !== undefined) {
        const allowed = "a service that no other repository deploys";
        problems.push({
          path,
          value: service,
          allowed,
          fix: `remove it here or from ${show(["repositories", other, "deploys"])}`,
        });
      } else {
        deployer.set(service, name);
      }
    });
    for (const team of Object.keys(repository.teams ?? {})) {
      const path = show(["repositories", name, "teams", team]);
      const allowed = "a team beside the owner, who maintains every repository of the product";
      if (team === definition.owner) problems.push({ path, allowed, fix: "remove it" });
      else problems.push(...teamProblems(path, team, facts.teams, true));
    }
    if (repository.kind === "library" && (repository.deploys ?? []).length > 0) {
      const path = show(["repositories", name, "deploys"]);
      problems.push({
        path,
        value: repository.deploys,
        allowed: "nothing, for a library",
        fix: 'leave it out, or make the kind "application"',
      });
    }
  }
  return problems;
}

/** Who has a repository already, by its name. */
function ownersOf({ others, platformRepository }: Facts): Map<string, string> {
  const theirs = others.flatMap(({ name, repositories = {} }) =>
    Object.keys(repositories).map((repository) => [repository, `the product ${name}`] as const),
  );
  return new Map([[platformRepository, "the platform"], ...theirs]);
}
