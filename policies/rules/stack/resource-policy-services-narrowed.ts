import type { Rule } from "../../rule";
import { isEveryone, isNarrowed, narrowing, type Statement, statements } from "../../kernel/documents";
import { documentsOf, resourcePolicyTypes } from "../../views/documents";

/** Services whose documentation demands the resource that they act for, and which all send it. */
const delivering: ReadonlySet<string> = new Set([
  "cloudfront.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "logging.s3.amazonaws.com",
  "route53.amazonaws.com",
]);

/** Conditions that name the resource. */
const sources = ["aws:sourcearn", "kms:encryptioncontext:aws:logs:arn"];

/** What only a service's request carries; a person's or role's never does. */
const services = ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"];

/** That it acts for an account of ours, `resource-policy-strangers` asks; of trusts `iam-role-trust`, since not every service states whom it acts for when it takes a role. */
export const rule: Rule = {
  id: "resource-policy-services-narrowed",
  title:
    "A policy on a resource admits a service that delivers by what it delivers for, and no service that it does not name.",
  why: "A service acts for all that an account has: without its source, whatever the account sets up later may write here too.",
  fix: "Name the service, and add aws:SourceArn or the encryption context to the statement.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: resourcePolicyTypes,
  check: (holder, check) => {
    for (const { reader, path } of documentsOf(holder)) {
      if (reader.raw(path) === undefined) continue;
      check.expect(
        () => statements(reader, path).every((statement) => !isOfDelivery(statement) || saysItsSource(statement)),
        "a service that delivers does not say what for",
        { part: "source" },
      );
      check.expect(
        () => statements(reader, path).every((one) => !isOpenToEveryone(one)),
        "everyone is admitted who comes by a service, whatever its name",
        { part: "everyone" },
      );
    }
  },
};

function isOfDelivery({ effect, principals }: Statement): boolean {
  return effect === "Allow" && principals.some(({ kind, value }) => kind === "Service" && delivering.has(value));
}

/** By an ARN with an account in it, or by one that has none by its nature (buckets, hosted zones) beside the account. */
function saysItsSource({ conditions }: Statement): boolean {
  const demanded = conditions.filter(({ operator }) => !/IfExists$|Not|^Null$|ForAllValues/.test(operator));
  const arns = demanded.flatMap(({ key, values }) => (sources.includes(key) ? values : []));
  const accounts = demanded.flatMap(({ key, values }) => (key === "aws:sourceaccount" ? values : []));
  if (arns.length === 0 || !arns.every((arn) => /^arn:aws[\w-]*:[a-z0-9-]+:/.test(arn))) return false;
  const hasAccount = accounts.length > 0 && accounts.every((account) => /^\d{12}$/.test(account));
  return hasAccount || arns.every((arn) => /^(?:[^:]*:){4}\d{12}:/.test(arn));
}

function isOpenToEveryone(statement: Statement): boolean {
  return (
    statement.effect === "Allow" &&
    statement.principals.some(isEveryone) &&
    isNarrowed(statement, services) &&
    !isNarrowed(
      statement,
      narrowing.filter((key) => !services.includes(key)),
    )
  );
}
