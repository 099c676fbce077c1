import type { Rule } from "../../rule";

/**
 * Not in the list of rules: SVC 8 asks for scans that go on after the push, and only the registry's setting gives them.
 */
export const rule: Rule = {
  id: "ecr-registry-scanning",
  title: "The images of a registry are scanned again whenever a weakness becomes known.",
  why: "Most weaknesses become known after the push.",
  fix: 'Set scanType "ENHANCED" and a rule with scanFrequency "CONTINUOUS_SCAN".',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["ECR.1", "190-4.1.1"],
  types: ["aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"],
  check: (scanning, check) => {
    check.expect(() => scanning.text("scanType") === "ENHANCED", "images are scanned when they are pushed only");
    check.expect(
      () =>
        scanning
          .list("rules")
          .some(
            (rule) =>
              rule.text("scanFrequency") === "CONTINUOUS_SCAN" &&
              rule.list("repositoryFilters").some((filter) => filter.isSet("filter")),
          ),
      "no rule scans images again",
      { part: "continuous" },
    );
  },
};
