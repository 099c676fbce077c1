import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { admitsWorld } from "./networks";

export const aclTypes: readonly string[] = [
  "aws:ec2/networkAcl:NetworkAcl",
  "aws:ec2/networkAclRule:NetworkAclRule",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
];

/** One ingress rule of a network ACL, however it is written. */
export class AclRule {
  constructor(private readonly reader: Reader) {}

  admits(): boolean {
    return (this.reader.text("action") ?? this.reader.text("ruleAction") ?? "").toLowerCase() === "allow";
  }

  admitsWorld(): boolean {
    return this.admits() && admitsWorld([...this.reader.texts("cidrBlock"), ...this.reader.texts("ipv6CidrBlock")]);
  }

  isEveryProtocol(): boolean {
    return ["-1", "all"].includes((this.reader.text("protocol") ?? "-1").toLowerCase());
  }

  covers(port: number): boolean {
    if (this.isEveryProtocol()) return true;
    const [from, to] = [this.reader.number("fromPort") ?? 0, this.reader.number("toPort") ?? 65535];
    return from <= port && port <= to;
  }
}

/** The ingress rules that one resource holds. */
export function aclRulesIn(holder: View): AclRule[] {
  if (holder.type === "aws:ec2/networkAclRule:NetworkAclRule") {
    return holder.flag("egress") === true ? [] : [new AclRule(holder)];
  }
  return holder.list("ingress").map((reader) => new AclRule(reader));
}
