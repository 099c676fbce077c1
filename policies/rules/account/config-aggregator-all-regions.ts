import { type Rule, STACK } from "../../rule";
import { detectionView, isDelegated } from "../../views/detection";

export const rule: Rule = {
  id: "config-aggregator-all-regions",
  title: "One aggregator shows how everything of every account and region is set.",
  why: "A region that is left out is where nobody looks.",
  fix: "Delegate config.amazonaws.com to the security account, and make a ConfigurationAggregator of the organization with allRegions there.",
  severity: "medium",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_121", "AWS-0019"],
  types: [STACK],
  check: (_stack, check) => {
    const detection = detectionView(check);
    if (detection === undefined) return;
    check.expect(
      () =>
        detection
          .administered("aws:cfg/configurationAggregator:ConfigurationAggregator", check.registry.regions.home)
          .some((one) => one.flag("organizationAggregationSource.allRegions") === true),
      "no aggregator sees all regions of all accounts",
      { part: "aggregator" },
    );
    check.expect(() => isDelegated(check.graph, "config", detection.administrator), "it is not delegated", {
      part: "administrator",
    });
  },
};
