import type { Rule } from "../../rule";
import { statements } from "../../kernel/documents";

const writing = /^logs:(CreateLogStream|PutLogEvents|PutLogEventsBatch)$/;

/** In no other pack. For whom the service writes, `resource-policy-strangers` asks. */
export const rule: Rule = {
  id: "log-resource-policy-narrowed",
  title: "A resource policy of CloudWatch Logs names which service may write, and into which log groups.",
  why: "Whoever may write into every log group may write over what others are to be held to.",
  fix: "Name the service, logs:CreateLogStream and logs:PutLogEvents, and the log group's ARN.",
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
  },
};
