import type { Problem } from "../refuse";
import { checkDays } from "./checks/days";
import { checkLimits } from "./checks/limits";
import { checkNetworks } from "./checks/networks";
import { checkRepositories } from "./checks/repositories";
import { checkRoutes } from "./checks/routes";
import { checkServices } from "./checks/services";
import { shapeProblems } from "./checks/shape-problems";
import { checkSizes } from "./checks/sizes";
import { checkWhole } from "./checks/whole";
import type { ProductDefinition } from "./definition";

/** What a definition is judged against, beside itself. */
export interface Facts {
  /** Letters of the region's zones. */
  readonly zones: readonly string[];
  /** The domain that every product's domain is below. */
  readonly parentDomain: string;
  /** Fargate vCPU that an account may run at once. */
  readonly fargateVcpu: number;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The other products, whose names, addresses and domains are taken. */
  readonly others: readonly ProductDefinition[];
}

type Law = (definition: ProductDefinition, facts: Facts) => Problem[];

/** Each law with the parts of a definition that it reads. */
const laws: readonly { readonly reads: readonly (keyof ProductDefinition)[]; readonly law: Law }[] = [
  { reads: ["name", "account", "domain", "timeZone"], law: checkWhole },
  { reads: ["services", "databases", "settings"], law: checkServices },
  { reads: ["services", "name", "domain", "environments"], law: checkRoutes },
  { reads: ["services", "databases", "environments"], law: checkSizes },
  { reads: ["account", "environments"], law: checkNetworks },
  { reads: ["databases", "edge"], law: checkDays },
  { reads: ["repositories", "services"], law: checkRepositories },
];

/**
 * Every problem of a definition at once, in its own words; empty when it can be built. A law is left out only while the part that it
 * reads has not the shape of one, since it would repeat what is said already.
 */
export function check(definition: unknown, facts: Facts): Problem[] {
  const problems = shapeProblems(definition);
  if (definition === null || typeof definition !== "object" || Array.isArray(definition)) return problems;
  const broken = (part: string): boolean =>
    problems.some(({ path }) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`));
  const sound = laws.filter(({ reads }) => !reads.some(broken));
  problems.push(...sound.flatMap(({ law }) => law(definition as ProductDefinition, facts)));
  // Sums over everything say nothing while a part is wrong.
  return problems.length > 0 ? problems : checkLimits(definition as ProductDefinition, facts);
}
