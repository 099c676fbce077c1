import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";

/**
 * A bare name is admitted beside an ARN: ECS reads it as a parameter of the task's own account and region.
 */
export const rule: Rule = {
  id: "ecs-secrets-own-scope",
  title: "A task reads the secrets of its own product and environment only, and never a database's master password.",
  why: "A staging task that can read production's secrets makes staging as valuable to an attacker as production.",
  fix: "Name parameters below /<product>/general/ or /<product>/<environment>/ of this account in `secrets`, never rds!cluster- secrets.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK],
  check: (task, check) => {
    const own = check.product?.account;
    const scopes = ["general", task.environment].flatMap((scope) => scope ?? []);
    for (const { label, reader } of containers(task)) {
      for (const secret of [...reader.list("secrets"), ...reader.list("logConfiguration.secretOptions")]) {
        check.expect(() => {
          const place = placeOf(secret.text("valueFrom") ?? "");
          return (
            place !== undefined &&
            (place.account === undefined || place.account === own) &&
            scopes.some((scope) => place.name.startsWith(`/${check.graph.stack}/${scope}/`))
          );
        }, `${label} reads a secret of another account, product or environment`);
      }
    }
  },
};

/** The account and the name of a parameter or secret; undefined for what is neither, and for what RDS keeps. */
function placeOf(valueFrom: string): { account?: string; name: string } | undefined {
  if (valueFrom.startsWith("/")) return { name: valueFrom };
  const found = /^arn:aws[\w-]*:(?:ssm:[\w-]+:(\d{12}):parameter|secretsmanager:[\w-]+:(\d{12}):secret:)(\/[^:]+)/.exec(
    valueFrom,
  );
  const account = found?.[1] ?? found?.[2];
  const name = found?.[3];
  return account === undefined || name === undefined ? undefined : { account, name };
}
