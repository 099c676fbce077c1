import { environmentOf } from "../counts";
import { groupBy } from "../group";
import type { Preview, ReportedResource } from "../model";
import type { Shown } from "../values";
import { counted } from "../words";

/** What stands in a picture of an environment. */
export interface Scene {
  readonly environment: string;
  /** CIDR of its network, and what each tier has of it: `private 172.27.0.0/19, 172.27.64.0/19`. */
  readonly network: readonly string[];
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly Edge[];
}

export type Kind = "outside" | "edge" | "balancer" | "service" | "data" | "network";

export interface SceneNode {
  readonly id: string;
  readonly kind: Kind;
  /** What it is called, then what it is. */
  readonly lines: readonly string[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The port, where there is one. */
  readonly label: string;
  /** Whether it ends at the network as a whole, and not at the thing in it. @default false */
  readonly toNetwork?: boolean;
}

/** How many things of a kind a picture has: what is more stands in one, so that it stays readable. */
const MOST = 12;

/** The types that are drawn, and what is said of each. */
const drawn: Readonly<
  Record<string, { readonly kind: Kind; readonly says: (one: ReportedResource) => string | readonly string[] }>
> = {
  "aws:cloudfront/distribution:Distribution": {
    kind: "edge",
    says: ({ inputs }) => [listed(inputs["aliases"]), inputs["webAclId"] === undefined ? "" : "behind a web ACL"],
  },
  "aws:apigatewayv2/api:Api": { kind: "edge", says: () => "API" },
  "aws:lb/loadBalancer:LoadBalancer": {
    kind: "balancer",
    says: ({ inputs }) => (inputs["internal"] === true ? "internal" : "on the internet"),
  },
  "aws:ecs/service:Service": {
    kind: "service",
    says: ({ inputs }) => counted(Number(inputs["desiredCount"]) || 0, "task") + " at first",
  },
  "aws:rds/cluster:Cluster": {
    kind: "data",
    says: ({ inputs }) => `${plain(inputs["engine"])} ${plain(inputs["engineVersion"])}`,
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": { kind: "data", says: ({ inputs }) => plain(inputs["engine"]) },
  "aws:opensearch/domain:Domain": { kind: "data", says: () => "OpenSearch" },
  "aws:dynamodb/table:Table": { kind: "data", says: () => "DynamoDB" },
  "aws:sqs/queue:Queue": { kind: "data", says: () => "queue" },
  "aws:s3/bucket:Bucket": { kind: "data", says: () => "bucket" },
};

/** A picture of each environment that has a network: production first. */
export function scenesOf(preview: Preview): Scene[] {
  const { product, resources, byUrn } = preview;
  const places = groupBy(resources, (one) => environmentOf(product, one, byUrn));
  return ["production", "staging", "development"].flatMap((environment) => {
    const here = places.get(environment) ?? [];
    const network = networkLines(here);
    return network.length === 0 ? [] : [sceneOf(environment, network, here, preview)];
  });
}

function sceneOf(
  environment: string,
  network: readonly string[],
  here: readonly ReportedResource[],
  preview: Preview,
): Scene {
  const prefix = `${preview.product}-${environment}-`;
  const things = here.filter(({ type, name }) => drawn[type] !== undefined && !/-log-buckets-/.test(name));
  const kept = [...groupBy(things, ({ type }) => type).values()].flatMap((some) => some.slice(0, MOST));
  const nodes = kept.map(
    (one): SceneNode => ({
      id: one.urn,
      kind: drawn[one.type]?.kind ?? "data",
      lines: [nameOf(one.name, prefix), drawn[one.type]?.says(one) ?? ""].flat().filter((line) => line !== ""),
    }),
  );
  const more = [...groupBy(things, ({ type }) => type)].flatMap(([type, some]): SceneNode[] =>
    some.length <= MOST
      ? []
      : [{ id: type, kind: drawn[type]?.kind ?? "data", lines: [`and ${some.length - MOST} more`] }],
  );
  const ids = new Set(kept.map(({ urn }) => urn));
  const edges = [...ways(here, kept), ...origins(kept, preview, ids)];
  return { environment, network, ...withSurroundings(here, [...nodes, ...more], edges, preview) };
}

/** The internet, the way out, and the network that environments are looked after from. */
function withSurroundings(
  here: readonly ReportedResource[],
  nodes: readonly SceneNode[],
  edges: readonly Edge[],
  { byUrn }: Preview,
): Pick<Scene, "nodes" | "edges"> {
  const internet: SceneNode = { id: "internet", kind: "outside", lines: ["internet"] };
  const entrances = nodes.filter(({ kind, lines }) => kind === "edge" || lines.includes("on the internet"));
  const gates = here.filter(({ type }) => type === "aws:ec2/natGateway:NatGateway").length;
  const nat: SceneNode = { id: "nat", kind: "network", lines: [counted(gates, "NAT gateway")] };
  const peerings = here.filter(({ type }) => type === "aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
  const peers = peerings.flatMap(({ propertyDependencies }) =>
    (propertyDependencies["vpcId"] ?? []).flatMap((urn) => byUrn.get(urn) ?? []),
  );
  const management = peers.map(
    (vpc): SceneNode => ({
      id: vpc.urn,
      kind: "outside",
      lines: ["management network", plain(vpc.inputs["cidrBlock"])],
    }),
  );
  const within = gates === 0 ? (nodes.find(({ kind }) => kind === "service")?.id ?? "") : "nat";
  return {
    nodes: [internet, ...nodes, ...(gates === 0 ? [] : [nat]), ...management],
    edges: [
      ...entrances.map(({ id }) => ({ from: "internet", to: id, label: "" })),
      ...edges,
      ...(gates === 0 ? [] : [{ from: "nat", to: "internet", label: "out" }]),
      ...management.map(({ id }) => ({ from: id, to: within, label: "peering", toNetwork: true })),
    ].filter(({ from, to }) => from !== to),
  };
}

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

/** Who may connect to whom, by the security groups that they are in. */
function ways(here: readonly ReportedResource[], things: readonly ReportedResource[]): Edge[] {
  const members = new Map<string, string[]>();
  for (const { urn, propertyDependencies } of things)
    for (const group of new Set(
      Object.values(propertyDependencies)
        .flat()
        .filter((one) => one.includes(GROUP)),
    ))
      members.set(group, [...(members.get(group) ?? []), urn]);
  return here
    .filter(({ type }) => type === INGRESS)
    .flatMap(({ inputs, propertyDependencies }) => {
      const [from, to] = ["referencedSecurityGroupId", "securityGroupId"].map((input) =>
        (propertyDependencies[input] ?? []).flatMap((group) => members.get(group) ?? []),
      );
      const label = plain(inputs["fromPort"]);
      return (from ?? []).flatMap((one) => (to ?? []).map((other) => ({ from: one, to: other, label })));
    });
}

/** What a distribution takes its answers from, by whatever stands between. */
function origins(things: readonly ReportedResource[], { byUrn }: Preview, ids: ReadonlySet<string>): Edge[] {
  return things
    .filter(({ type }) => type === "aws:cloudfront/distribution:Distribution")
    .flatMap(({ urn, propertyDependencies }) => {
      const found = new Set<string>();
      const open = [...(propertyDependencies["origins"] ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (found.has(next)) continue;
        found.add(next);
        const between = byUrn.get(next);
        if (!ids.has(next) && between?.type === "aws:cloudfront/vpcOrigin:VpcOrigin")
          open.push(...Object.values(between.propertyDependencies).flat());
      }
      return [...found].filter((one) => ids.has(one)).map((to) => ({ from: urn, to, label: "" }));
    });
}

function networkLines(here: readonly ReportedResource[]): string[] {
  const [vpc] = here.filter(({ type }) => type === "aws:ec2/vpc:Vpc");
  if (vpc === undefined) return [];
  const subnets = here.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
  const tiers = groupBy(subnets, ({ inputs }) => {
    const { tags } = inputs;
    return plain(typeof tags === "object" && tags !== null && "Tier" in tags ? tags["Tier"] : undefined);
  });
  const lines = [...tiers].map(
    ([tier, some]) => `${tier} ${some.map(({ inputs }) => plain(inputs["cidrBlock"])).join(", ")}`,
  );
  return [`network ${plain(vpc.inputs["cidrBlock"])}`, ...lines];
}

/** `web`, of `shine-production-services-web-service`. */
function nameOf(name: string, prefix: string): string {
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return own
    .replace(/^(services|databases|front-distribution|front)-/, "")
    .replace(/-(service|cluster|bucket|load-balancer)$/, "");
}

function listed(value: Shown | undefined): string {
  return Array.isArray(value) ? (value as readonly Shown[]).map(plain).join(", ") : "";
}

function plain(value: Shown | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
