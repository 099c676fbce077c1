import type { Rule } from "../../rule";
import type { Statement } from "../../kernel/documents";
import { isInventory, takesNoResource } from "../../views/actions";
import { roleNamed, TASK } from "../../views/tasks";
import { roleView } from "../../views/roles";

/**
 * A resource of the product is known by its name: `<product>-<environment>`, `<product>-account`, or a path that begins with the product and the
 * environment or `general`. A key is known by its aliases, whose names are the same; a database's user by its name, which the environment's
 * begins; a domain that mail is sent from by the program's identity of it.
 */
export const rule: Rule = {
  id: "iam-ecs-task-role-scoped",
  title: "What runs in a task may use the things of its product and environment only.",
  why: "Who breaks into a staging task must not reach production.",
  fix: "Name resources by names that begin with <product>-<environment>; no iam, no ecr, no ssm:PutParameter.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK],
  check: (task, check) => {
    if (!task.has("taskRoleArn")) return;
    const role = () => {
      const found = roleNamed(check.graph, task, "taskRoleArn");
      return found === undefined ? undefined : roleView(found);
    };
    const allowed = (): readonly Statement[] => role()?.allowed() ?? [];
    check.expect(() => role() !== undefined, "its task role is not the program's", { part: "role" });
    check.expect(() => (role()?.managedPolicies() ?? []).length === 0, "its task role holds managed policies", {
      part: "managed",
    });
    check.expect(
      () =>
        allowed().every(
          ({ actions, notActions }) => notActions.length === 0 && !actions.some((action) => forbidden.test(action)),
        ),
      "its task role may write rights, images or parameters",
      { part: "actions" },
    );
    const names = namesOf(check.graph.stack, task.environment);
    // Mail is sent from a domain, which begins with no product's name: it is one that the program verifies for this environment.
    const domains = check.graph
      .ofType("aws:sesv2/emailIdentity:EmailIdentity")
      .filter((identity) => identity.environment === task.environment)
      .map((identity) => identity.text("emailIdentity"));
    const isName = (resource: string): boolean =>
      names.test(resource) || domains.some((domain) => resource.endsWith(`:identity/${domain}`));
    check.expect(
      () => allowed().every((statement) => isOf(statement, isName)),
      "its task role reaches things of another product or environment, or all of them",
    );
  },
};

const forbidden = /^(\*|iam:|ecr:|organizations:|sso:|ssm:PutParameter|ssm:\*|sts:(\*|AssumeRole))/i;

function namesOf(product: string, environment: string | undefined): RegExp {
  const own = environment === undefined ? "account" : `(${environment}|account)`;
  const path = environment === undefined ? "general" : `(${environment}|general)`;
  const user = environment === undefined ? "" : `|^arn:aws:rds-db:.*:dbuser:[^/]*/${environment}-[^*?]+$`;
  return new RegExp(`(^|[:/])(${product}-${own}(-|$|[/:])|${product}/${path}/)${user}`);
}

function isOf({ actions, resources, conditions }: Statement, isName: (resource: string) => boolean): boolean {
  if (actions.every((action) => takesNoResource(action) || isInventory(action))) return true;
  const narrowed = conditions.some(
    ({ key, operator, values }) =>
      (key === "kms:resourcealiases" || key === "cloudwatch:namespace") &&
      operator.endsWith("StringEquals") &&
      values.length > 0 &&
      values.every((value) => key === "cloudwatch:namespace" || isName(value)),
  );
  return narrowed || (resources.length > 0 && resources.every(isName));
}
