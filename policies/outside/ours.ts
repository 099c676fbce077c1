import type { Graph, View } from "../kernel/graph";
import { matches } from "../kernel/documents";
import { isSharedStack, knownAccounts } from "../views/accounts";
import { BUCKET } from "../views/buckets";
import { contains } from "../views/networks";
import { type Entry, entries } from "./entries";
import type { Name } from "./names";

/** Where a text stands. */
export interface Place {
  readonly view: View;
  /** The property at the top of the resource. */
  readonly property: string;
}

/** Where an application's own words stand: what it talks to is its author's to declare. */
const ofApplications = new Set([
  "aws:ecs/taskDefinition:TaskDefinition containerDefinitions",
  "aws:ssm/parameter:Parameter insecureValue",
]);

/** Hosts that AWS names by itself when it makes something: databases, balancers, name servers, what validates a certificate, keys of mail. */
const namedByAws =
  /\.(rds|elb)\.amazonaws\.com$|\.cloudfront\.net$|\.awsdns-\d+\.(com|net|org|co\.uk)$|\.acm-validations\.aws$|\.dkim\.amazonses\.com$/;

/** Whether a name stands for something of this program, of the company where this stack may speak of it, or of the reviewed outside. */
export function isKnown(name: Name, place: Place): boolean {
  return isOurs(name, place) || isReviewed(name, place);
}

function isOurs({ kind, text }: Name, place: Place): boolean {
  const { graph } = place.view;
  const { registry } = graph.world;
  switch (kind) {
    case "account":
      return accountsOf(place.view).has(text);
    case "organization":
      return text === registry.organization.id || text === registry.organization.rootId || isMade(place);
    case "AWS id":
      return text === registry.cloudFrontPrefixList || isMade(place);
    case "hosted zone":
      return text === registry.parentZoneId || isMade(place);
    case "host":
      return isOurHost(text, place);
    case "S3 bucket":
      return isOurBucket(text, place.view);
    case "e-mail address":
      return isOurHost(text.replace(/^.*@/, ""), place) || registry.mailDomains.includes(text.replace(/^.*@/, ""));
    case "address":
      return networksOf(place).some((network) => contains(network, text));
    case "team":
      return text.startsWith(`@${registry.github.organization}/`) && isTeam(text.split("/")[1] ?? "", place);
    case "Datadog handle":
      return false;
    case "GitHub team":
      return isTeam(text, place) || Object.values(registry.github.teamIds).some((id) => String(id) === text);
    case "GitHub repository":
      return repositoriesOf(place.view).has(text) || isMade(place);
    case "PagerDuty id":
      return isMade(place) || (place.property === "escalationPolicy" && text === registry.pagerduty.escalationPolicy);
    default:
      return isOurArn(text, place);
  }
}

/** A product's own, and the platform's in the stacks that belong to all. */
function repositoriesOf({ graph }: View): ReadonlySet<string> {
  return graph.memo(repositoriesOf, () => {
    const { products, github } = graph.world.registry;
    return new Set(products[graph.stack]?.repositories ?? github.infrastructureRepositories);
  });
}

/** Whether the value came from a resource of this program, whose id only the provider knows. */
export function isMade({ view, property }: Place): boolean {
  return (view.resource.propertyDependencies[property] ?? []).length > 0;
}

/** The accounts that a stack may speak of: its own, and the foundation's. */
function accountsOf(view: View): ReadonlySet<string> {
  const { graph } = view;
  const { accounts } = graph.world.registry.organization;
  return graph.memo(accountsOf, () => new Set([...ownAccounts(view), ...Object.values(accounts)]));
}

function networksOf({ view, property }: Place): readonly string[] {
  const { registry } = view.graph.world;
  const own = registry.products[view.graph.stack];
  const allowed = Object.entries(own?.allowedCidrs ?? {}).filter(
    ([environment]) => view.environment === undefined || view.environment === environment,
  );
  const testers = `${view.resource.type} ${property}` === "aws:wafv2/ipSet:IpSet addresses" ? own?.webAcl.testers : [];
  return [
    ...Object.values(own?.cidrs ?? {}),
    ...registry.offices,
    ...(testers ?? []),
    ...allowed.flatMap(([, cidrs]) => cidrs),
  ];
}

function isOurHost(host: string, place: Place): boolean {
  const { view, property } = place;
  const { registry } = view.graph.world;
  if (domainsOf(view).some((domain) => host === domain || host.endsWith(`.${domain}`))) return true;
  if (sourcesOf(view).has(host)) return true;
  const [, bucket] = /^(.+)\.s3\.[\w-]+\.amazonaws\.com$/.exec(host) ?? [];
  if (bucket !== undefined) return isOurBucket(bucket, view) && regionIn(host, view);
  const [, account] = /^(\d{12})\.dkr\.ecr\.[\w-]+\.amazonaws\.com$/.exec(host) ?? [];
  if (account !== undefined) return accountsOf(view).has(account) && regionIn(host, view);
  if (namedByAws.test(host)) return isMade(place);
  const outside = registry.products[view.graph.stack]?.outside ?? [];
  // Its own task's containers an application finds at itself.
  return ofApplications.has(`${view.resource.type} ${property}`) && [...outside, "localhost"].includes(host);
}

function regionIn(host: string, view: View): boolean {
  const { home, global } = view.graph.world.registry.regions;
  return [home, global].some((region) => host.includes(`.${region}.`));
}

/** The domains that are a stack's: its product's, all of them in the stacks that belong to all, and the private zones that it makes. */
function domainsOf({ graph }: View): readonly string[] {
  return graph.memo(domainsOf, () => {
    const { registry } = graph.world;
    const own = registry.products[graph.stack];
    const zones = graph.ofType("aws:route53/zone:Zone", "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace");
    const inner = zones.flatMap((zone) => {
      const name = zone.raw("name");
      return typeof name === "string" && name.endsWith(".internal") ? [name] : [];
    });
    const all = [registry.domain, ...Object.values(registry.products).map(({ domain }) => domain)];
    return [...(own === undefined ? all : [own.domain]), ...inner];
  });
}

/** Under which names a product's services publish events, `<product>.<service>`: some end as domains do, as `shine.shop`. */
function sourcesOf({ graph }: View): ReadonlySet<string> {
  return graph.memo(sourcesOf, () => {
    const environments = Object.values(graph.world.registry.products[graph.stack]?.declared ?? {});
    const services = environments.flatMap((one) => Object.entries(one.services));
    return new Set(
      services.flatMap(([name, { grants }]) => (grants.events.length > 0 ? [`${graph.stack}.${name}`] : [])),
    );
  });
}

function isTeam(team: string, { view }: Place): boolean {
  const { registry } = view.graph.world;
  return registry.github.teams.includes(team);
}

function isOurBucket(bucket: string, { graph }: View): boolean {
  const { registry } = graph.world;
  // What a stack's roles may reach begins with the stack's name, as the names of its buckets do.
  const own = `${graph.stack}-`;
  return (
    bucket.startsWith(own) ||
    registry.archiveBuckets.includes(bucket) ||
    (isSharedStack(registry, graph.stack) && bucket === registry.state.bucket) ||
    graph.called(BUCKET, bucket) !== undefined
  );
}

/** `arn:aws:<service>:<region>:<account>:<what>`: of an own account, in a region of the company. */
function isOurArn(arn: string, place: Place): boolean {
  if (arn.startsWith("arn:aws:sso:::permissionSet/")) return isMade(place);
  const known = place.view.graph.memo(isOurArn, () => new Map<string, boolean>());
  let ours = known.get(arn);
  if (ours === undefined) known.set(arn, (ours = isOwnArn(arn, place.view)));
  return ours;
}

function isOwnArn(arn: string, view: View): boolean {
  const { registry } = view.graph.world;
  const [, partition, service, region = "", account = "", ...rest] = arn.split(":");
  if (partition !== "aws") return false;
  if (service === "s3" && account === "")
    return isOurBucket((rest.join(":").split("/")[0] ?? "").replace(/\*+$/, ""), view);
  if (service === "route53" && account === "") return rest.join(":") === `hostedzone/${registry.parentZoneId}`;
  if (!["", "*", registry.regions.home, registry.regions.global].includes(region)) return false;
  return ownAccounts(view).has(account);
}

/** A product's own; those of the company in the stacks that belong to all. A product's stack speaks of nothing in any other but by an entry. */
function ownAccounts({ graph }: View): ReadonlySet<string> {
  return graph.memo(ownAccounts, () => {
    const { registry } = graph.world;
    const own = registry.products[graph.stack];
    return own === undefined ? knownAccounts(registry) : new Set([own.account]);
  });
}

function isReviewed({ kind, text }: Name, { view, property }: Place): boolean {
  const uses = reviewed(view.graph).get(`${kind} ${view.resource.type} ${property}`);
  const use =
    uses?.get(text) ?? [...(uses?.values() ?? [])].find(({ name }) => name.includes("*") && matches(name, text));
  if (use === undefined) return false;
  use.isUsed = true;
  return true;
}

/** An entry of the outside at one of its places. */
export interface Use {
  readonly entry: Entry;
  /** The entry's own, with the company's regions in it. */
  readonly name: string;
  /** Type and property. */
  readonly place: string;
  /** Whether something that was asked about is known by it alone. */
  isUsed: boolean;
}

/** What of the outside a stack may name, by kind and place, then by name. */
export function reviewed(graph: Graph): ReadonlyMap<string, ReadonlyMap<string, Use>> {
  return graph.memo(reviewed, () => {
    const { home, global } = graph.world.registry.regions;
    const found = new Map<string, Map<string, Use>>();
    for (const entry of entries(graph.world.registry, graph.stack)) {
      const name = entry.name.replaceAll("{home}", home).replaceAll("{global}", global);
      for (const place of entry.at) {
        const key = `${entry.kind} ${place}`;
        const uses = found.get(key) ?? new Map<string, Use>();
        found.set(key, uses.set(name, { entry, name, place, isUsed: false }));
      }
    }
    return found;
  });
}
