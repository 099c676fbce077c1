import { arn } from "../arn";
import { policyDocument, type Statement } from "../policy-document";
import type { Scope } from "../scope";

/** The services that a VPC reaches by a route, at no cost. */
export type GatewayService = "s3" | "dynamodb";

/** The services that a VPC reaches by an interface of its own in each zone, which costs by the hour. */
export type InterfaceService = "ecr.api" | "ecr.dkr" | "logs" | "secretsmanager" | "ssm" | "ssmmessages" | "kms";

export const gatewayServices: readonly GatewayService[] = ["s3", "dynamodb"];

/** All of them; which an environment has follows from what runs in it. */
export const interfaceServices: readonly InterfaceService[] = [
  "ecr.api",
  "ecr.dkr",
  "logs",
  "secretsmanager",
  "ssm",
  "ssmmessages",
  "kms",
];

/**
 * Who may use a gateway, and for what: identities of the account on things of the account, so that nobody carries data out with
 * credentials, or into a bucket, of another. The same would not do for interfaces: images come from the shared account too.
 */
export function gatewayPolicy(service: GatewayService, scope: Scope): string {
  const own: Statement = {
    sid: "OwnAccount",
    principals: "*",
    actions: [`${service}:*`],
    resources: ["*"],
    conditions: { StringEquals: { "aws:PrincipalAccount": scope.account, "aws:ResourceAccount": scope.account } },
  };
  return policyDocument(service === "s3" ? [own, providedByAws(scope.region)] : [own]);
}

/** Identities of the account may use an interface; on what, their own policies say. */
export function interfacePolicy(service: InterfaceService, scope: Scope): string {
  return policyDocument([
    {
      sid: "OwnIdentities",
      principals: "*",
      actions: [`${service.split(".")[0]}:*`],
      resources: ["*"],
      conditions: { StringEquals: { "aws:PrincipalAccount": scope.account } },
    },
  ]);
}

/**
 * Buckets that AWS keeps for everyone to read. Image layers are fetched by a URL that ECR signs with an identity of its own, packages
 * and the SSM agent's files with none: hence no condition on who reads.
 */
function providedByAws(region: string): Statement {
  const buckets = [
    `prod-${region}-starport-layer-bucket`,
    `al2023-repos-${region}-de612dc2`,
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-distributor-file-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
    `amazoncloudwatch-agent-${region}`,
  ];
  return {
    sid: "ProvidedByAws",
    principals: "*",
    actions: ["s3:GetObject"],
    resources: buckets.map((bucket) => arn.objects(bucket)),
  };
}
