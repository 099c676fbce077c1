import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

/** A service that must have its role before it is used. */
export type LinkedService = "config" | "rds";

export interface ServiceLinkedRolesArgs {
  readonly scope: Scope;
  /** Each is made once an account: one that has the role already adopts it by `pulumi import`. */
  readonly services: readonly LinkedService[];
}

/**
 * Roles by which services of AWS act in the account. Nearly all services make theirs when they are first used: ECS, Elastic Load Balancing,
 * Application Auto Scaling, CloudFront for VPC origins, WAF for its logs, Backup. RDS does so with a cluster, and refuses the subnet group
 * that must be there before it ("Missing necessary credentials", terraform-aws-modules/terraform-aws-rds#364, crossplane-contrib/provider-aws#479);
 * Config makes its only in the console.
 */
export class ServiceLinkedRoles extends pulumi.ComponentResource {
  /** By service; for `dependsOn` of what acts by one. */
  readonly roles: Readonly<Partial<Record<LinkedService, aws.iam.ServiceLinkedRole>>>;

  constructor(name: string, args: ServiceLinkedRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:ServiceLinkedRoles", name, {}, opts);
    // Names and rights are AWS's.
    const made = args.services.map((service) => [
      service,
      new aws.iam.ServiceLinkedRole(
        `${name}-${service}`,
        { awsServiceName: `${service}.amazonaws.com`, tags: tagsFor(args.scope, "identity") },
        { parent: this },
      ),
    ]);
    this.roles = Object.fromEntries(made) as Partial<Record<LinkedService, aws.iam.ServiceLinkedRole>>;
    this.registerOutputs();
  }
}
