import * as aws from "@pulumi/aws";
import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { datadogPermissions } from "./datadog-permissions";

export interface DatadogAccountArgs {
  readonly scope: Scope;
  /** The AWS account that Datadog reads from. */
  readonly datadogAccount: string;
  /** External id of the integration, from the ledger: literal, so that the role's trust is known in a preview. */
  readonly externalId: string;
  /** Regions to read; us-east-1 among them for what stands there only. */
  readonly regions: readonly string[];
}

/** Datadog reads the account's metrics, tags and resources through a role of its own. */
export class DatadogAccount extends pulumi.ComponentResource {
  /** Name of the role that Datadog assumes. */
  readonly roleName: string;

  constructor(name: string, args: DatadogAccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:monitoring:DatadogAccount", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    this.roleName = fitName(name, 64);

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: this.roleName,
        description: "Datadog reads metrics, tags and resources",
        assumeRolePolicy: policyDocument([
          {
            sid: "Datadog",
            actions: ["sts:AssumeRole"],
            principals: { AWS: arn.root(args.datadogAccount) },
            conditions: { StringEquals: { "sts:ExternalId": args.externalId } },
          },
        ]),
        maxSessionDuration: 3600,
        tags: tagsFor(scope, "monitoring"),
      },
      child,
    );
    const attachments = (["metrics", "resources"] as const).map((part) => {
      const policyName = fitName(`${name}-${part}`, 128);
      const policy = new aws.iam.Policy(
        `${name}-${part}`,
        {
          name: policyName,
          description: `What Datadog reads: ${part}`,
          policy: policyDocument([
            {
              sid: "Read",
              actions: datadogPermissions[part],
              resources: ["*"],
              conditions: { StringEquals: { "aws:RequestedRegion": args.regions } },
            },
          ]),
          tags: tagsFor(scope, "monitoring"),
        },
        child,
      );
      return new aws.iam.RolePolicyAttachment(
        `${name}-${part}-attachment`,
        { role: role.name, policyArn: policy.arn },
        child,
      );
    });

    new datadog.aws.IntegrationAccount(
      `${name}-integration`,
      {
        awsAccountId: scope.account,
        awsPartition: "aws",
        authConfig: { awsAuthConfigRole: { roleName: role.name, externalId: args.externalId } },
        awsRegions: { includeOnlies: [...args.regions] },
        accountTags: [`product:${scope.product}`, `owner:${scope.owner}`],
        metricsConfig: {
          enabled: true,
          automuteEnabled: true,
          collectCloudwatchAlarms: false,
          collectCustomMetrics: false,
          namespaceFilters: { excludeOnlies: ["AWS/ElasticMapReduce", "AWS/SQS", "AWS/Usage"] },
        },
        resourcesConfig: { extendedCollection: true, cloudSecurityPostureManagementCollection: false },
        // No logs and no traces: the services' routers write logs to the product's own bucket and log group, and nothing sends them on.
        logsConfig: { lambdaForwarder: { lambdas: [], sources: [] } },
        tracesConfig: { xrayServices: { includeOnlies: [] } },
      },
      { parent: this, dependsOn: attachments },
    );

    this.registerOutputs({ roleName: this.roleName });
  }
}
