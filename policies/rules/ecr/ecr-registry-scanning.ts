import { matches } from "../../kernel/documents";
import { STACK, type Rule } from "../../rule";

/** The pack's own: `ecr-scan-on-push` is content with the day of the push, while most weaknesses are found later. */
export const rule: Rule = {
  id: "ecr-registry-scanning",
  title: "A product's registry scans every image for as long as it may run.",
  why: "A weakness that becomes known after the push is found in what runs only by scanning it again.",
  fix: "Set enhanced scanning with CONTINUOUS_SCAN over all repositories.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.1.1"],
  types: [STACK],
  check: (stack, check) => {
    if (check.product === undefined) return;
    const repositories = stack.graph.ofType("aws:ecr/repository:Repository");
    for (const repository of repositories) {
      check.expect(
        () =>
          stack.graph
            .ofType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
            .some(
              (scanning) =>
                scanning.text("scanType") === "ENHANCED" &&
                scanning
                  .list("rules")
                  .some(
                    (one) =>
                      one.text("scanFrequency") === "CONTINUOUS_SCAN" &&
                      one
                        .list("repositoryFilters")
                        .some((filter) => matches(filter.text("filter") ?? "", repository.text("name") ?? "")),
                  ),
            ),
        "its images are not scanned again",
        { at: repository },
      );
    }
  },
};
