import type { View } from "../kernel/graph";
import { accountIn } from "../views/rights";
import { githubClaim, githubTrusts, partsOfSubject } from "../views/trusts";
import { ROLE } from "../views/tasks";

/** What the names in templates stand for, each one text or several. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** What the templates of a class mean of one role: its place, and what the registry knows of it. Reads its trust. */
export function valuesOf(role: View): Values {
  const { registry } = role.graph.world;
  const { stack } = role.graph;
  const product = registry.products[stack];
  const { accounts } = registry.organization;
  const repositories = role.type === ROLE ? repositoriesOf(role) : [];
  const ring = /-ring-(\d+)-role$/.exec(role.name)?.[1];
  const inCi = Object.entries(registry.products).filter(([, one]) => ring === undefined || String(one.ring) === ring);
  const delegated = /-delegations-([a-z0-9-]+)-role$/.exec(role.name)?.[1] ?? "";
  const access = /-access-([a-z0-9-]+)-policy$/.exec(role.name)?.[1] ?? "";
  const task = taskOf(role);
  const deployed = repositories.flatMap((name) => product?.deploys[name] ?? []);
  const granted = task.flatMap((one) => product?.declared[role.environment ?? ""]?.services[one]?.grants ?? []);
  const [grants = { mail: [], events: [], secrets: [] }] = granted;
  return {
    ...Object.fromEntries(Object.entries(registry.roles).map(([name, role]) => [name, [role]])),
    product: [stack],
    environment: role.environment === undefined ? [] : [role.environment],
    account: [accountIn(role) || (product?.account ?? "")],
    domain: product === undefined ? [] : [product.domain],
    service: deployed,
    task,
    // What the definition grants it, and nothing more.
    sender: [...grants.mail],
    event: [...grants.events],
    secret: [...grants.secrets],
    databaseUser: task.map((one) => databaseUserOf(role.environment ?? "", one)),
    repository: product?.repositories ?? [],
    home: [registry.regions.home],
    management: only(accounts["management"]),
    shared: only(accounts["shared"]),
    datadog: [registry.datadog.account],
    parentZone: [registry.parentZoneId],
    delegatedAccount: only(registry.products[delegated]?.account),
    delegatedDomain: only(registry.products[delegated]?.domain),
    accessProduct: registry.products[access] === undefined ? [] : [access],
    accessAccount: only(registry.products[access]?.account),
    ciProduct: inCi.map(([name]) => name),
    ciAccount: inCi.map(([, { account }]) => account),
    ring: only(ring),
    branch: [registry.github.defaultBranch],
    infrastructure: registry.github.infrastructureRepositories,
    stateBucket: [registry.state.bucket],
    stateKey: [registry.state.keyAlias],
    project: [registry.state.project],
  };
}

/** MySQL's limit of a user's name; components/definition/database-users.ts cuts what is longer, and ends it with a digest. */
const LONGEST_USER = 32;

/** The user that a task signs in to databases as: `production-web`. */
function databaseUserOf(environment: string, task: string): string {
  const user = `${environment}-${task}`;
  return user.length <= LONGEST_USER ? user : `${user.slice(0, LONGEST_USER - 7).replace(/-+$/, "")}-*`;
}

/** What a task's role is for, by what it is called: `web`, of `shine-production-services-web-task-roles-task`, or `console`. */
function taskOf({ name, environment = "", graph: { stack } }: View): readonly string[] {
  const within = `${stack}-${environment}-`;
  if (!name.startsWith(within)) return [];
  const [, service, other] = /^(?:services-(.+)-task|(.+))-roles-task$/.exec(name.slice(within.length)) ?? [];
  return only(service ?? other);
}

/** The repositories whose workflows may take it, by their subjects. */
function repositoriesOf(role: View): readonly string[] {
  const subjects = githubTrusts(role).flatMap((trust) => githubClaim(trust, "sub"));
  return [...new Set(subjects.flatMap(({ value }) => partsOfSubject(value)?.repository ?? []))];
}

function only(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

/** A template with each of the values that its names stand for; nothing where one stands for none. */
export function filled(template: string, values: Values): readonly string[] {
  const name = /\{(\w+)\}/.exec(template)?.[1];
  if (name === undefined) return [template];
  return (values[name] ?? []).flatMap((value) => filled(template.replaceAll(`{${name}}`, value), values));
}
