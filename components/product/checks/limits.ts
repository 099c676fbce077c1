import { connectionLimit } from "../../data/connections";
import type { Problem } from "../../refuse";
import type { Facts } from "../facts";
import type { Product } from "../completed";
import { complete } from "../defaults";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/** What the largest sizes come to, against what the account and its databases take. */
export function checkLimits(definition: ProductDefinition, facts: Facts): Problem[] {
  const product = complete(definition, facts);
  const problems: Problem[] = [];
  let vcpu = 0;
  for (const [name, environment] of Object.entries(product.environments)) {
    for (const [service, size] of Object.entries(environment.services))
      vcpu += (largest(product, name, service) * size.cpu) / 1024;
    for (const [database, size] of Object.entries(environment.databases)) {
      const limit = connectionLimit(product.databases[database]?.engine ?? "aurora-mysql", size);
      const users = Object.entries(product.services).filter(([, service]) => service.databases.includes(database));
      const wanted = users.reduce(
        (sum, [key, service]) => sum + largest(product, name, key) * service.connectionsPerTask,
        0,
      );
      if (limit === undefined || wanted <= limit) continue;
      const services = users.map(([key]) => key).join(", ");
      problems.push({
        path: show(["environments", name, "databases", database]),
        value: `${wanted} connections when ${services} run at their max`,
        allowed: `${limit}, nine tenths of what the database takes`,
        fix: "choose a larger database, or lower max or connectionsPerTask",
      });
    }
  }
  // A rolling deployment starts the new tasks beside the old ones.
  if (vcpu * 2 > facts.fargateVcpu) {
    const value = `${vcpu * 2} vCPU with every service at its max and a deployment under way`;
    const allowed = `${facts.fargateVcpu}, the account's Fargate quota`;
    problems.push({
      path: "environments",
      value,
      allowed,
      fix: "lower max or cpu, or ask for a higher quota in the foundation",
    });
  }
  return problems;
}

function largest(product: Product, environment: string, service: string): number {
  const max = product.environments[environment]?.services[service]?.max ?? 0;
  const schedule = environment === "production" ? Object.values(product.services[service]?.scaling.schedule ?? {}) : [];
  return Math.max(max, ...schedule.map((size) => size.max));
}
