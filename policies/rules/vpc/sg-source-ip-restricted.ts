import type { Rule } from "../../rule";
import { contains, parseCidr } from "../../views/networks";
import { holders, rulesIn } from "../../views/security-groups";

export const rule: Rule = {
  id: "sg-source-ip-restricted",
  title:
    "Security groups admit addresses of the offices, of the definition and of the product's networks; the world in production alone.",
  why: "What is not meant for customers is not patched, named or watched as if it were.",
  fix: "Admit a security group, or add the network to the environment's allowedCidrs in the definition.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: holders,
  check: (holder, check) => {
    const { environment } = holder;
    if (environment === undefined || environment === "account") return;
    const allowed = [
      ...check.registry.offices,
      ...Object.values(check.product?.cidrs ?? {}),
      ...(check.product?.allowedCidrs[environment] ?? []),
    ];
    for (const rule of rulesIn(holder)) {
      if (rule.direction !== "ingress") continue;
      // What production shows the world is for `sg-world-ingress-only-public-lb`.
      if (environment === "production" && rule.isWorld()) continue;
      check.expect(
        () =>
          rule
            .cidrs()
            .every((cidr) => parseCidr(cidr) !== undefined && allowed.some((network) => contains(network, cidr))),
        "an address is admitted that is neither an office's nor the product's",
      );
    }
  },
};
