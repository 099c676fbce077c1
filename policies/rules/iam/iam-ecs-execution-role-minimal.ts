import type { Rule } from "../../rule";
import { matches, type Statement } from "../../kernel/documents";
import { roleNamed, TASK } from "../../views/tasks";
import { roleView } from "../../views/roles";

/**
 * Pulling images and writing logs by named resources is admitted beside AWS's managed policy: it is the same, narrowed.
 */
export const rule: Rule = {
  id: "iam-ecs-execution-role-minimal",
  title: "The role that starts a task pulls images, writes logs and reads the task's own secrets, and nothing else.",
  why: "It is used before any code of ours runs, and is easily forgotten.",
  fix: "Limit it to ecr pulls, logs:CreateLogStream and PutLogEvents, ssm:GetParameters, secretsmanager:GetSecretValue and kms:Decrypt on the product's and environment's resources.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK],
  check: (task, check) => {
    if (!task.has("executionRoleArn")) return;
    const role = () => {
      const found = roleNamed(check.graph, task, "executionRoleArn");
      return found === undefined ? undefined : roleView(found);
    };
    const scopes = ["general", task.environment].map((scope) => `/${check.graph.stack}/${scope}/`);
    check.expect(() => role() !== undefined, "its execution role is not the program's", { part: "role" });
    check.expect(
      () =>
        (role()?.managedPolicies() ?? []).every((arn) =>
          arn.endsWith(":policy/service-role/AmazonECSTaskExecutionRolePolicy"),
        ),
      "its execution role holds other managed policies",
      { part: "managed" },
    );
    const allowed = (): readonly Statement[] => role()?.allowed() ?? [];
    check.expect(() => allowed().every(isOfStart), "its execution role may do more than start it", { part: "actions" });
    check.expect(
      () =>
        allowed()
          .filter(readsSecrets)
          .every(({ resources }) => resources.every((resource) => scopes.some((scope) => resource.includes(scope)))),
      "its execution role reads secrets of another product or environment",
      { part: "secrets" },
    );
  },
};

const starting = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "kms:Decrypt",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameters",
];
const secrets = ["secretsmanager:GetSecretValue", "ssm:GetParameters"];

function isOfStart({ actions, notActions }: Statement): boolean {
  return (
    notActions.length === 0 &&
    actions.every((action) => starting.some((one) => one.toLowerCase() === action.toLowerCase()))
  );
}

function readsSecrets({ actions }: Statement): boolean {
  return actions.some((action) => secrets.some((secret) => matches(action, secret)));
}
