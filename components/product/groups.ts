import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import { mapValues } from "../records";
import type { Scope } from "../scope";
import { ServiceGroup } from "../service/service-group";
import type { Product } from "../definition/completed";

export interface GroupsArgs {
  readonly scope: Scope;
  readonly services: Product["services"];
  readonly vpcId: pulumi.Input<string>;
}

/** The security groups of an environment's services, made before all of them: two services may call each other. */
export class Groups extends pulumi.ComponentResource {
  readonly groups: Readonly<Record<string, ServiceGroup>>;

  constructor(name: string, args: GroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Groups", name, {}, opts);
    const { scope, vpcId } = args;
    this.groups = mapValues(
      args.services,
      (_, service) =>
        new ServiceGroup(
          `${name}-${service}`,
          { scope, service, vpcId, formerly: serviceUrn(scope, service, opts?.parent) },
          { parent: this },
        ),
    );
    this.registerOutputs();
  }
}

/** The component that a service's group was a part of, when it was made together with the service. */
function serviceUrn(scope: Scope, service: string, workload: pulumi.Resource | undefined): pulumi.Output<string> {
  const services = scopedName(scope, "services");
  const parent = pulumi.createUrn(services, "platform:product:Services", workload);
  return pulumi.createUrn(`${services}-${service}`, "platform:service:Service", parent);
}
