import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName, scopedName } from "../naming";
import { policyDocument } from "../policy-document";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";
import { globalScope } from "./global";
import { ZoneSigning } from "./zone-signing";

export interface ZoneArgs {
  readonly scope: Scope;
  /** The public domain, delegated by its parent. */
  readonly domain: string;
  /** KMS key in us-east-1 that encrypts the log of queries. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Signs the zone. The parent zone then needs `dsRecord`. @default false */
  readonly dnssec?: boolean;
}

/** A public hosted zone whose queries are logged, signed by choice. */
export class Zone extends pulumi.ComponentResource {
  readonly domain: string;
  readonly zoneId: pulumi.Output<string>;
  /** What the parent zone delegates to. */
  readonly nameServers: pulumi.Output<string[]>;
  /** What the parent zone publishes for a signed zone; undefined for one that is not. */
  readonly dsRecord: pulumi.Output<string> | undefined;
  /** The key behind that, for a registrar that asks for it. */
  readonly publicKey: pulumi.Output<string> | undefined;

  constructor(name: string, args: ZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:Zone", name, {}, opts);
    const child = { parent: this };
    const { domain } = args;
    const scope = globalScope(args.scope);
    const kept = isProduction(scope) || scope.environment === "account";
    const tags = tagsFor(scope, "edge");
    const logName = `/aws/route53/${domain}`;

    const zone = new aws.route53.Zone(
      `${name}-zone`,
      { name: domain, comment: `Public names of ${scope.product}`, forceDestroy: false, tags },
      { ...child, protect: kept },
    );
    // Route 53 writes its log to us-east-1 and nowhere else.
    const logGroup = new aws.cloudwatch.LogGroup(
      `${name}-query-log-group`,
      {
        name: logName,
        kmsKeyId: args.logsKeyArn,
        retentionInDays: 365,
        region: scope.region,
        tags: { ...tags, "data-class": "audit" },
      },
      child,
    );
    const logPolicy = new aws.cloudwatch.LogResourcePolicy(
      `${name}-query-log-policy`,
      {
        policyName: fitName(scopedName(scope, "route53", domain.replaceAll(".", "-")), 128),
        policyDocument: policyDocument([
          {
            sid: "Route53QueryLog",
            principals: { Service: "route53.amazonaws.com" },
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [arn.logStreams(scope, logName)],
            conditions: {
              StringEquals: { "aws:SourceAccount": scope.account },
              ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
            },
          },
        ]),
        region: scope.region,
      },
      child,
    );
    new aws.route53.QueryLog(
      `${name}-query-log`,
      { zoneId: zone.zoneId, cloudwatchLogGroupArn: logGroup.name.apply((group) => arn.logGroup(scope, group)) },
      { ...child, dependsOn: logPolicy },
    );
    const signing =
      args.dnssec === true ? new ZoneSigning(`${name}-signing`, { scope, zoneId: zone.zoneId }, child) : undefined;

    this.domain = domain;
    this.zoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
    this.dsRecord = signing?.dsRecord;
    this.publicKey = signing?.publicKey;
    this.registerOutputs({ domain, nameServers: this.nameServers });
  }
}
