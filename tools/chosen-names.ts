import type { ProductDefinition } from "../components/definition/definition";
import { foundation } from "../stacks/foundation";
import { sre, teams } from "../stacks/people";
import { everyDefinition } from "./every-stack";

/** Names that the company and definitions choose: what is called after them comes and goes with them. */
export function componentNames(today: string): string[] {
  const { platformRepository, teams: slugs } = foundation.organization;
  const products = everyDefinition(today);
  return [
    ...Object.keys({ ...products, ...sre.people, ...teams }),
    ...Object.values(products).flatMap(({ account }) => account.unit ?? []),
    ...Object.values(foundation.images).map(({ repository }) => repository),
    ...slugs,
    platformRepository,
  ];
}

/** Parts of a definition whose keys are fields, which nobody chooses: `email` of `account`. */
const fixed: ReadonlySet<string> = new Set(["account", "edge", "environments", "monitoring"]);

/** The same, with what a definition calls its services, databases, repositories and the like. */
export function chosenNames(today: string): string[] {
  const products: readonly ProductDefinition[] = Object.values(everyDefinition(today));
  const within = products.flatMap((product) =>
    Object.entries(product).flatMap(([key, value]) =>
      typeof value === "object" && value !== null && !fixed.has(key) ? Object.keys(value as object) : [],
    ),
  );
  const domains = products.map(({ domain }) => domain);
  return [...new Set([...componentNames(today), ...within, ...domains])].filter((name) => !/^\d+$/.test(name));
}
