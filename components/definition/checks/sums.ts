import type { Problem } from "../../refuse";
import { planRoutes } from "../../service/routes";
import type { Product } from "../completed";
import { routesOf } from "../routing";
import { AWS_LIMITS, type AwsLimit, limitWords } from "./aws-limits";
import { show } from "./shape-problems";

/** Bytes of a task definition beside what a definition says: the log router, volumes, logging, roles, and the platform's own variables. */
const FIXED_BYTES = 8192;
/** Bytes of a secret's entry beside its name: an ARN of Parameter Store with region, account, product and environment. */
const SECRET_BYTES = 160;
/** Rules of a group that stand there whatever a definition says: console, endpoints, load balancer, health. */
const FIXED_RULES = 8;

/** What AWS counts over all that a product has. */
export function sumProblems(product: Product): Problem[] {
  return [...rules(product), ...databases(product), ...doors(product), ...taskDefinitions(product)];
}

function rules({ services, domain }: Product): Problem[] {
  const planned = Object.values(planRoutes(routesOf(services, domain)).rules).flat().length;
  return over(
    "services",
    planned,
    AWS_LIMITS.listenerRules,
    "rules of a listener, one a path and four hosts",
    "take several paths together in one wider pattern",
  );
}

function databases({ environments }: Product): Problem[] {
  const sizes = Object.values(environments).flatMap((environment) => Object.values(environment.databases));
  const instances = sizes.reduce((sum, { readers }) => sum + 1 + readers, 0);
  return [
    ...over(
      "databases",
      sizes.length,
      AWS_LIMITS.databaseClusters,
      "clusters, one an environment for each",
      "put several schemas into one database",
    ),
    ...over(
      "environments",
      instances,
      AWS_LIMITS.databaseInstances,
      "database instances in all environments together",
      "lower readers",
    ),
  ];
}

/** A group has a rule for each that comes in, and one for each that it goes to. */
function doors({ services, databases: all }: Product): Problem[] {
  const of = (at: readonly PropertyKey[], others: number, what: string): Problem[] =>
    over(
      show(at),
      others + FIXED_RULES,
      AWS_LIMITS.groupRules,
      `rules of a security group, ${FIXED_RULES} of them the platform's own: ${others} ${what}`,
      "let fewer services reach it, or have one of them ask for the others",
    );
  const every = Object.values(services);
  return [
    ...Object.keys(all).flatMap((name) =>
      of(["databases", name], every.filter((service) => service.databases.includes(name)).length, "services use it"),
    ),
    ...Object.entries(services).flatMap(([name, service]) => [
      ...of(["services", name], every.filter(({ calls }) => calls.includes(name)).length, "services call it"),
      ...of(
        ["services", name, "calls"],
        service.calls.length + service.databases.length,
        "services and databases are called",
      ),
    ]),
  ];
}

function taskDefinitions({ services }: Product): Problem[] {
  return Object.entries(services).flatMap(([name, { environment, parameters, command }]) => {
    const variables = Object.entries(environment).map(([key, value]) => ({ name: key, value }));
    const secrets = parameters.reduce((sum, parameter) => sum + 2 * parameter.length + SECRET_BYTES, 0);
    const bytes = FIXED_BYTES + Buffer.byteLength(JSON.stringify([variables, command ?? []])) + secrets;
    return over(
      show(["services", name]),
      bytes,
      AWS_LIMITS.taskDefinitionBytes,
      "bytes of a task definition, with what is shared with it",
      "put long texts into a file of the image, or into Parameter Store",
    );
  });
}

function over(path: string, count: number, limit: AwsLimit, what: string, fix: string): Problem[] {
  if (count <= limit.most) return [];
  const allowed = `at most ${limit.most} ${what} (${limitWords(limit)}); these come to ${count}`;
  return [{ path, allowed, fix }];
}
