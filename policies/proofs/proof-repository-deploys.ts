import type { Proof } from "../rule";
import { DEPLOYING, targetsOf, toTarget } from "../ways/deployment";
import { Way } from "../ways/way";
import { toRole } from "../ways/workflow";

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
    const { organization, organizationId } = check.registry.github;
    const job = { organization, organizationId, repository, run: `environment:${environment}` };
    const role = toRole(way, subject, { job, variable: "AWS_ROLE_ARN", uses: DEPLOYING });
    const targets = way.found(
      "targets",
      () => targetsOf(subject, services),
      "its environment on GitHub is not given exactly the services that the definition has it deploy",
      subject,
    );
    if (role === undefined || targets === undefined) return;
    for (const target of targets) toTarget(way, role, environment, target);
  },
};
