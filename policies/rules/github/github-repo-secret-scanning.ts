import type { Rule } from "../../rule";
import { REPOSITORY } from "../../views/branches";

/**
 * Where GitHub Secret Protection is licensed, as the registry says; without a licence GitHub refuses a private repository that asks for it.
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
    if (!check.registry.github.secretProtection) return;
    for (const feature of ["secretScanning", "secretScanningPushProtection"]) {
      check.expect(
        () => repository.text(`securityAndAnalysis.${feature}.status`) === "enabled",
        "secrets are not looked for",
      );
    }
  },
};
