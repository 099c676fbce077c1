import type { Problem } from "../refuse";
import type { Product } from "./completed";

/** What stands on a field once it is live, and how one comes to another value all the same. */
interface Final {
  /** With `*` for a key that people choose. */
  readonly field: string;
  readonly why: string;
  readonly way: string;
}

const BESIDE = "Choose a new key beside it, move over, and take the old one away: `npm run platform -- remove`";

/** Fields that are what they are once a product is up: to change one, AWS makes another thing in its place, or refuses half way. */
const finals: readonly Final[] = [
  {
    field: "domain",
    why: "the zone, its certificates and every host stand on it",
    way: "a product with another domain is another product",
  },
  {
    field: "account.email",
    why: "Organizations knows the account by it, and the provider would make another account",
    way: "keep it here; the account's root user may change it at AWS alone",
  },
  {
    field: "account.managementCidr",
    why: "AWS changes no network's range, and moves neither peerings nor consoles into another",
    way: "close the product, and make another",
  },
  {
    field: "environments.*.cidr",
    why: "AWS changes no network's range, and moves neither a database nor a load balancer into another network",
    way: "take the environment down with the old range, bring it up with the new one, restore its rows: `npm run platform -- remove` tells the steps",
  },
  {
    field: "services.*.port",
    why: "ECS sends to the port of the task that runs, which is the deploy tool's, and refuses another",
    way: BESIDE,
  },
  {
    field: "services.*.cluster",
    why: "ECS moves no service: another would begin with the bootstrap image in its place",
    way: BESIDE,
  },
  {
    field: "services.*.route.errors",
    why: "its hosts would move to another distribution, and CloudFront gives a name to none while one still has it",
    way: "take its hosts away and bring that up, then give them back with the other answer; nobody is answered there meanwhile",
  },
  { field: "databases.*.engine", why: "the cluster with its rows would be replaced by an empty one", way: BESIDE },
  {
    field: "databases.*.schema",
    why: "the cluster with its rows would be replaced by an empty one",
    way: "make a further schema by SQL, as the users of a service may; or choose a new key beside it",
  },
];

/** Path → value of a product's final fields, as `stacks/live.json` records them. A worker has the port "none". */
export type LiveFields = Readonly<Record<string, string | number>>;

const NO_PORT = "none";

/** Every final field of a product. */
export function finalFields(product: Product): LiveFields {
  return Object.fromEntries([
    ["domain", product.domain],
    ["account.email", product.account.email],
    ["account.managementCidr", product.management.cidr],
    ...Object.entries(product.environments).map(([key, { cidr }]) => [`environments.${key}.cidr`, cidr] as const),
    ...Object.entries(product.services).flatMap(([key, { port, cluster, route }]) => [
      [`services.${key}.port`, port ?? NO_PORT] as const,
      [`services.${key}.cluster`, cluster] as const,
      ...(route === undefined ? [] : [[`services.${key}.route.errors`, route.errors ?? "html"] as const]),
    ]),
    ...Object.entries(product.databases).flatMap(([key, { engine, schema }]) => [
      [`databases.${key}.engine`, engine] as const,
      [`databases.${key}.schema`, schema] as const,
    ]),
  ]);
}

/** Final fields that are not what is recorded as live. What is new has no record, and what is gone is none. */
export function finalProblems(product: Product, live: LiveFields): Problem[] {
  return Object.entries(finalFields(product)).flatMap(([path, value]) => {
    const was = live[path];
    if (was === undefined || was === value) return [];
    const field = path.replace(/^(environments|services|databases)\.[^.]+/, "$1.*");
    const { why = "", way = "" } = finals.find((one) => one.field === field) ?? {};
    const allowed = was === NO_PORT ? "no port, as it is live" : `${JSON.stringify(was)}, as it is live`;
    return [
      {
        path,
        ...(value === NO_PORT ? {} : { value }),
        allowed: `${allowed}: it is final, since ${why}`,
        fix: `take it back. ${way.charAt(0).toUpperCase()}${way.slice(1)}`,
      },
    ];
  });
}
