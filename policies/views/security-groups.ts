import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { admitsWorld } from "./networks";

export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** Everything that can hold rules of security groups. */
export const holders: readonly string[] = [GROUP, DEFAULT_GROUP, RULE, INGRESS, EGRESS];

/** One rule of a security group, however it is written. */
export class GroupRule {
  constructor(
    readonly direction: "ingress" | "egress",
    readonly holder: View,
    readonly reader: Reader,
  ) {}

  /** Networks at the other end. */
  cidrs(): string[] {
    return ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"].flatMap((path) => this.reader.texts(path));
  }

  isWorld(): boolean {
    return admitsWorld(this.cidrs());
  }

  /** Whether a port of this protocol is within; protocol -1 is all of them. */
  covers(port: number, protocol = "tcp"): boolean {
    const own = (this.reader.text("ipProtocol") ?? this.reader.text("protocol") ?? "-1").toLowerCase();
    if (own === "-1" || own === "all") return true;
    if (own !== protocol && own !== numbers[protocol]) return false;
    const [from, to] = [this.reader.number("fromPort"), this.reader.number("toPort")];
    if (from === undefined || to === undefined || from === -1) return true;
    return from <= port && port <= to;
  }

  isEveryProtocol(): boolean {
    const own = (this.reader.text("ipProtocol") ?? this.reader.text("protocol") ?? "-1").toLowerCase();
    return own === "-1" || own === "all";
  }

  /** Whether it admits exactly one port of TCP. */
  isOnly(port: number): boolean {
    return (
      !this.isEveryProtocol() &&
      this.covers(port) &&
      this.reader.number("fromPort") === port &&
      this.reader.number("toPort") === port
    );
  }

  get description(): string | undefined {
    return this.reader.text("description");
  }
}

const numbers: Readonly<Record<string, string>> = { tcp: "6", udp: "17" };

/** The rules that one resource holds: a group its inline ones, a rule itself. */
export function rulesIn(holder: View): GroupRule[] {
  const one = (direction: "ingress" | "egress"): GroupRule[] => [new GroupRule(direction, holder, holder)];
  if (holder.type === INGRESS) return one("ingress");
  if (holder.type === EGRESS) return one("egress");
  if (holder.type === RULE) return one(holder.text("type") === "egress" ? "egress" : "ingress");
  return (["ingress", "egress"] as const).flatMap((direction) =>
    holder.list(direction).map((reader) => new GroupRule(direction, holder, reader)),
  );
}

/** All rules of a group, its own and the separate ones. Ends the assertion when what belongs to it cannot be known. */
export function rulesOf(group: View): readonly GroupRule[] {
  return group.graph.memo(`rules of ${group.urn}`, () => {
    const separate = [INGRESS, EGRESS, RULE].flatMap((type) => group.graph.satellites(group, type, "securityGroupId"));
    return [group, ...separate].flatMap(rulesIn);
  });
}
