import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";
import { serviceTrust } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ConfigurationViewArgs {
  readonly scope: Scope;
  /** What makes the account the administrator. */
  readonly delegation: pulumi.Resource;
}

/** AWS Config's aggregator: how everything in every account and region is set, seen from one. It reads what the recorders tell. */
export class ConfigurationView extends pulumi.ComponentResource {
  constructor(name: string, args: ConfigurationViewArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:ConfigurationView", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: fitName(name, 64),
        description: "AWS Config reads which accounts the organization has",
        assumeRolePolicy: serviceTrust("config.amazonaws.com", scope.account),
        tags: tagsFor(scope, "detection"),
      },
      child,
    );
    const reads = new aws.iam.RolePolicyAttachment(
      `${name}-reads`,
      { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations" },
      child,
    );
    new aws.cfg.ConfigurationAggregator(
      `${name}-aggregator`,
      {
        name: fitName(name, 256),
        organizationAggregationSource: { allRegions: true, roleArn: role.arn },
        tags: tagsFor(scope, "detection"),
      },
      { ...child, dependsOn: [reads, args.delegation] },
    );
    this.registerOutputs();
  }
}
