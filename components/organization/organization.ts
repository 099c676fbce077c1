import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

/** AWS services that act for the whole organization. */
const servicePrincipals = [
  "access-analyzer.amazonaws.com",
  "account.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
  "guardduty.amazonaws.com",
  "iam.amazonaws.com",
  "inspector2.amazonaws.com",
  // Without it the delegated administrator cannot switch malware protection on in members (hashicorp/terraform-provider-aws #30475).
  "malware-protection.guardduty.amazonaws.com",
  "ram.amazonaws.com",
  "securityhub.amazonaws.com",
  "sso.amazonaws.com",
];

export interface OrganizationArgs {
  readonly scope: Scope;
  /** Names of the organizational units below the root. */
  readonly units: readonly string[];
}

interface Root {
  readonly id: string;
}

/** The organization with all features, and its units. It is never deleted by this program. */
export class Organization extends pulumi.ComponentResource {
  readonly organizationId: pulumi.Output<string>;
  readonly rootId: pulumi.Output<string>;
  /** Ids of the units, by name. */
  readonly unitIds: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: OrganizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:Organization", name, {}, opts);
    const kept = { parent: this, protect: true, retainOnDelete: true };

    const organization = new aws.organizations.Organization(
      `${name}-organization`,
      {
        featureSet: "ALL",
        awsServiceAccessPrincipals: servicePrincipals,
        enabledPolicyTypes: ["INSPECTOR_POLICY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY"],
      },
      kept,
    );
    // Accounts are made without credentials of root, and management may do in one what only root may.
    new aws.iam.OrganizationsFeatures(
      `${name}-root-access`,
      { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
      { parent: this, dependsOn: organization },
    );
    // An update that is limited to other things knows no roots.
    this.rootId = organization.roots.apply((roots: readonly Root[] | undefined) => roots?.[0]?.id ?? "");
    const units = args.units.map((unit) => {
      const made = new aws.organizations.OrganizationalUnit(
        `${name}-${unit}-unit`,
        { name: unit, parentId: this.rootId, tags: tagsFor(args.scope, "organization") },
        kept,
      );
      return [unit, made.id] as const;
    });

    this.organizationId = organization.id;
    this.unitIds = Object.fromEntries(units);
    this.registerOutputs({ organizationId: this.organizationId, rootId: this.rootId, unitIds: this.unitIds });
  }
}
