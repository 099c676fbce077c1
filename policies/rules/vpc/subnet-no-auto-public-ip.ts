import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "subnet-no-auto-public-ip",
  title: "No subnet gives public addresses to what is launched in it.",
  why: "Whatever is put there by mistake is on the internet at once. Load balancers and NAT gateways bring their own addresses.",
  fix: "Remove mapPublicIpOnLaunch, or set it to false.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_130", "AWS-0164", "EC2.15"],
  types: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: (subnet, check) => {
    // AWS gives none unless it is asked to, except in default subnets.
    const byDefault = subnet.type.endsWith(":DefaultSubnet");
    check.expect(() => !(subnet.flag("mapPublicIpOnLaunch") ?? byDefault), "the subnet gives public addresses");
    check.expect(() => subnet.flag("assignIpv6AddressOnCreation") !== true, "the subnet gives public IPv6 addresses");
  },
};
