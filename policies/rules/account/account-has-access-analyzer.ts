import { type Rule, STACK } from "../../rule";
import { detectionView, isDelegated } from "../../views/detection";

export const rule: Rule = {
  id: "account-has-access-analyzer",
  title: "An analyzer of the organization looks for access from outside, in each region that is used.",
  why: "What one account opens to a stranger is seen by nobody who does not look for it everywhere.",
  fix: "Delegate access-analyzer.amazonaws.com to the security account, and make an Analyzer of type ORGANIZATION there in both regions.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["AWS-0175", "CIS5-1.19"],
  types: [STACK],
  check: (_stack, check) => {
    const detection = detectionView(check);
    if (detection === undefined) return;
    for (const region of detection.regions) {
      check.expect(
        () =>
          detection
            .administered("aws:accessanalyzer/analyzer:Analyzer", region)
            // Archive rules and exclusions hide findings.
            .some((one) => one.text("type") === "ORGANIZATION" && !one.isSet("configuration")),
        `no analyzer of the organization looks at ${region}`,
        { part: "analyzer" },
      );
    }
    check.expect(() => isDelegated(check.graph, "access-analyzer", detection.administrator), "it is not delegated", {
      part: "administrator",
    });
  },
};
