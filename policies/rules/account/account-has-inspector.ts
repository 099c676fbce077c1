import { parseJson } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import { type Rule, STACK } from "../../rule";
import { detectionView } from "../../views/detection";

const POLICY = "aws:organizations/policy:Policy";

/** What is scanned, by its key in a policy of the organization. */
const kinds = ["ec2_scanning", "ecr_scanning", "lambda_standard_scanning"];

/** By a policy on the root, since Inspector's own setting switches it on for new members alone. */
export const rule: Rule = {
  id: "account-has-inspector",
  title: "Inspector scans images, functions and instances of every account, administered by the security account.",
  why: "A weakness that becomes known after the release is found in what runs only by scanning it again.",
  fix: "Delegate Inspector in both regions, and attach an INSPECTOR_POLICY with all kinds and both regions to the root.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["Inspector.1", "190-4.1.1"],
  types: [STACK],
  check: (_stack, check) => {
    const detection = detectionView(check);
    if (detection === undefined) return;
    const { graph, registry } = check;
    const policies = (): View[] =>
      graph
        .ofType("aws:organizations/policyAttachment:PolicyAttachment")
        .filter((one) => one.text("targetId") === registry.organization.rootId)
        .flatMap((one) => graph.target(one, "policyId", POLICY) ?? [])
        .filter((policy) => policy.text("type") === "INSPECTOR_POLICY");
    for (const region of detection.regions) {
      check.expect(
        () =>
          detection
            .at("aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount", region)
            .some((one) => one.text("accountId") === detection.administrator),
        `it is not delegated to the security account in ${region}`,
        { part: "administrator" },
      );
      for (const kind of kinds) {
        check.expect(
          () => policies().some((policy) => regionsOf(policy.text("content") ?? "", kind).includes(region)),
          `${kind} is left out in ${region}`,
          { part: "scans" },
        );
      }
    }
  },
};

interface InspectorPolicy {
  readonly inspector?: {
    readonly enablement?: Readonly<Record<string, { readonly enable_in_regions?: { readonly "@@assign"?: unknown } }>>;
  };
}

function regionsOf(content: string, kind: string): unknown[] {
  const document = parseJson(content) as InspectorPolicy | undefined;
  const regions = document?.inspector?.enablement?.[kind]?.enable_in_regions?.["@@assign"];
  return Array.isArray(regions) ? regions : [];
}
