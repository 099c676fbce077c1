import { arn } from "../arn";
import { pascal } from "../naming";
import type { Conditions, Statement } from "../policy-document";
import type { Scope } from "../scope";

/**
 * What a key is for: `data` for databases, stores, images and volumes; `logs` for log groups and log buckets; `parameters` for Parameter
 * Store and Secrets Manager.
 */
export type KeyPurpose = "data" | "logs" | "parameters";

/**
 * The policy of a key: IAM in the account decides, and beside it each service that uses the key without an identity of the account is
 * admitted by name. A service that is left out loses what it was to write, in silence.
 */
export function keyStatements(purpose: KeyPurpose, scope: Scope): Statement[] {
  return [accountAdministration(scope), ...users[purpose](scope)];
}

const users: Readonly<Record<KeyPurpose, (scope: Scope) => Statement[]>> = {
  // EC2 stands for the volumes that EBS encrypts by default, those of an Auto Scaling group among them.
  data: (scope) => [...through(scope, "rds", "ecr", "ec2"), distributions(scope)],
  logs: (scope) => [logGroups(scope), logDelivery(scope)],
  parameters: (scope) => through(scope, "ssm", "secretsmanager"),
};

const encryption = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"];
const cryptography = [...encryption, "kms:DescribeKey"];

/** Without it a key that nobody may manage could not even be deleted. */
function accountAdministration(scope: Scope): Statement {
  return {
    sid: "AccountAdministration",
    principals: { AWS: arn.root(scope.account) },
    actions: ["kms:*"],
    resources: ["*"],
  };
}

/**
 * Whoever of the account is admitted by a service may use the key by way of that service, and by no other. The service may hand its own
 * work a grant, and nobody may hand one to anything else.
 */
function through(scope: Scope, ...services: string[]): Statement[] {
  const narrowed = {
    "kms:CallerAccount": scope.account,
    "kms:ViaService": services.map((service) => `${service}.${scope.region}.amazonaws.com`),
  };
  const statement = (sid: string, actions: readonly string[], conditions: Conditions): Statement => ({
    sid: `${sid}${services.map(pascal).join("")}`,
    principals: { AWS: "*" },
    actions,
    resources: ["*"],
    conditions,
  });
  return [
    statement("Through", cryptography, { StringEquals: narrowed }),
    statement("GrantsThrough", ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"], {
      StringEquals: narrowed,
      Bool: { "kms:GrantIsForAWSResource": "true" },
    }),
  ];
}

/** CloudFront reads encrypted origin buckets for the account's distributions, signing as itself. */
function distributions(scope: Scope): Statement {
  return {
    sid: "Distributions",
    principals: { Service: "cloudfront.amazonaws.com" },
    actions: ["kms:Decrypt"],
    resources: ["*"],
    conditions: { ArnLike: { "aws:SourceArn": arn.distributions(scope.account) } },
  };
}

/** CloudWatch Logs of the region, for log groups of the account. A call for a key's description carries no encryption context. */
function logGroups(scope: Scope): Statement {
  return {
    sid: "LogGroups",
    principals: { Service: `logs.${scope.region}.amazonaws.com` },
    actions: encryption,
    resources: ["*"],
    conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn.logGroup(scope, "*") } },
  };
}

/**
 * Flow logs, and what CloudFront and the web ACL deliver, into encrypted buckets. A delivery of a global service starts in us-east-1
 * wherever its bucket is, hence any region of the account.
 */
function logDelivery(scope: Scope): Statement {
  return {
    sid: "LogDelivery",
    principals: { Service: "delivery.logs.amazonaws.com" },
    actions: cryptography,
    resources: ["*"],
    conditions: {
      StringEquals: { "aws:SourceAccount": scope.account },
      ArnLike: { "aws:SourceArn": arn.of({ account: scope.account, region: "*" }, "logs", "*") },
    },
  };
}
