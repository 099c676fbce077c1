import type { Rule } from "../../rule";
import { isNarrowed, statements } from "../../kernel/documents";

const writing = /^logs:(CreateLogStream|PutLogEvents|PutLogEventsBatch)$/;

/** In no other pack: the resource policy of CloudWatch Logs is where a confused deputy writes into the account's logs. */
export const rule: Rule = {
  id: "log-resource-policy-narrowed",
  title:
    "A resource policy of CloudWatch Logs names which service may write, on whose behalf, and into which log groups.",
  why: "A service that is admitted without a condition writes for every account of AWS that asks it to.",
  fix: "Name the service, logs:CreateLogStream and logs:PutLogEvents, the log group's ARN, and aws:SourceAccount or aws:SourceArn.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
  check: (policy, check) => {
    check.expect(() => policy.isSet("policyDocument"), "there is no document");
    const all = (holds: (each: ReturnType<typeof statements>[number]) => boolean) => () =>
      statements(policy, "policyDocument").every(holds);
    check.expect(
      all((each) => each.effect === "Allow"),
      "a statement denies, so that nothing is written",
      { part: "effect" },
    );
    check.expect(
      all(({ principals }) => principals.length > 0 && principals.every(({ kind }) => kind === "Service")),
      "someone else than a service may write",
      { part: "principal" },
    );
    check.expect(
      all(({ actions }) => actions.length > 0 && actions.every((action) => writing.test(action))),
      "more than writing is allowed",
      { part: "action" },
    );
    check.expect(
      all(({ resources }) => resources.length > 0 && !resources.includes("*")),
      "every log group is meant",
      { part: "resource" },
    );
    check.expect(
      all((each) => isNarrowed(each)),
      "a statement is not narrowed",
      { part: "condition" },
    );
  },
};
