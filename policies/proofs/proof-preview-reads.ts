import { decide } from "../iam/decide";
import type { Decision } from "../iam/request";
import type { View } from "../kernel/graph";
import type { Proof } from "../rule";
import { admittedElsewhere, arnOfRole, trustOf } from "../views/rights";
import { ROLE } from "../views/tasks";
import { seesNoContents, seesSettings } from "../ways/preview";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-preview-reads",
  title:
    "A preview that reads everything again may read everything that the program makes, and nothing of what is kept in it.",
  why: "A preview that ends in AccessDenied finds no drift, and one that may read all hands every secret to whoever opens a pull request.",
  fix: "Give the role the action that the message names, on the account's own resources; or add the type to policies/reads.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ROLE],
  noun: "preview",
  check: (role, check) => {
    if (role.text("name") !== check.registry.roles.preview) return;
    const way = new Way(check, "the preview");
    for (const taker of [check.registry.roles.ciPreview, check.registry.roles.ciCompare]) {
      way.allowed("trust", () => isTakenBy(taker, role), "CI may not take its role", role);
    }
    seesSettings(way, role);
    seesNoContents(way, role);
  },
};

/** Whether the organization's stack lets CI do so, that stack's own proof asks. */
function isTakenBy(taker: string, role: View): Decision {
  const { registry, today } = role.graph.world;
  const management = registry.organization.accounts["management"] ?? "";
  return decide(
    {
      caller: { kind: "identity", arn: `arn:aws:iam::${management}:role/${taker}` },
      action: "sts:AssumeRole",
      resource: arnOfRole(role),
    },
    { identity: [admittedElsewhere], resource: trustOf(role) },
    today,
  );
}
