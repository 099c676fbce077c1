import { type Change, goes } from "../change";
import type { SideResource } from "../side";
import { allOf, typeName } from "../../report/words";
import { groupBy } from "../../report/group";
import { why } from "./data";
import { disturbances } from "./disturbances";
import { type Compared, type Entry } from "./entry";
import { livingIn } from "./living-in";
import { networkSteps } from "./steps";
import { ownerOf, physicalName } from "./words";

const VPC = "aws:ec2/vpc:Vpc";

/** Types that answer somebody, and what is missing while there is none. */
const serving: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "the tasks stop",
  "aws:ecs/cluster:Cluster": "every task there stops",
  "aws:lb/loadBalancer:LoadBalancer": "what is behind cannot be reached",
  "aws:lb/listener:Listener": "nobody is answered at that port",
  "aws:lb/targetGroup:TargetGroup": "requests find no task",
  "aws:lb/listenerRule:ListenerRule": "requests fall through to the next rule",
  "aws:cloudfront/distribution:Distribution": "the hosts answer nothing, for some minutes at least",
  "aws:ec2/natGateway:NatGateway": "what runs in private subnets reaches nothing outside",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "calls to that service of AWS fail, or leave through the NAT gateway",
  "aws:rds/clusterInstance:ClusterInstance": "connections are cut, and there is less to read from or to fail over to",
  "aws:servicediscovery/service:Service": "services do not find each other by that name",
  "aws:route53/zone:Zone": "no name there is answered until the parent zone points to the new name servers",
};

/** Downtime: what stops answering, restarts or fails over. */
export function downtime(compared: Compared): Entry[] {
  const { changes } = compared;
  const roots = changes.filter(
    ({ action, type, because }) => action === "replaced" && type === VPC && because === undefined,
  );
  const networks = roots.map((vpc) => network(vpc, compared));
  const told = new Set(networks.flatMap(({ urns }) => urns));
  const rest = changes.filter(({ urn }) => !told.has(urn));
  return [...networks, ...gone(rest, compared), ...disturbed(rest, compared), ...maybe(rest, compared)];
}

/** A network that is replaced, with all that lives in it: what is made anew, and what AWS does not move. */
function network(vpc: Change, compared: Compared): Entry {
  const { changes, product } = compared;
  const residents = new Set(livingIn(vpc.urn, compared.after).map(({ urn }) => urn));
  const within = changes.filter((change) => change === vpc || (residents.has(change.urn) && goes(change)));
  const kinds = [...groupBy(within, ({ type }) => type)].map(([type, those]) => `${those.length} ${typeName(type)}`);
  const stays = compared.after.resources.filter(
    ({ urn, type }) =>
      residents.has(urn) && ["aws:rds/cluster:Cluster", "aws:lb/loadBalancer:LoadBalancer"].includes(type),
  );
  const held = stays.filter(({ urn }) => !within.some((change) => change.urn === urn));
  const databases = held.filter(({ type }) => type === "aws:rds/cluster:Cluster").map(physicalName);
  const owner = ownerOf((vpc.before ?? vpc.after) as SideResource, compared.product);
  const stuck =
    held.length === 0
      ? ""
      : `. AWS moves ${allOf(held.map((one) => `${typeName(one.type)} ${physicalName(one)}`))} into no other network, and deletes no subnet that something is in: the update stops half way`;
  return {
    weight: "danger",
    text: `the network (${owner}) is replaced, since ${why(vpc)}, and what lives in it with it: ${allOf(kinds)}. Everything in it is cut off${stuck}`,
    steps: networkSteps(vpc, within, databases, product),
    urns: within.map(({ urn }) => urn),
  };
}

function gone(changes: readonly Change[], { product }: Compared): Entry[] {
  const those = changes.filter((change) => goes(change) && serving[change.type] !== undefined);
  const groups = groupBy(those, (change) =>
    [
      change.type,
      change.action,
      ownerOf(change.before as SideResource, product),
      change.action === "replaced" ? why(change) : "",
    ].join("\n"),
  );
  return [...groups.values()].map((some) => {
    const [first] = some;
    const names = some.map((change) => physicalName(change.before as SideResource));
    const reason = first?.action === "replaced" && first !== undefined ? `replaced, since ${why(first)}` : "deleted";
    const what = `${typeName(first?.type ?? "")} ${allOf(names)}`;
    const meanwhile = first?.action === "replaced" ? "meanwhile " : "";
    return {
      weight: "danger",
      text: `${what} ${some.length === 1 ? "is" : "are"} ${reason}: ${meanwhile}${serving[first?.type ?? ""] ?? ""}`,
      urns: some.map(({ urn }) => urn),
    };
  });
}

function disturbed(changes: readonly Change[], { product }: Compared): Entry[] {
  const told = changes.flatMap((change) =>
    change.action === "changed" || change.action === "mayReplace"
      ? change.inputs.flatMap((changed) => {
          const { after } = change;
          const found = disturbances.find(({ type, input }) => type === change.type && input === changed.input);
          if (found === undefined || after === undefined) return [];
          return [{ found, after, says: found.says(after, changed), owner: ownerOf(after, product) }];
        })
      : [],
  );
  const groups = groupBy(told, ({ says, owner }) => `${owner}\n${says}`);
  return [...groups.values()].map((some) => {
    const [first] = some;
    const names = some.map(({ after }) => physicalName(after));
    return {
      weight: first?.found.weight ?? "note",
      text: `${allOf(names)} (${first?.owner ?? ""}) ${some.length > 1 ? "each " : ""}${first?.says ?? ""}`,
      ...(first?.found.steps === undefined ? {} : { steps: first.found.steps }),
      urns: some.map(({ after }) => after.urn),
    };
  });
}

function maybe(changes: readonly Change[], { product }: Compared): Entry[] {
  const those = changes.filter(({ action, type }) => action === "mayReplace" && serving[type] !== undefined);
  return those.map((change) => ({
    weight: "warning",
    text: `${typeName(change.type)} ${change.name} (${ownerOf(change.after as SideResource, product)}) may be replaced, since ${why(change)}: then ${serving[change.type] ?? ""}`,
    urns: [change.urn],
  }));
}
