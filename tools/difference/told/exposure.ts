import { allOf } from "../../report/words";
import type { Change } from "../change";
import { stepInWords } from "../equal";
import type { Shown } from "../../report/values";
import { isObject, type SideResource, textOf } from "../side";
import { type Compared, type Entry } from "./entry";
import { isWorld } from "./reach";
import { ownerOf, physicalName } from "./words";

const ACL = "aws:wafv2/webAcl:WebAcl";
const IP_SET = "aws:wafv2/ipSet:IpSet";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

/** What the internet sees: hosts, what filters their requests, who is admitted to a closed environment, what is open to the world. */
export function exposure(compared: Compared): Entry[] {
  const { changes, product } = compared;
  return changes.flatMap((change) => {
    if (change.type === DISTRIBUTION) return hosts(change, product);
    if (change.type === IP_SET) return admitted(change, product);
    if (change.type === ACL) return filters(change, product);
    return opened(change, product);
  });
}

function hosts(change: Change, product: string): Entry[] {
  const { before, after, urn } = change;
  const [was, is] = [names(before?.inputs["aliases"]), names(after?.inputs["aliases"])];
  const { came, went } = between(was, is);
  const owner = ownerOf((after ?? before) as SideResource, product);
  const other = change.inputs.filter(({ input }) => input !== "aliases" && input !== "tags").map(({ input }) => input);
  return [
    ...(came.length === 0
      ? []
      : [{ weight: "warning", text: `new to the internet: ${allOf(came)} (${owner})`, urns: [urn] } as const]),
    ...(went.length === 0
      ? []
      : [{ weight: "danger", text: `no longer answered: ${allOf(went)} (${owner})`, urns: [urn] } as const]),
    ...(before === undefined || after === undefined || other.length === 0
      ? []
      : [
          {
            weight: "note",
            text: `${allOf(is)} is answered in another way: ${allOf(other)} changed`,
            urns: [urn],
          } as const,
        ]),
  ];
}

function admitted(change: Change, product: string): Entry[] {
  const { before, after, urn } = change;
  const [was, is] = [names(before?.inputs["addresses"]), names(after?.inputs["addresses"])];
  const { came, went } = between(was, is);
  const set = physicalName((after ?? before) as SideResource);
  const owner = ownerOf((after ?? before) as SideResource, product);
  return [
    ...(came.length === 0
      ? []
      : [{ weight: "warning", text: `admitted from now on: ${allOf(came)} (${set}, ${owner})`, urns: [urn] } as const]),
    ...(went.length === 0
      ? []
      : [{ weight: "note", text: `no longer admitted: ${allOf(went)} (${set}, ${owner})`, urns: [urn] } as const]),
  ];
}

function filters(change: Change, product: string): Entry[] {
  const { before, after, urn, action } = change;
  const owner = ownerOf((after ?? before) as SideResource, product);
  if (before === undefined || after === undefined) {
    const text =
      action === "created"
        ? `a new web ACL filters requests (${owner})`
        : `the web ACL goes (${owner}): nothing filters those requests`;
    return [{ weight: action === "created" ? "note" : "danger", text, urns: [urn] }];
  }
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const { came, went } = between([...was.keys()], [...is.keys()]);
  const other = [...is].filter(([name, rule]) => was.has(name) && was.get(name) !== rule).map(([name]) => name);
  const parts = [
    ...(came.length === 0 ? [] : [`new rules ${allOf(came)}`]),
    ...(went.length === 0 ? [] : [`rules gone ${allOf(went)}`]),
    ...(other.length === 0 ? [] : [`other terms in ${allOf(other)}`]),
    ...change.inputs
      .filter(({ input }) => input !== "rules" && input !== "tags")
      .map(({ input, steps }) => `${input} ${stepInWords(steps[0])}`),
  ];
  return parts.length === 0
    ? []
    : [{ weight: "warning", text: `the web ACL (${owner}) filters in another way: ${allOf(parts)}`, urns: [urn] }];
}

function rulesOf({ inputs }: SideResource): Map<string, string> {
  const rules = Array.isArray(inputs["rules"]) ? (inputs["rules"] as readonly Shown[]) : [];
  return new Map(
    rules.filter(isObject).map((rule) => [textOf(rule["name"]), JSON.stringify({ ...rule, priority: 0 })]),
  );
}

/** What opens something to everybody, whatever its type. */
function opened(change: Change, product: string): Entry[] {
  const { after, before, type, urn } = change;
  if (after === undefined) return [];
  const now = openness(after);
  const then = before === undefined ? undefined : openness(before);
  if (now === undefined || now === then) return [];
  return [
    {
      weight: type.includes("EgressRule") ? "note" : "danger",
      text: `${now} (${ownerOf(after, product)})`,
      urns: [urn],
    },
  ];
}

/** In which way a resource is open to the world; nothing where it is not. */
function openness(resource: SideResource): string | undefined {
  const { type, inputs } = resource;
  if (type.endsWith(":SecurityGroupIngressRule") && isWorld(resource))
    return `everybody reaches ${textOf(inputs["ipProtocol"])} ${textOf(inputs["fromPort"] ?? "")}`;
  if (type === "aws:lb/loadBalancer:LoadBalancer" && inputs["internal"] !== true)
    return `the load balancer ${physicalName(resource)} faces the internet`;
  if (type === "aws:rds/clusterInstance:ClusterInstance" && inputs["publiclyAccessible"] === true)
    return `the database instance ${physicalName(resource)} has a public address`;
  if (type === "aws:ec2/subnet:Subnet" && inputs["mapPublicIpOnLaunch"] === true)
    return `what starts in ${resource.name} gets a public address`;
  if (type === "github:index/repository:Repository" && inputs["visibility"] === "public")
    return `the repository ${physicalName(resource)} can be read by everybody`;
  if (type.endsWith(":BucketPublicAccessBlock")) {
    const open = Object.entries(inputs)
      .filter(([, value]) => value === false)
      .map(([name]) => name);
    return open.length === 0 ? undefined : `${resource.name} no longer sets ${allOf(open)}`;
  }
  return undefined;
}

function between(was: readonly string[], is: readonly string[]): { came: string[]; went: string[] } {
  return { came: is.filter((one) => !was.includes(one)), went: was.filter((one) => !is.includes(one)) };
}

function names(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((one): one is string => typeof one === "string");
}
