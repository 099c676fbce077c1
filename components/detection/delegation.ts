import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface DelegationArgs {
  /** Number of the account that administers detection for the organization. */
  readonly administrator: string;
  readonly regions: readonly string[];
  /** What must be switched on before: the detectors and the hub. */
  readonly after: readonly pulumi.Resource[];
}

/** Services that are delegated by Organizations itself, for all regions; the others have an act of their own, region by region. */
const services = { "access-analyzer": "access-analyzer.amazonaws.com", config: "config.amazonaws.com" } as const;

/** The management account hands detection to another, so that nobody signs in to it for that. Trusted access comes with the organization. */
export class Delegation extends pulumi.ComponentResource {
  constructor(name: string, args: DelegationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:Delegation", name, {}, opts);
    const child = { parent: this, dependsOn: [...args.after] };
    const { administrator } = args;

    for (const [service, servicePrincipal] of Object.entries(services)) {
      new aws.organizations.DelegatedAdministrator(
        `${name}-${service}`,
        { accountId: administrator, servicePrincipal },
        child,
      );
    }
    for (const region of args.regions) {
      new aws.guardduty.OrganizationAdminAccount(
        `${name}-guardduty-${region}`,
        { adminAccountId: administrator, region },
        child,
      );
      new aws.securityhub.OrganizationAdminAccount(
        `${name}-securityhub-${region}`,
        { adminAccountId: administrator, region },
        child,
      );
      new aws.inspector2.DelegatedAdminAccount(
        `${name}-inspector-${region}`,
        { accountId: administrator, region },
        child,
      );
    }
    this.registerOutputs();
  }
}
