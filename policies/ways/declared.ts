import type { Check } from "../kernel/check";
import type { Graph, View } from "../kernel/graph";
import type { DeclaredService, ProductEntry } from "../registry";
import { endpointFor } from "../views/api-endpoints";
import { DATABASE } from "../views/databases";
import { madeFor, type Place, placeOf, wordsOf } from "../views/declared";
import { meets } from "../views/globs";
import { ACCOUNT } from "../views/guardrails";
import { SYNTHETIC } from "../views/monitors";
import { deployedTask, SERVICE } from "../views/tasks";
import { ESCALATION } from "./duty";
import { toRepository } from "./repository";
import { Way } from "./way";
import { VPC } from "../views/placement";

const PARAMETER = "aws:ssm/parameter:Parameter";
const EXTERNAL_ID = "datadog:aws/integrationExternalId:IntegrationExternalId";
const ON_CALL = "pagerduty:index/service:Service";
const REPOSITORY = "github:index/repository:Repository";
const ENVIRONMENT = "github:index/repositoryEnvironment:RepositoryEnvironment";
const VARIABLE = "github:index/actionsVariable:ActionsVariable";

const STALE = "policies/registry.json does not have it, and nothing of it is proved: run npm run generate";

/** All that the definition of a product declares, by its kinds; and nothing that it does not. */
export function ofProduct(check: Check, stack: View, product: ProductEntry): void {
  for (const environment of Object.keys(product.declared)) ofEnvironment(check, stack, product, environment);
  for (const repository of product.repositories) ofRepository(check, stack, product, repository);
  for (const one of check.graph.ofType(SERVICE, DATABASE)) isDeclared(check, one, product);
  for (const one of check.graph.ofType(VPC)) {
    const environment = one.environment ?? "none";
    new Way(check, `environments.${environment}`).expect(
      "undeclared",
      () => Object.hasOwn(product.cidrs, environment),
      STALE,
      one,
    );
  }
  for (const one of check.graph.ofType(REPOSITORY)) {
    const name = one.text("name") ?? "";
    new Way(check, `repositories.${name}`).expect("undeclared", () => product.repositories.includes(name), STALE, one);
  }
}

function ofEnvironment(check: Check, stack: View, product: ProductEntry, environment: string): void {
  const { graph } = check;
  const { services = {}, databases = {} } = product.declared[environment] ?? {};
  const way = new Way(check, `environments.${environment}`);
  const isIn = (one: View): boolean => one.environment === environment;
  const vpc = way.found("network", () => graph.ofType(VPC).find(isIn), "it has no network", stack);
  if (vpc !== undefined) {
    for (const api of product.endpoints[environment] ?? [])
      way.expect("endpoint", () => endpointFor(vpc, api) !== undefined, `its network has no interface of ${api}`, vpc);
  }
  if (environment === "production") {
    way.expect("on-call", () => graph.ofType(ON_CALL).some(isIn), "it has no service of PagerDuty to wake", stack);
  }
  for (const [name, value] of Object.entries(product.settings)) {
    way.expect(
      "setting",
      () => isWritten(graph, environment, `settings/${name}`, (text) => text === value),
      `no parameter says what settings.${name} does`,
      stack,
    );
  }
  for (const [key, service] of Object.entries(services)) ofService(check, stack, { environment, key }, service);
  for (const key of Object.keys(databases)) {
    const place = { environment, kind: "databases", key } as const;
    const own = new Way(check, wordsOf(place));
    own.expect("cluster", () => madeFor(graph, place, DATABASE).length > 0, "it has no cluster", stack);
  }
}

/** Whether a parameter that the platform writes for an environment says so. */
function isWritten(graph: Graph, environment: string, name: string, is: (value: string) => boolean): boolean {
  const parameter = graph.called(PARAMETER, `/${graph.stack}/${environment}/infrastructures/${name}`);
  return parameter !== undefined && is(parameter.text("insecureValue") ?? "");
}

function ofService(check: Check, stack: View, at: Omit<Place, "kind">, declared: DeclaredService): void {
  const { graph } = check;
  const place = { ...at, kind: "services" } as const;
  const way = new Way(check, wordsOf(place));
  const service = way.found("service", () => madeFor(graph, place, SERVICE)[0], "it has no ECS service", stack);
  if (service === undefined) return;
  way.expect(
    "task-definition",
    () => deployedTask(service) !== undefined,
    "no task definition has the name of its ECS service, and deployments have none to make revisions of",
    service,
  );
  const { environment, key } = at;
  const { port } = declared;
  if (port > 0) {
    // Of a worker, which nobody asks, there is no address.
    way.expect(
      "address",
      () =>
        isWritten(graph, environment, `service/${key}/host`, (host) => host.startsWith(`${key}.`)) &&
        isWritten(graph, environment, `service/${key}/port`, (text) => text === String(port)),
      "no parameters say where it answers",
      stack,
    );
  }
  if (environment !== "production") return;
  for (const host of hostsAsked(declared)) {
    way.expect(
      "asked",
      () => graph.ofType(SYNTHETIC).some((test) => test.text("requestDefinition.url")?.startsWith(`https://${host}/`)),
      `nobody asks it at ${host} from outside`,
      service,
    );
  }
}

/** Hosts at which a plain request from outside gets the health of the service: one whose paths leave the health path out tells nobody. */
function hostsAsked({ hosts, paths, protocol, healthPath }: DeclaredService): readonly string[] {
  return protocol === "http" && paths.some((pattern) => meets(pattern, healthPath)) ? hosts : [];
}

function isDeclared(check: Check, one: View, product: ProductEntry): void {
  const place = placeOf(one);
  if (place === undefined) return;
  const { services = {}, databases = {} } = product.declared[place.environment] ?? {};
  const has = Object.hasOwn(place.kind === "services" ? services : databases, place.key);
  new Way(check, wordsOf(place)).expect("undeclared", () => has, STALE, one);
}

/** A repository stands on GitHub, and where it deploys, with an environment for each of the product's: a workflow that names one that is not there makes it, open to everybody. */
function ofRepository(check: Check, stack: View, product: ProductEntry, repository: string): void {
  const way = new Way(check, `repositories.${repository}`);
  toRepository(way, repository, product.declaredRepositories[repository], stack);
  if ((product.deploys[repository] ?? []).length === 0) return;
  for (const environment of Object.keys(product.declared)) {
    way.expect(
      "deploy-environment",
      () => hasEnvironment(check, repository, environment),
      `it has no environment ${environment} on GitHub, which a workflow that names it makes, open to everybody`,
      stack,
    );
  }
}

function hasEnvironment({ graph }: Check, repository: string, environment: string): boolean {
  return graph
    .ofType(ENVIRONMENT)
    .some((one) => one.text("repository") === repository && one.text("environment") === environment);
}

/** An account for each product, an environment for each way in which CI runs, and somebody who is called. */
export function ofOrganization(check: Check, stack: View): void {
  const { graph, registry } = check;
  const way = new Way(check, "the organization");
  const names = graph.ofType(ACCOUNT).map((one) => one.text("name") ?? "");
  for (const name of Object.keys(registry.products)) {
    way.expect("account", () => names.includes(name), `the product ${name} has no account`, stack);
    way.expect(
      "external-id",
      () => graph.ofType(EXTERNAL_ID).some((one) => one.name.endsWith(`-external-ids-${name}`)),
      `the product ${name} has no external id, under which Datadog reads its account`,
      stack,
    );
  }
  const known = new Set([...Object.keys(registry.products), ...Object.keys(registry.organization.accounts)]);
  for (const one of graph.ofType(ACCOUNT)) {
    const name = one.text("name") ?? "";
    way.expect("undeclared", () => known.has(name), `the account ${name}: ${STALE}`, one);
  }
  const rings = new Set(Object.values(registry.products).map(({ ring }) => `ring-${ring}`));
  for (const one of graph.ofType(ACCOUNT)) {
    way.expect(
      "account-role",
      () => one.text("roleName") === registry.roles.deploy,
      `AWS makes no ${registry.roles.deploy} in the account ${one.text("name") ?? ""}, the role by which everything else is made there`,
      one,
    );
  }
  for (const repository of registry.github.infrastructureRepositories) {
    toRepository(
      new Way(check, `repositories.${repository}`),
      repository,
      registry.github.declaredRepositories[repository],
      stack,
    );
    for (const environment of [...rings, "preview"]) {
      way.expect(
        "run-environment",
        () => hasEnvironment(check, repository, environment),
        `${repository} has no environment ${environment} on GitHub, which a workflow that names it makes, open to everybody`,
        stack,
      );
    }
    // The role comes once the repository has a number, and with it the variable that names it.
    if (registry.github.repositoryIds[repository] === undefined) continue;
    way.expect(
      "run-variable",
      () =>
        graph
          .ofType(VARIABLE)
          .some((one) => one.text("repository") === repository && one.text("variableName") === "COMPARE_ROLE_ARN"),
      `the workflows of ${repository} are told no COMPARE_ROLE_ARN, by which the nightly comparison runs`,
      stack,
    );
  }
  way.expect(
    "on-call",
    () => graph.ofType(ESCALATION).length > 0,
    "it has no escalation policy, and no page rings",
    stack,
  );
}
