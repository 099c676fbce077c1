import { CANNOT_READ } from "../../kernel/reader";
import { parseDocument, type Statement, statements } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { type Breach, breachesOf } from "../../strangers/breaches";
import { placeOf } from "../../strangers/place";
import type { Kind } from "../../strangers/stranger";
import { ENDPOINT } from "../../views/api-endpoints";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

const PERMISSION = "aws:lambda/permission:Permission";

const kinds: readonly Kind[] = [
  "internet",
  "account",
  "canonical-user",
  "organization",
  "service",
  "environment",
  "store",
];

/**
 * A document is judged by what it does: strangers ask, and the evaluator of IAM answers, whatever the statements look like. A key that narrows is no
 * proof by itself; its value must be ours. Whom the platform means to admit stands in policies/strangers/admitted.ts.
 */
export const rule: Rule = {
  id: "resource-policy-strangers",
  title:
    "By no policy on a resource a stranger gets at it: the internet, another account or organization, a service that acts for one, another environment.",
  why: "What a statement looks like protects nothing: a foreign organization's id, half of the internet or a canonical user narrow it to strangers.",
  fix: "Name our own account, role or resource where the message says: as the principal, or as the value of aws:PrincipalAccount, aws:SourceAccount, aws:SourceArn, aws:PrincipalOrgID or aws:ResourceAccount; whom the platform means to admit, add to policies/strangers/admitted.ts.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [
    "CKV_AWS_32",
    "CKV_AWS_33",
    "CKV_AWS_70",
    "CKV_AWS_301",
    "CKV_AWS_364",
    "AWS-0032",
    "AWS-0067",
    "KMS.5",
    "Lambda.1",
    "NAG-ECR1",
    "NAG-S5",
    "S3.2",
    "S3.6",
    "SNS.4",
    "190-4.2.3",
    "PRW:secretsmanager_not_publicly_accessible",
  ],
  types: [...resourcePolicyTypes, ENDPOINT, PERMISSION],
  check: (holder, check) => {
    for (const read of documentsAt(holder)) {
      const find = (): readonly Breach[] => knownBreaches(holder, read());
      for (const kind of kinds) {
        const breach = () => find().find((one) => one.kind === kind);
        check.expect(
          () => breach() === undefined,
          () => breach()?.words ?? "",
          { part: kind },
        );
      }
    }
  },
};

/** One document stands at several resources, and is asked about by every kind of stranger. */
function knownBreaches(holder: View, document: readonly Statement[]): readonly Breach[] {
  const place = placeOf(holder);
  const where = `${place.type} ${place.service} ${place.account} ${place.type === ENDPOINT ? "" : place.environment}`;
  const known = holder.graph.memo(document, () => new Map<string, readonly Breach[]>());
  const found = known.get(where) ?? breachesOf(document, place);
  known.set(where, found);
  return found;
}

/** The documents of a resource, each read when called: one that is absent at an endpoint admits everyone, that of a permission is made up of its properties. */
function documentsAt(holder: View): readonly (() => readonly Statement[])[] {
  if (holder.type === PERMISSION) return [() => ofPermission(holder)];
  if (holder.type === ENDPOINT && holder.raw("policy") === undefined) return [() => everyone];
  return documentsOf(holder)
    .filter(({ reader, path }) => reader.raw(path) !== undefined)
    .map(
      ({ reader, path }) =>
        () =>
          statements(reader, path),
    );
}

const everyone = parsed({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });

/** What Lambda makes of a permission (Lambda guide, AddPermission). */
function ofPermission(permission: View): readonly Statement[] {
  const principal = permission.text("principal") ?? "*";
  const condition = (operator: string, key: string, value: string | undefined): object =>
    value === undefined ? {} : { [operator]: { [key]: value } };
  return parsed({
    Sid: permission.text("statementId") ?? "",
    Effect: "Allow",
    Principal: principal.endsWith(".amazonaws.com") ? { Service: principal } : { AWS: principal },
    Action: permission.text("action") ?? "lambda:InvokeFunction",
    Condition: {
      ...condition("ArnLike", "aws:SourceArn", sourceOf(permission)),
      ...condition("StringEquals", "aws:SourceAccount", permission.text("sourceAccount")),
      ...condition("StringLike", "aws:PrincipalOrgID", permission.text("principalOrgId")),
    },
  });
}

/** What another resource of the program is called is not known before it is there; it is ours. */
function sourceOf(permission: View): string | undefined {
  if (!permission.isUnknown("sourceArn")) return permission.text("sourceArn");
  const [source] = permission.sources("sourceArn");
  if (source === undefined) throw CANNOT_READ;
  return `arn:aws:own:own:${placeOf(permission).account}:own`;
}

function parsed(statement: object): readonly Statement[] {
  return parseDocument({ Statement: statement }) ?? [];
}
