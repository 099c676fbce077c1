import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface ThreatDetectionArgs {
  /** The administrator's detectors by region. */
  readonly detectorIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** What makes the account the administrator. */
  readonly delegation: pulumi.Resource;
}

/**
 * All that GuardDuty can watch. Its agents are not put into tasks by it: they would bring an endpoint into each network that nobody here made, and
 * need an image of AWS's own that execution roles do not admit.
 */
const features = [
  "EBS_MALWARE_PROTECTION",
  "EKS_AUDIT_LOGS",
  "LAMBDA_NETWORK_LOGS",
  "RDS_LOGIN_EVENTS",
  "RUNTIME_MONITORING",
  "S3_DATA_EVENTS",
];

/** GuardDuty in every account of the organization, those that exist and those that will be made, with all features. */
export class ThreatDetection extends pulumi.ComponentResource {
  constructor(name: string, args: ThreatDetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:ThreatDetection", name, {}, opts);

    for (const [region, detectorId] of Object.entries(args.detectorIds)) {
      const configuration = new aws.guardduty.OrganizationConfiguration(
        `${name}-${region}`,
        { detectorId, autoEnableOrganizationMembers: "ALL", region },
        { parent: this, dependsOn: args.delegation },
      );
      for (const feature of features) {
        new aws.guardduty.OrganizationConfigurationFeature(
          `${name}-${region}-${feature.toLowerCase().replaceAll("_", "-")}`,
          { detectorId, name: feature, autoEnable: "ALL", region },
          { parent: this, dependsOn: configuration },
        );
      }
    }
    this.registerOutputs();
  }
}
