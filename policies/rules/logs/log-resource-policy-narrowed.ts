import type { Rule } from "../../rule";
import { isNarrowed, statements } from "../../kernel/documents";

/** In no other pack: the resource policy of CloudWatch Logs is where a confused deputy writes into the account's logs. */
export const rule: Rule = {
  id: "log-resource-policy-narrowed",
  title: "A resource policy of CloudWatch Logs names who may write, on whose behalf, and into which log groups.",
  why: "A service that is admitted without a condition writes for every account of AWS that asks it to.",
  fix: "Name the service and the log group's ARN, and add aws:SourceAccount or aws:SourceArn.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
  check: (policy, check) => {
    check.expect(() => policy.isSet("policyDocument"), "there is no document");
    check.expect(
      () =>
        statements(policy, "policyDocument").every(
          (statement) => statement.effect === "Deny" || (isNarrowed(statement) && !statement.resources.includes("*")),
        ),
      "a statement is not narrowed",
    );
  },
};
