import type { Problem } from "../../refuse";
import type { ProductDefinition } from "../definition";
import { meant, oneOf } from "./nearest";
import { show } from "./shape-problems";

/** Each repository deploys services that exist, and each service has one repository that deploys it. */
export function checkRepositories(definition: ProductDefinition): Problem[] {
  const problems: Problem[] = [];
  const services = Object.keys(definition.services ?? {});
  const deployer = new Map<string, string>();
  for (const [name, repository] of Object.entries(definition.repositories ?? {})) {
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
