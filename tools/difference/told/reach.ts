import { allOf } from "../../report/words";
import { groupBy } from "../../report/group";
import { type SideResource, textOf } from "../side";
import { type Compared, type Entry } from "./entry";
import { ownerOf } from "./words";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** Who reaches whom through security groups: what was opened and what was closed. Rules of a group that comes or goes as a whole are told together. */
export function reachEntries({ changes, product }: Compared): Entry[] {
  const rules = changes.filter(({ type, because }) => (type === INGRESS || type === EGRESS) && because === undefined);
  const told = rules.flatMap(({ before, after, urn, action }) => [
    ...(before !== undefined && action !== "created" ? [{ word: "closed", rule: before, urn }] : []),
    ...(after !== undefined && action !== "deleted" ? [{ word: "opened", rule: after, urn }] : []),
  ]);
  const groups = groupBy(told, ({ word, rule }) => [word, ownerOf(rule, product)].join("\n"));
  return [...groups.values()].map((some): Entry => {
    const [first] = some;
    const opened = first?.word === "opened";
    const world = some.some(({ rule }) => rule.type === INGRESS && isWorld(rule));
    const lines = some.map(({ rule }) => inWords(rule));
    return {
      weight: opened ? (world ? "danger" : "warning") : "note",
      text: `${first?.word ?? ""}: ${allOf([...new Set(lines)])} (security groups of ${first === undefined ? "" : ownerOf(first.rule, product)})`,
      urns: some.map(({ urn }) => urn),
    };
  });
}

/** `tcp 13306 from shine-production-groups-web-security-group to shine-…-primary-security-group`. */
function inWords({ inputs, type }: SideResource): string {
  const peer = name(
    inputs["cidrIpv4"] ?? inputs["cidrIpv6"] ?? inputs["referencedSecurityGroupId"] ?? inputs["prefixListId"],
  );
  const own = name(inputs["securityGroupId"]);
  const { ipProtocol, fromPort, toPort } = inputs;
  const ports = fromPort === toPort ? textOf(fromPort ?? "") : `${textOf(fromPort)}-${textOf(toPort)}`;
  const what = ipProtocol === "-1" ? "everything" : `${textOf(ipProtocol)} ${ports}`.trim();
  return type === INGRESS ? `${what} from ${peer} to ${own}` : `${what} from ${own} to ${peer}`;
}

export function isWorld({ inputs }: SideResource): boolean {
  return inputs["cidrIpv4"] === "0.0.0.0/0" || inputs["cidrIpv6"] === "::/0";
}

/** The name in `<computed: id of …>`. */
function name(value: unknown): string {
  const text = typeof value === "string" ? value : "what is not known yet";
  return (/^<computed: \w+ (?:of )?(.*)>$/.exec(text)?.[1] ?? text).replace(/-security-group$/, "");
}
