import { parseJson } from "../../../policies/kernel/documents";
import { isObject, type ShownObject, type SideResource, textOf } from "../side";

/** One right, as one line of a policy gives it: everything that two documents are compared by. */
export interface Right {
  readonly effect: string;
  /** `s3:GetObject`, or `not iam:*`. */
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  /** Its conditions, written always the same way; empty where there is none. */
  readonly condition: string;
}

/** Inputs that hold a policy document, by type; `assumeRolePolicy` says who may take a role. */
export const documentInputs: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["policy"],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": ["assumeRolePolicy"],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:kms/key:Key": ["policy"],
  "aws:organizations/policy:Policy": ["content"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ["inlinePolicy"],
};

/** The rights of a document, by a key that is the same for the same right; nothing where it cannot be read yet. */
export function rightsIn(resource: SideResource | undefined, input: string): Map<string, Right> | undefined {
  const value = resource?.inputs[input];
  if (value === undefined || value === null) return new Map();
  const document = typeof value === "string" ? parseJson(value) : value;
  if (!isObject(document)) return undefined;
  const rights = list(document["Statement"]).flatMap((one) => (isObject(one) ? rightsOf(one) : []));
  return new Map(rights.map((right) => [JSON.stringify(Object.values(right)), right]));
}

function rightsOf(statement: ShownObject): Right[] {
  const each = (name: string): string[] => {
    const [yes, not] = [texts(statement[name]), texts(statement[`Not${name}`]).map((one) => `not ${one}`)];
    return yes.length + not.length === 0 ? [""] : [...yes, ...(not.length === 0 ? [] : [not.join(", ")])];
  };
  const effect = textOf(statement["Effect"] ?? "Allow");
  const condition = statement["Condition"] === undefined ? "" : ordered(statement["Condition"]);
  return each("Principal").flatMap((principal) =>
    each("Action").flatMap((action) =>
      each("Resource").map((resource) => ({ effect, action, resource, principal, condition })),
    ),
  );
}

/** `"*"`, a list, or `{ "Service": … }` → `*`, `ecs-tasks.amazonaws.com`. */
function texts(value: unknown): string[] {
  if (isObject(value)) return Object.values(value).flatMap(texts);
  return list(value).map(textOf);
}

function list(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).sort().join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${key}:${ordered(value[key])}`).join(",")}}`;
}
