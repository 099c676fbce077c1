import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface NamespaceArgs {
  readonly scope: Scope;
  /** The environment's VPC. */
  readonly vpcId: pulumi.Input<string>;
  readonly managementVpcId: pulumi.Input<string>;
}

/**
 * The names by which things within an environment are found. They are the same in each, `<product>.internal`, so that nothing that
 * runs needs to know where it is. Two zones of one name cannot share a VPC, so management finds them under
 * `<environment>.<product>.internal`.
 */
export class Namespace extends pulumi.ComponentResource {
  /** Cloud Map's; names in it are Cloud Map services, since Route 53 refuses records in a zone that Cloud Map owns. */
  readonly namespaceId: pulumi.Output<string>;
  readonly namespaceArn: pulumi.Output<string>;
  /** `shine.internal` */
  readonly namespaceName: string;
  /** The private zone that the management VPC sees; names in it are Route 53 records. */
  readonly managementZoneId: pulumi.Output<string>;
  /** `production.shine.internal` */
  readonly managementZoneName: string;

  constructor(name: string, args: NamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:network:Namespace", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;
    this.namespaceName = `${scope.product}.internal`;
    this.managementZoneName = `${scope.environment}.${this.namespaceName}`;

    const namespace = new aws.servicediscovery.PrivateDnsNamespace(
      `${name}-discovery`,
      {
        name: this.namespaceName,
        description: `Names within ${scope.environment} of ${scope.product}`,
        vpc: args.vpcId,
        tags: tagsFor(scope, "network", { Name: `${name}-discovery` }),
      },
      child,
    );
    const zone = new aws.route53.Zone(
      `${name}-management-zone`,
      {
        name: this.managementZoneName,
        comment: `Names of ${scope.environment} of ${scope.product}, as management sees them`,
        vpcs: [{ vpcId: args.managementVpcId }],
        tags: tagsFor(scope, "network", { Name: `${name}-management-zone` }),
      },
      child,
    );

    this.namespaceId = namespace.id;
    this.namespaceArn = namespace.arn;
    this.managementZoneId = zone.zoneId;
    this.registerOutputs({
      namespaceId: this.namespaceId,
      namespaceArn: this.namespaceArn,
      namespaceName: this.namespaceName,
      managementZoneId: this.managementZoneId,
      managementZoneName: this.managementZoneName,
    });
  }
}
