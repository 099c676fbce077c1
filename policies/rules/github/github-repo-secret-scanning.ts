import type { Rule } from "../../rule";
import { REPOSITORY } from "../../views/branches";

/**
 * Mandatory where the GitHub plan in the registry has it for private repositories, advisory elsewhere.
 */
export const rule: Rule = {
  id: "github-repo-secret-scanning",
  title: "GitHub looks for secrets in a repository, and refuses pushes that hold one.",
  why: "A secret that was pushed is lost, whatever is done afterwards.",
  fix: "Set securityAndAnalysis.secretScanning and secretScanningPushProtection to enabled.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [REPOSITORY],
  check: (repository, check) => {
    const level = check.registry.github.plan === "enterprise" ? "mandatory" : "advisory";
    for (const feature of ["secretScanning", "secretScanningPushProtection"]) {
      check.expect(
        () => repository.text(`securityAndAnalysis.${feature}.status`) === "enabled",
        "secrets are not looked for",
        { level },
      );
    }
  },
};
