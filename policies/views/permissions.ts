import type { Condition, Statement } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { permissions, permissionTypes } from "./documents";

/** Everything that says what an identity may do. */
export const identityTypes: readonly string[] = [
  ...permissionTypes,
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
];

/**
 * The statements by which a resource allows something. A boundary gives no right to anybody, only takes: its `*` is not asked about. It is
 * known by its name's end and by its denials.
 */
export function allowances(view: View): readonly Statement[] {
  const all = permissions(view);
  return isBoundary(view, all) ? [] : all.filter(({ effect }) => effect === "Allow");
}

function isBoundary(view: View, statements: readonly Statement[]): boolean {
  if (view.type !== "aws:iam/policy:Policy" || !statements.some(({ effect }) => effect === "Deny")) return false;
  return (view.text("name") ?? "").endsWith("-boundary");
}

/** Whether a resource of a statement stands for all there are of a kind: `*`, `…:role/*`, `arn:aws:s3:::*`, any account's. */
export function isBroad(resource: string): boolean {
  if (!resource.startsWith("arn:")) return true;
  const [, partition = "", service = "", , account = "", ...rest] = resource.split(":");
  if (/[*?]/.test(partition.replace(/^aws-\*$/, "")) || /[*?]/.test(service) || /[*?]/.test(account)) return true;
  const name = rest.join(":");
  // A bucket's name follows at once, and a database's user stands behind its cluster, whose id is AWS's; anything else has its kind before its name.
  const own =
    service === "s3"
      ? name
      : service === "rds-db"
        ? name.replace(/^dbuser:[^/]*\/?/, "") || "*"
        : name.replace(/^[a-zA-Z-]+[:/]/, "");
  return /^[*?]/.test(own);
}

/** Whether a condition limits what the statement is about: tags, aliases, names or the account of the thing itself. */
export function isConstrained(statement: Statement): boolean {
  return statement.conditions.some(
    (condition) =>
      constraining.test(condition.key) && demands(condition) && condition.values.every((value) => !/^\*+$/.test(value)),
  );
}
const constraining =
  /^(aws:(resourcetag|requesttag)\/|aws:resource(account|orgid|orgpaths)$|[a-z0-9-]+:resourcetag\/|kms:(resourcealiases|encryptioncontext:)|cloudwatch:namespace$|ecs:(cluster|service|task-definition)$|iam:(awsservicename|permissionsboundary|policyarn)$|s3:(resourceaccount|accesspointnetworkorigin)$|dynamodb:leadingkeys$|lambda:functionarn$)/;

/** Whether the condition must be met, and is not met by what is absent. */
export function demands(condition: Condition): boolean {
  return condition.values.length > 0 && !/IfExists$|Not|^Null$|^ForAllValues/.test(condition.operator);
}
