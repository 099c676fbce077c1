import type { Rule } from "../../rule";
import { exits, NAT, SUBNET } from "../../views/placement";
import { tierOf } from "../../views/subnets";

/** Which gateway the default route of a tier leads to. Where no NAT gateway is paid for, private subnets lead nowhere. */
const ways: Readonly<Record<string, string>> = { public: "gatewayId", private: "natGatewayId" };

export const rule: Rule = {
  id: "route-tier-leads-out",
  title:
    "Public subnets lead to the internet gateway, and private ones to a NAT gateway where the environment has one.",
  why: "Whatever starts in a subnet without a way out waits for its image in vain; nobody sees it before something stands there.",
  fix: "Make the default route of the subnet's route table.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SUBNET],
  check: (subnet, check) => {
    const way = ways[tierOf(subnet) ?? ""];
    const hasNat = (): boolean => check.graph.ofType(NAT).some((nat) => nat.environment === subnet.environment);
    if (way === undefined || (way === ways["private"] && !hasNat())) return;
    check.expect(() => exits(subnet).has(way), "its route table has no way out");
  },
};
