import type { QuotaValues } from "../../account/quotas";
import { connectionLimit } from "../../data/connections";
import type { Problem } from "../../refuse";
import type { Product } from "../completed";
import { complete } from "../defaults";
import type { ProductDefinition } from "../definition";
import type { Facts } from "../facts";
import { largestRolling, peakOf } from "../peak";
import { show } from "./shape-problems";
import { sumProblems } from "./sums";

/** What everything comes to at its highest, while it is being replaced, against what the account and its databases take. */
export function checkLimits(definition: ProductDefinition, facts: Facts): Problem[] {
  const product = complete(definition, facts);
  return [...connections(product), ...quotas(product), ...sumProblems(product)];
}

function connections(product: Product): Problem[] {
  return Object.entries(product.environments).flatMap(([name, environment]) =>
    Object.entries(environment.databases).flatMap(([database, size]) => {
      const limit = connectionLimit(product.databases[database]?.engine ?? "aurora-mysql", size);
      const users = Object.entries(product.services).filter(([, service]) => service.databases.includes(database));
      const wanted = users.reduce(
        (sum, [key, service]) => sum + largestRolling(product, name, key) * service.connectionsPerTask,
        0,
      );
      if (limit === undefined || wanted <= limit) return [];
      const services = users.map(([key]) => key).join(", ");
      return {
        path: show(["environments", name, "databases", database]),
        allowed: `a database that takes ${wanted} connections, when ${services} are replaced at their max and the new tasks stand beside the old; this one takes ${limit}, nine tenths of its limit`,
        fix: "choose a larger database, or lower max or connectionsPerTask",
      };
    }),
  );
}

const KINDS: Readonly<Record<keyof QuotaValues, readonly [what: string, fix: string]>> = {
  fargateVcpu: ["vCPU on Fargate when every service of production is replaced at its max", "lower max or cpu"],
  fargateSpotVcpu: [
    "vCPU on Fargate Spot when every service outside of production is replaced at its max",
    "lower max or cpu",
  ],
  elasticAddresses: ["Elastic IP addresses, one a zone that tasks run in", "lower zones"],
};

function quotas(product: Product): Problem[] {
  const [peak, quota] = [peakOf(product), product.account.quotas];
  return Object.entries(KINDS).flatMap(([key, [what, fix]]) => {
    const [needed, admitted] = [peak[key as keyof QuotaValues], quota[key as keyof QuotaValues]];
    if (needed <= admitted) return [];
    return {
      path: "environments",
      allowed: `at most ${admitted} ${what}, by the account's quota; these come to ${needed}`,
      fix: `${fix}, or ask for more: ${show(["account", "quotas", key])}`,
    };
  });
}
