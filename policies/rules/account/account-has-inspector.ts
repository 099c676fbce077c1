import { parseJson } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import { type Rule, STACK } from "../../rule";
import { detectionView } from "../../views/detection";

const POLICY = "aws:organizations/policy:Policy";

/** What is scanned, by its place in a policy of the organization: functions by their packages, and below that by their code. */
const kinds = [
  ["ec2_scanning"],
  ["ecr_scanning"],
  ["lambda_standard_scanning"],
  ["lambda_standard_scanning", "lambda_code_scanning"],
] as const;

/** By a policy on the root, since Inspector's own setting switches it on for new members alone. */
export const rule: Rule = {
  id: "account-has-inspector",
  title: "Inspector scans images, functions and instances of every account, administered by the security account.",
  why: "A weakness that becomes known after the release is found in what runs only by scanning it again.",
  fix: "Delegate Inspector in both regions, and attach an INSPECTOR_POLICY to the root: all kinds, both regions in enable_in_regions, none in disable_in_regions.",
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
          `${kind.at(-1)} is left out in ${region}`,
          { part: "scans" },
        );
      }
    }
  },
};

/**
 * The regions in which a kind is scanned. AWS wants both lists for each, takes none of a policy that lacks one, and where a region stands in both
 * it is not scanned ("Amazon Inspector policy syntax and examples").
 */
function regionsOf(content: string, kind: readonly string[]): unknown[] {
  const enablement = under(parseJson(content), ["inspector", "enablement", ...kind]);
  const [enabled, disabled] = ["enable_in_regions", "disable_in_regions"].map((list) =>
    under(enablement, [list, "@@assign"]),
  );
  return Array.isArray(enabled) && Array.isArray(disabled) ? enabled.filter((one) => !disabled.includes(one)) : [];
}

function under(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === "object" && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    value,
  );
}
