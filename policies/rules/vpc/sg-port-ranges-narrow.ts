import type { Rule } from "../../rule";
import { holders, rulesIn } from "../../views/security-groups";

const WIDEST = 10;

/** The pack's own: the rules about single ports say nothing of a range between groups, and `reviewed-shapes` holds each end of it to its bounds alone. */
export const rule: Rule = {
  id: "sg-port-ranges-narrow",
  title: `A rule of a security group names its protocol, and at most ${WIDEST} ports.`,
  why: "A range that was widened once, or every protocol, opens what is added later: debug ports, agents, another service.",
  fix: "State the port that the other side listens on.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.4.2", "CKV_AWS_382"],
  types: holders,
  check: (holder, check) => {
    for (const rule of rulesIn(holder)) {
      const { reader, direction } = rule;
      check.expect(() => {
        if (rule.isEveryProtocol()) return false;
        if (/icmp|^1$|^58$/i.test(reader.text("ipProtocol") ?? reader.text("protocol") ?? "")) return true;
        const [from, to] = [reader.number("fromPort"), reader.number("toPort")];
        return from !== undefined && to !== undefined && from >= 0 && to - from < WIDEST;
      }, `an ${direction} rule is wider than its service`);
    }
  },
};
