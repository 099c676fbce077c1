import type { View } from "../kernel/graph";
import { decide } from "../iam/decide";
import type { Request } from "../iam/request";
import { statements } from "../kernel/documents";
import { endpointFor, interfacesOf, isGateway, routesToGateway } from "../views/api-endpoints";
import { INTERNET_GATEWAY, isAttached } from "../views/gateways";
import { named } from "../views/named";
import { contains } from "../views/networks";
import { NAT, SUBNET, VPC } from "../views/placement";
import { type End, internet, lettingIn, lettingOut } from "../views/reachability";
import { admittedElsewhere } from "../views/rights";
import { FUNCTION } from "../views/functions";
import { GROUP, rulesOf } from "../views/security-groups";
import { defaultRoutes } from "../views/subnets";
import type { Way } from "./way";

const RANGE = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const HTTPS = 443;

/** Where calls come from: the subnets that a task or function may stand in, and the groups that it wears. */
export interface Origin {
  readonly vpc: View;
  readonly subnets: readonly View[];
  readonly groups: readonly View[];
}

/** Where the tasks of a service stand, or a function of Lambda. */
export function originOf(way: Way, view: View): Origin | undefined {
  const [subnetsAt, groupsAt] =
    view.type === FUNCTION
      ? ["vpcConfig.subnetIds", "vpcConfig.securityGroupIds"]
      : ["networkConfiguration.subnets", "networkConfiguration.securityGroups"];
  const vpc = way.found(
    "network",
    () => named(view, subnetsAt, SUBNET).flatMap((subnet) => named(subnet, "vpcId", VPC))[0],
    "it stands in no network of the program",
    view,
  );
  if (vpc === undefined) return undefined;
  const subnets = named(view, subnetsAt, SUBNET);
  const isSound = [
    way.expect(
      "names",
      () => vpc.flag("enableDnsSupport") !== false,
      "its network resolves no names, by which it finds all that it asks",
      vpc,
    ),
    way.expect(
      "subnet-range",
      () => subnets.every((subnet) => rangesOf(vpc).some((range) => contains(range, subnet.text("cidrBlock") ?? ""))),
      "a subnet that it stands in has addresses outside of its network's, which AWS refuses",
      subnets[0],
    ),
  ];
  // What follows from either would be told of everything that it asks.
  return isSound.includes(false) ? undefined : { vpc, subnets, groups: named(view, groupsAt, GROUP) };
}

/**
 * A path to an API of AWS, `ecr.api`, for the calls that are made: through the endpoint where the network has one, for the API's name then
 * leads there and nowhere else, or through NAT. Gives what the path is made of, so that a proof can ask whether it is made in time.
 */
export function toApi(way: Way, origin: Origin, api: string, calls: readonly Request[]): readonly View[] {
  const endpoint = endpointFor(origin.vpc, api);
  if (endpoint === undefined) return throughNat(way, origin, origin.subnets, api);
  if (!isGateway(endpoint))
    return [...throughInterface(way, origin, endpoint, api), ...admitted(way, endpoint, api, calls)];
  const led = origin.subnets.filter((subnet) => routesToGateway(endpoint, subnet).length > 0);
  const parts = led.flatMap((subnet) => routesToGateway(endpoint, subnet));
  const others = origin.subnets.filter((subnet) => !led.includes(subnet));
  return [
    ...(led.length === 0
      ? []
      : [...parts, ...outwards(way, origin, api, true), ...admitted(way, endpoint, api, calls)]),
    ...(others.length === 0 ? [] : throughNat(way, origin, others, api)),
  ];
}

function throughInterface(way: Way, origin: Origin, endpoint: View, api: string): readonly View[] {
  const zoneOf = (subnet: View): string | undefined => subnet.text("availabilityZone");
  way.expect(
    "endpoint-name",
    () => endpoint.flag("privateDnsEnabled") === true && origin.vpc.flag("enableDnsHostnames") === true,
    `the name of ${api} does not lead to the endpoint of its network`,
    endpoint,
  );
  const there = interfacesOf(endpoint);
  way.expect(
    "endpoint-interfaces",
    () => origin.subnets.every((subnet) => there.some((one) => zoneOf(one.subnet) === zoneOf(subnet))),
    `the endpoint of ${api} has no interface in a zone that it stands in, where the API's name leads nowhere`,
    endpoint,
  );
  const own = endOf(origin);
  const other: End = {
    groups: named(endpoint, "securityGroupIds", GROUP),
    cidrs: there.flatMap(({ subnet }) => subnet.text("cidrBlock") ?? []),
  };
  way.expect(
    "endpoint-out",
    () => lettingOut(own, other, HTTPS).length > 0,
    `its security group lets no HTTPS out to the endpoint of ${api}`,
  );
  way.expect(
    "endpoint-in",
    () => lettingIn(other, own, HTTPS).length > 0,
    `the security group of the endpoint of ${api} lets no HTTPS in from it`,
    endpoint,
  );
  return [endpoint, ...there.map(({ at }) => at), ...lettingOut(own, other, HTTPS), ...lettingIn(other, own, HTTPS)];
}

function throughNat(way: Way, origin: Origin, subnets: readonly View[], api: string): readonly View[] {
  const parts: View[] = [];
  for (const subnet of subnets) {
    const route = way.found(
      "nat-route",
      () => defaultRoutes(subnet).find(({ reader }) => named(reader, "natGatewayId", NAT).length > 0),
      `a subnet that it stands in leads to no NAT gateway, and the network has no endpoint of ${api}`,
      subnet,
    );
    if (route === undefined) continue;
    parts.push(route.at);
    const gateways = (): readonly View[] => named(route.reader, "natGatewayId", NAT);
    const outer = (): readonly View[] => gateways().flatMap((nat) => named(nat, "subnetId", SUBNET));
    way.expect(
      "nat-network",
      () => outer().length > 0 && outer().every((subnet) => named(subnet, "vpcId", VPC).includes(origin.vpc)),
      `the NAT gateway on its way to ${api} stands in another network, which a route cannot lead to`,
      route.at,
    );
    way.expect(
      "nat-address",
      () =>
        gateways().every(
          (nat) => nat.text("connectivityType") !== "private" && (nat.raw("allocationId") ?? null) !== null,
        ),
      `the NAT gateway on its way to ${api} has no address of the internet`,
      route.at,
    );
    way.expect(
      "nat-internet",
      () =>
        outer().every((subnet) =>
          defaultRoutes(subnet).some(({ reader }) =>
            named(reader, "gatewayId", INTERNET_GATEWAY).some((gateway) =>
              named(subnet, "vpcId", VPC).some((vpc) => isAttached(gateway, vpc)),
            ),
          ),
        ),
      `the NAT gateway on its way to ${api} stands in a subnet that does not lead to the internet`,
      route.at,
    );
  }
  return [...parts, ...outwards(way, origin, api)];
}

/** Out to addresses of AWS: anywhere, or where it leads to a gateway endpoint, to AWS's own list of them. */
function outwards(way: Way, origin: Origin, api: string, byList = false): readonly View[] {
  const rules = (): readonly View[] => {
    const anywhere = lettingOut(endOf(origin), internet, HTTPS);
    if (anywhere.length > 0 || !byList) return anywhere;
    return origin.groups
      .flatMap(rulesOf)
      .filter((rule) => rule.direction === "egress" && rule.covers(HTTPS) && rule.reader.isSet("prefixListId"))
      .map(({ holder }) => holder);
  };
  way.expect("https-out", () => rules().length > 0, `its security group lets no HTTPS out, which ${api} is asked by`);
  return rules();
}

function admitted(way: Way, endpoint: View, api: string, calls: readonly Request[]): readonly View[] {
  for (const call of calls) {
    way.expect(
      "endpoint-policy",
      () => endpoint.graph.memo(`${endpoint.urn} ${JSON.stringify(call)}`, () => letsThrough(endpoint, call)),
      `the policy of the endpoint of ${api} does not let ${call.action} through`,
      endpoint,
    );
  }
  return [endpoint];
}

/** Whether the caller may do it is another hop's question: here everybody else lets it through. */
function letsThrough(endpoint: View, call: Request): boolean {
  if (!endpoint.isSet("policy")) return true;
  const document = { name: "the endpoint's policy", statements: statements(endpoint, "policy") };
  const there = { endpoint: document, resource: admittedElsewhere, identity: [admittedElsewhere] };
  return decide(call, there, endpoint.graph.world.today).allowed;
}

/** Where calls come from, as an end of a connection. */
export function endOf({ groups, subnets }: Origin): End {
  return { groups, cidrs: subnets.flatMap((subnet) => subnet.text("cidrBlock") ?? []) };
}

/** The addresses of a network: its first ones, and those that were added. */
function rangesOf(vpc: View): readonly string[] {
  const added = vpc.graph.satellites(vpc, RANGE, "vpcId");
  return [vpc, ...added].flatMap((one) => one.text("cidrBlock") ?? []);
}
