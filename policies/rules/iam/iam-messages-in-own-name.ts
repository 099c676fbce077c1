import { covers, type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { allowances, demands, identityTypes } from "../../views/permissions";

/** The condition that says in whose name. Source: Service Authorization Reference, "Amazon Simple Email Service v2", "Amazon EventBridge". */
const senders = [
  { actions: ["ses:SendEmail", "ses:SendRawEmail", "ses:SendBulkEmail"], key: "ses:fromaddress", part: "mail" },
  { actions: ["events:PutEvents"], key: "events:source", part: "events" },
] as const;

/** The pack's own: what is sent is believed by its sender's name. */
export const rule: Rule = {
  id: "iam-messages-in-own-name",
  title: "A right to send mail or to publish events names the addresses, or the source, that it is done as.",
  why: "Mail from the company's domain is believed, whoever wrote it; an event in another service's name is acted upon.",
  fix: "Set ses:FromAddress, or events:source, by StringEquals to whole names, on the identity or the bus that is meant.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      for (const { actions, key, part } of senders) {
        if (!actions.some((action) => covers(statement, action))) continue;
        check.expect(() => isExact(statement, key), "it sends in any name", { part });
        check.expect(
          () => statement.resources.length > 0 && statement.resources.every((resource) => !/[*?]/.test(resource)),
          "it sends from any domain, or on any bus",
          { part: `${part}-resource` },
        );
      }
    }
  },
};

function isExact(statement: Statement, key: string): boolean {
  return statement.conditions.some(
    (condition) =>
      condition.key === key && demands(condition) && condition.values.every((value) => !/[*?]/.test(value)),
  );
}
