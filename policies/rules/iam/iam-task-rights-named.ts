import { covers, type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { allowances, demands, identityTypes } from "../../views/permissions";

/**
 * What each action takes: Service Authorization Reference, "Amazon Elastic Container Service". A task's ARN does not say of which family it is:
 * hence the condition. The right to run tasks is `iam-run-task-scoped`'s.
 */
const resources: Readonly<Record<string, RegExp>> = {
  "ecs:RegisterTaskDefinition": named("task-definition", ":\\*"),
  "ecs:StopTask": named("task", "/[\\w*-]+"),
  "ecs:UpdateService": named("service", "/[\\w-]+"),
};

/** The pack's own: who registers a family decides what a service will run, and who stops tasks ends what serves. */
export const rule: Rule = {
  id: "iam-task-rights-named",
  title: "A right to register, stop or replace tasks names the families, clusters and services that it is about.",
  why: "Whoever may register any family decides what every service runs next; whoever may stop any task ends any service.",
  fix: "Name task-definition/<family>:*, service/<cluster>/<service> and task/<cluster>/*; stop tasks under aws:ResourceTag/service, and tag them only as they are made (ecs:CreateAction).",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: identityTypes,
  check: (subject, check) => {
    for (const statement of allowances(subject)) {
      const actions = Object.entries(resources).filter(([action]) => covers(statement, action));
      for (const [, pattern] of actions) {
        check.expect(
          () =>
            statement.resources.length > 0 &&
            statement.resources.every((resource) => pattern.test(resource) || !isTaskThing(resource)),
          "it is about tasks, families or services that are not named",
        );
      }
      if (covers(statement, "ecs:StopTask")) {
        check.expect(() => demandsExactly(statement, /^(aws|ecs):resourcetag\/./), "it stops any task of the cluster", {
          part: "stop",
        });
      }
      if (
        covers(statement, "ecs:TagResource") &&
        statement.resources.some((one) => /^\*|:task(-definition)?\//.test(one))
      ) {
        check.expect(() => demandsExactly(statement, /^ecs:createaction$/), "it gives any task the tags it likes", {
          part: "tag",
        });
      }
    }
  },
};

/** A thing whose own name is written out: `task-definition/<family>:*`. */
function named(kind: string, rest: string): RegExp {
  return new RegExp(`^arn:aws:ecs:[a-z0-9-]+:\\d{12}:${kind}/[\\w-]+${rest}$`);
}

/** What a statement lists for others of its actions does no harm; everything does. */
function isTaskThing(resource: string): boolean {
  return !/^arn:aws:(?!ecs:|\*)[a-z0-9-]+:/.test(resource);
}

function demandsExactly(statement: Statement, key: RegExp): boolean {
  return statement.conditions.some(
    (condition) =>
      key.test(condition.key) && demands(condition) && condition.values.every((value) => !/[*?]/.test(value)),
  );
}
