import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";

export interface SecurityStandardsArgs {
  /** Where findings come together. */
  readonly homeRegion: string;
  /** Regions whose findings are sent there. */
  readonly linkedRegions: readonly string[];
  /** Id of the organization's root, `r-…`. */
  readonly rootId: string;
  /** What makes the account the administrator. */
  readonly delegation: pulumi.Resource;
}

/** AWS's own practices, and the benchmark that most reviews ask for, in its newest version that the provider knows. */
const standards = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/3.0.0"];

/**
 * Security Hub, configured centrally: one policy for every account below the root, in the home region and those linked to it. Central
 * configuration asks for the aggregator first, and leaves nothing to be switched on by account.
 */
export class SecurityStandards extends pulumi.ComponentResource {
  constructor(name: string, args: SecurityStandardsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:SecurityStandards", name, {}, opts);
    const child = { parent: this };
    const region = args.homeRegion;

    const aggregator = new aws.securityhub.FindingAggregator(
      `${name}-aggregator`,
      { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: [...args.linkedRegions], region },
      { ...child, dependsOn: args.delegation },
    );
    const central = new aws.securityhub.OrganizationConfiguration(
      `${name}-central`,
      {
        autoEnable: false,
        autoEnableStandards: "NONE",
        organizationConfiguration: { configurationType: "CENTRAL" },
        region,
      },
      { ...child, dependsOn: aggregator },
    );
    const policy = new aws.securityhub.ConfigurationPolicy(
      `${name}-policy`,
      {
        name: fitName(name, 128),
        description: "Every account: the foundational practices and the CIS benchmark, all controls",
        configurationPolicy: {
          serviceEnabled: true,
          enabledStandardArns: standards.map((standard) => `arn:aws:securityhub:${region}::standards/${standard}`),
          securityControlsConfiguration: { disabledControlIdentifiers: [] },
        },
        region,
      },
      { ...child, dependsOn: central },
    );
    new aws.securityhub.ConfigurationPolicyAssociation(
      `${name}-root`,
      { policyId: policy.id, targetId: args.rootId, region },
      child,
    );
    this.registerOutputs();
  }
}
