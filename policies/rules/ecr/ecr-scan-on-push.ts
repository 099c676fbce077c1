import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";
import { matches } from "../../kernel/documents";

export const rule: Rule = {
  id: "ecr-scan-on-push",
  title: "Images are scanned when they are pushed.",
  why: "A weakness that is known on the day of the build should not reach a task.",
  fix: "Set imageScanningConfiguration.scanOnPush: true, or a registry scanning rule whose filter matches the repository.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_163", "AWS-0030", "ECR.1", "190-4.1.1"],
  types: ["aws:ecr/repository:Repository"],
  check: (repository, check) => {
    check.expect(
      () =>
        repository.flag("imageScanningConfiguration.scanOnPush") === true ||
        check.graph
          .ofType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
          .some((scanning) => scans(scanning, repository)),
      "its images are not scanned",
    );
  },
};

function scans(scanning: View, repository: View): boolean {
  return scanning
    .list("rules")
    .some(
      (rule) =>
        /^(SCAN_ON_PUSH|CONTINUOUS_SCAN)$/.test(rule.text("scanFrequency") ?? "") &&
        rule
          .list("repositoryFilters")
          .some((filter) => matches(filter.text("filter") ?? "", repository.text("name") ?? "")),
    );
}
