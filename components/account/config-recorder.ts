import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import { policyDocument, type Statement, serviceTrust } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ConfigRecorderArgs {
  readonly scope: Scope;
  /** Name of the log archive's bucket for Config, whose policy admits this account. */
  readonly archiveBucket: string;
  /** The key that the archive is encrypted with, in the archive's account. @default the archive needs none of the writer */
  readonly archiveKey?: ArchiveKey;
}

export interface ArchiveKey {
  /** The 12 digits of the log archive's account. */
  readonly account: string;
  /** `alias/...` */
  readonly alias: string;
}

/** AWS Config: every change of every resource of the account, global ones among them, kept in the log archive. */
export class ConfigRecorder extends pulumi.ComponentResource {
  readonly recorderName: pulumi.Output<string>;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:ConfigRecorder", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: fitName(name, 64),
        description: "AWS Config reads the account and writes to the log archive",
        assumeRolePolicy: serviceTrust("config.amazonaws.com", scope.account),
        tags: tagsFor(scope, "config"),
      },
      child,
    );
    const reads = new aws.iam.RolePolicyAttachment(
      `${name}-reads`,
      { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole" },
      child,
    );
    const delivers = new aws.iam.RolePolicy(
      `${name}-delivers`,
      { name: "deliver", role: role.name, policy: policyDocument(deliveryStatements(args)) },
      child,
    );
    const recorder = new aws.cfg.Recorder(
      `${name}-recorder`,
      {
        name: fitName(name, 256),
        roleArn: role.arn,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
      },
      { ...child, dependsOn: reads },
    );
    // AWS tries to write when the channel is made, and refuses a channel before there is a recorder.
    const channel = new aws.cfg.DeliveryChannel(
      `${name}-channel`,
      {
        name: fitName(name, 256),
        s3BucketName: args.archiveBucket,
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      },
      { ...child, dependsOn: [recorder, delivers] },
    );
    new aws.cfg.RecorderStatus(
      `${name}-status`,
      { name: recorder.name, isEnabled: true },
      { ...child, dependsOn: channel },
    );

    this.recorderName = recorder.name;
    this.registerOutputs({ recorderName: this.recorderName });
  }
}

/** Config writes below its own prefix, and leaves what it wrote to the archive. */
function deliveryStatements({ scope, archiveBucket, archiveKey }: ConfigRecorderArgs): Statement[] {
  const statements: Statement[] = [
    {
      sid: "Deliver",
      actions: ["s3:PutObject"],
      resources: [arn.objects(archiveBucket, `AWSLogs/${scope.account}/Config/`)],
      conditions: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    { sid: "Check", actions: ["s3:GetBucketAcl", "s3:ListBucket"], resources: [arn.bucket(archiveBucket)] },
  ];
  if (archiveKey === undefined) return statements;
  const encrypt: Statement = {
    sid: "Encrypt",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    resources: [arn.keys({ account: archiveKey.account, region: scope.region })],
    conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [archiveKey.alias] } },
  };
  return [...statements, encrypt];
}
