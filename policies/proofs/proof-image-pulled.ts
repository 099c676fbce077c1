import { decide } from "../iam/decide";
import type { Request } from "../iam/request";
import type { Proof } from "../rule";
import { regionOf } from "../views/named";
import { accountIn, admittedElsewhere, policyAt } from "../views/rights";
import { PULL, repositoryArn } from "../ways/image";
import { Way } from "../ways/way";

const REPOSITORY = "aws:ecr/repository:Repository";

export const rule: Proof = {
  id: "proof-image-pulled",
  title: "Tasks of every product may pull each image that the company keeps for all of them.",
  why: "A product whose account the registry does not know cannot start its first task.",
  fix: "Let the repository's policy admit by organization and path, not by a list of accounts.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [REPOSITORY],
  noun: "image",
  check: (repository, check) => {
    const { registry, graph } = check;
    if (graph.stack !== registry.foundation.stack) return;
    const name = repository.text("name") ?? "";
    const region = regionOf(repository) ?? registry.regions.home;
    const resource = repositoryArn({ account: accountIn(repository), region, repository: name });
    const { id, rootId } = registry.organization;
    for (const [product, { account }] of Object.entries(registry.products)) {
      const caller = {
        kind: "identity" as const,
        arn: `arn:aws:iam::${account}:role/${product}-production-web-execution`,
        organization: { id, path: `${id}/${rootId}/ou-0000-00000000/` },
      };
      new Way(check, `the image ${name}`).expect(
        "product-pulls",
        () => {
          const own = policyAt(repository);
          const there = { identity: [admittedElsewhere], ...(own === undefined ? {} : { resource: own }) };
          return PULL.every(
            (action) => decide({ caller, action, resource } satisfies Request, there, check.today).allowed,
          );
        },
        `${product} may not pull it`,
      );
    }
  },
};
