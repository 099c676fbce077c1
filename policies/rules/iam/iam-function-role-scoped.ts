import { covers, type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { demands } from "../../views/permissions";
import { roleView } from "../../views/roles";
import { ROLE } from "../../views/tasks";

const LAMBDA = "lambda.amazonaws.com";
const interfaces = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"];
const keys = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom"];
/** The tag by which RDS says whose master password a secret holds. */
const CLUSTER = "secretsmanager:resourcetag/aws:rds:primarydbclusterarn";

/** The pack's own: functions hold the rights that AWS needs to run them beside those that their code needs. */
export const rule: Rule = {
  id: "iam-function-role-scoped",
  title:
    "A function uses keys through services, reads the master password of one cluster of its environment at most, and leaves the network to Lambda.",
  why: "The rights to attach interfaces are Lambda's; code that has them moves into any subnet. Managed secrets of all clusters have names that begin alike.",
  fix: "Add kms:ViaService; secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn with the cluster's ARN; a Deny of the interface actions where lambda:SourceFunctionArn is the function.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ROLE],
  check: (role, check) => {
    const view = roleView(role);
    if (!view.trust().some(({ principals }) => principals.some(({ value }) => value === LAMBDA))) return;
    const all = (): readonly Statement[] => view.documents.flatMap(({ statements }) => statements());
    const allowed = (actions: readonly string[]): readonly Statement[] =>
      view.allowed().filter((statement) => actions.some((action) => covers(statement, action)));
    check.expect(
      () =>
        allowed(interfaces).length === 0 ||
        interfaces.every((action) =>
          all().some(
            (statement) =>
              statement.effect === "Deny" &&
              covers(statement, action) &&
              statement.resources.includes("*") &&
              statement.conditions.length === 1 &&
              holds(statement, "lambda:sourcefunctionarn", /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[^*?]+$/),
          ),
        ),
      "its code may attach interfaces",
      { part: "network" },
    );
    check.expect(
      () => allowed(keys).every((one) => holds(one, "kms:viaservice", /^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com$/)),
      "it uses a key directly",
      { part: "keys" },
    );
    const own = new RegExp(
      `^arn:aws:rds:[a-z0-9-]+:\\d{12}:cluster:${check.graph.stack}-${role.environment ?? ""}-[^*?]+$`,
    );
    check.expect(
      () =>
        allowed(["secretsmanager:GetSecretValue"])
          .filter(({ resources }) => resources.some((resource) => /:secret:(rds!|[*?])|^\*/.test(resource)))
          .every((one) => holds(one, CLUSTER, own)),
      "it reads the master password of other clusters",
      { part: "secret" },
    );
  },
};

function holds({ conditions }: Statement, key: string, value: RegExp): boolean {
  return conditions.some((one) => one.key === key && demands(one) && one.values.every((text) => value.test(text)));
}
