import type { View } from "../kernel/graph";
import type { Proof } from "../rule";
import { targetsOf, toTarget, variableOf } from "../ways/deployment";
import { tokenTakes } from "../ways/github";
import { Way } from "../ways/way";
import { ROLE } from "../views/tasks";

export const rule: Proof = {
  id: "proof-repository-deploys",
  title: "A workflow of a repository can put a new revision of each of its services to work, and see that it works.",
  why: "What a deployment may not do shows when there is something to deploy, halfway through.",
  fix: "Mend the hop that the message names: the variables of GitHub's environment, or the documents of its role.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
  noun: "deployment",
  check: (subject, check) => {
    const [repository, environment] = [subject.text("repository"), subject.text("environment")];
    const services = check.product?.deploys[repository ?? ""] ?? [];
    if (repository === undefined || environment === undefined || services.length === 0) return;
    const way = new Way(check, `repositories.${repository} in ${environment}`);
    const role = way.found(
      "role",
      () => roleOf(subject),
      "its environment on GitHub is given no role of the program",
      subject,
    );
    const targets = way.found(
      "targets",
      () => targetsOf(subject, services),
      "its environment on GitHub is not given exactly the services that the definition has it deploy",
      subject,
    );
    if (role === undefined || targets === undefined) return;
    way.allowed(
      "trust",
      () => {
        const { organization, organizationId, repositoryIds } = check.registry.github;
        const repositoryId = repositoryIds[repository];
        return tokenTakes(role, {
          organization,
          organizationId,
          repository,
          repositoryId,
          run: `environment:${environment}`,
        });
      },
      "its workflows may not take the role",
      role,
    );
    for (const target of targets) toTarget(way, role, target);
  },
};

function roleOf(environment: View): View | undefined {
  const name = /:role\/(.+)$/.exec(variableOf(environment, "AWS_ROLE_ARN") ?? "")?.[1];
  return environment.graph.ofType(ROLE).find((role) => role.text("name") === name);
}
