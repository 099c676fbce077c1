import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface OrganizationTrailArgs {
  /** Of the management account: an organization's trail is always its own, whoever makes it. */
  readonly scope: Scope;
  /** The chosen name, which the archive's policies hold as part of the ARN. */
  readonly trailName: string;
  /** Name of the archive's bucket, once it admits the trail. */
  readonly bucketName: pulumi.Input<string>;
  /** Key of the archive. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * CloudTrail for the whole organization: every call to the management of things in every account and region, whose files prove that nobody
 * changed them. It needs trusted access of CloudTrail in the organization, which the organization's stack gives.
 */
export class OrganizationTrail extends pulumi.ComponentResource {
  constructor(name: string, args: OrganizationTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:OrganizationTrail", name, {}, opts);
    new aws.cloudtrail.Trail(
      `${name}-trail`,
      {
        name: args.trailName,
        isOrganizationTrail: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogging: true,
        enableLogFileValidation: true,
        s3BucketName: args.bucketName,
        kmsKeyId: args.keyArn,
        tags: tagsFor(args.scope, "audit"),
      },
      { parent: this, protect: true },
    );
    this.registerOutputs();
  }
}
