import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { scopedName } from "../naming";
import { policyDocument, type Statement } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { GLOBAL_REGION } from "./global";

export interface ZoneSigningArgs {
  readonly scope: Scope;
  readonly zoneId: pulumi.Input<string>;
}

/** DNSSEC of a zone: a signing key of its own in us-east-1, where Route 53 looks for it, and signing switched on. */
export class ZoneSigning extends pulumi.ComponentResource {
  /** What the parent zone publishes. */
  readonly dsRecord: pulumi.Output<string>;
  /** The key itself, which some registrars ask for in place of the record. */
  readonly publicKey: pulumi.Output<string>;

  constructor(name: string, args: ZoneSigningArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:ZoneSigning", name, {}, opts);
    const child = { parent: this };
    const { scope, zoneId } = args;
    const region = GLOBAL_REGION;

    // Protected everywhere: whoever loses the key loses the domain for as long as resolvers remember the parent's record.
    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: `Signs the zone of ${scope.product}, ${scope.environment}`,
        customerMasterKeySpec: "ECC_NIST_P256",
        keyUsage: "SIGN_VERIFY",
        deletionWindowInDays: 30,
        policy: policyDocument(signingKeyStatements(scope.account)),
        region,
        tags: tagsFor(scope, "edge", { Name: `${name}-key` }),
      },
      { ...child, protect: true },
    );
    new aws.kms.Alias(
      `${name}-alias`,
      { name: `alias/${scopedName(scope, "dnssec")}`, targetKeyId: key.keyId, region },
      child,
    );
    const signingKey = new aws.route53.KeySigningKey(
      `${name}-signing-key`,
      {
        hostedZoneId: zoneId,
        keyManagementServiceArn: key.arn,
        // Letters, digits and underscores only.
        name: `${scope.product}_${scope.environment}`.replaceAll("-", "_"),
        status: "ACTIVE",
      },
      child,
    );
    const signed = new aws.route53.HostedZoneDnsSec(
      `${name}-dnssec`,
      { hostedZoneId: signingKey.hostedZoneId, signingStatus: "SIGNING" },
      { ...child, dependsOn: signingKey },
    );
    // Known once the zone is signed: a parent that promises signatures where none are given takes the domain off the net.
    this.dsRecord = pulumi.all([signingKey.dsRecord, signed.id]).apply(([record]) => record);
    this.publicKey = signingKey.publicKey;
    this.registerOutputs({ dsRecord: this.dsRecord, publicKey: this.publicKey });
  }
}

function signingKeyStatements(account: string): Statement[] {
  const route53 = { principals: { Service: "dnssec-route53.amazonaws.com" }, resources: ["*"] } as const;
  const source = {
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
  };
  return [
    { sid: "Account", principals: { AWS: arn.root(account) }, actions: ["kms:*"], resources: ["*"] },
    {
      sid: "Route53Signs",
      ...route53,
      actions: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
      conditions: source,
    },
    {
      sid: "Route53Grants",
      ...route53,
      actions: ["kms:CreateGrant"],
      conditions: { ...source, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
