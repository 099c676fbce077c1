import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName } from "../naming";
import type { Scope } from "../scope";

export interface ConfigRecorderArgs {
  /** Its region is where the recorder stands. */
  readonly scope: Scope;
  /** What makes the service-linked role. */
  readonly linkedRole: pulumi.Resource;
  /** Name of the log archive's bucket for Config, whose policy admits the service for every account of the organization. */
  readonly archiveBucket: pulumi.Input<string>;
  /** Whether it records IAM, which is the same in every region, as well; one recorder of the account does. */
  readonly globalTypes: boolean;
}

/**
 * AWS Config: every change of every resource that stands in the region, kept in the log archive. It acts through the service-linked role, which
 * must exist and which Security Hub asks for (Config.1); with that role Config writes as the service itself, so the archive admits the
 * service and the account needs no rights (docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html).
 */
export class ConfigRecorder extends pulumi.ComponentResource {
  readonly recorderName: pulumi.Output<string>;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:ConfigRecorder", name, {}, opts);
    const child = { parent: this };
    const { account, region } = args.scope;

    const recorder = new aws.cfg.Recorder(
      `${name}-recorder`,
      {
        name: fitName(name, 256),
        roleArn: arn.linkedRole(account, "config.amazonaws.com", "AWSServiceRoleForConfig"),
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: args.globalTypes },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
        region,
      },
      { ...child, dependsOn: args.linkedRole },
    );
    // AWS tries to write when the channel is made, and refuses a channel before there is a recorder.
    const channel = new aws.cfg.DeliveryChannel(
      `${name}-channel`,
      {
        name: fitName(name, 256),
        s3BucketName: args.archiveBucket,
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
        region,
      },
      { ...child, dependsOn: recorder },
    );
    new aws.cfg.RecorderStatus(
      `${name}-status`,
      { name: recorder.name, isEnabled: true, region },
      { ...child, dependsOn: channel },
    );

    this.recorderName = recorder.name;
    this.registerOutputs({ recorderName: this.recorderName });
  }
}
