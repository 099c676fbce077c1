import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ServiceGroupArgs {
  readonly scope: Scope;
  /** The service's name in the product: `web`. */
  readonly service: string;
  readonly vpcId: pulumi.Input<string>;
  /** URN of the component that had the group before, if one did: the group stays the same. */
  readonly formerly?: pulumi.Input<pulumi.URN>;
}

/**
 * The security group of a service's tasks. It stands before the service, so that the rules over it are there when the first task starts.
 * It lets tasks out by HTTPS, and nobody in by itself.
 */
export class ServiceGroup extends pulumi.ComponentResource {
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: ServiceGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ServiceGroup", name, {}, opts);
    const { scope, service, vpcId, formerly } = args;
    const child = (noun: string): pulumi.CustomResourceOptions => ({
      parent: this,
      ...(formerly === undefined
        ? {}
        : { aliases: [{ name: scopedName(scope, "services", service, noun), parent: formerly }] }),
    });

    const group = new aws.ec2.SecurityGroup(
      `${name}-security-group`,
      { vpcId, description: `Tasks of ${name}`, tags: tagsFor(scope, service, { Name: name }) },
      child("security-group"),
    );
    new aws.vpc.SecurityGroupEgressRule(
      `${name}-https-out`,
      {
        securityGroupId: group.id,
        description: "HTTPS to AWS and to the internet",
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: tagsFor(scope, service),
      },
      child("https-out"),
    );

    this.securityGroupId = group.id;
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
