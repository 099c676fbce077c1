import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../data/bucket";
import { LOGS_COLD_AFTER_DAYS } from "../data/bucket-rules";
import { serverAccessWriter } from "../logging/delivery";
import { bucketName, scopedName } from "../naming";
import type { OrganizationScope } from "../organization-scope";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { archiveKeyStatements, configWriter, trailWriter } from "./archive-policy";

export interface ArchiveArgs {
  /** Of the account log-archive. */
  readonly scope: Scope;
  readonly organization: OrganizationScope;
  /** Number of the management account. */
  readonly management: string;
  /** ARN of the organization's trail, over its chosen name. */
  readonly trailArn: string;
}

/** What the buckets are for, as part of their names. */
const [ACCESS, CONFIG, TRAIL] = ["archive-access-logs", "config", "trail"] as const;

/** Days that nobody may delete what the trail has written. */
const LOCK_DAYS = 365;
/** Days that it is kept: two years, and a day of grace for whoever reads at their end. */
const EXPIRE_DAYS = 731;

/**
 * The log archive: what every account did and how it was set, in an account of its own under a key of its own, written by AWS's services for
 * the organization and by nobody else. The trail is locked. What Config writes is not: it delivers to no bucket that has Object Lock
 * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-deliverychannel.html); versions keep it.
 */
export class Archive extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;
  /** Name of the bucket for AWS Config, once it admits the service. */
  readonly config: pulumi.Output<string>;
  /** Name of the trail's bucket, once it admits the trail. */
  readonly trail: pulumi.Output<string>;

  constructor(name: string, args: ArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:foundation:Archive", name, {}, opts);
    const child = { parent: this };
    const { scope, organization, management, trailArn } = args;
    const { account, region } = scope;

    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: "Encrypts what AWS Config and CloudTrail write into the log archive",
        policy: policyDocument(archiveKeyStatements(account, organization, trailArn)),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        region,
        tags: tagsFor(scope, "keys", { Name: `${name}-key` }),
      },
      { ...child, protect: true },
    );
    new aws.kms.Alias(
      `${name}-key-alias`,
      { name: `alias/${scopedName(scope, "archive")}`, targetKeyId: key.keyId, region },
      child,
    );
    const common = {
      scope,
      dataClass: "audit",
      expireDays: EXPIRE_DAYS,
      coldAfterDays: LOGS_COLD_AFTER_DAYS,
      service: "archive",
    } as const;
    const accessLogs = new Bucket(
      `${name}-access`,
      {
        ...common,
        purpose: ACCESS,
        encryption: "s3-managed",
        statements: serverAccessWriter(
          account,
          bucketName(scope, ACCESS),
          "s3/",
          [CONFIG, TRAIL].map((purpose) => bucketName(scope, purpose)),
        ),
      },
      child,
    );
    const archived = { ...common, encryption: { keyArn: key.arn }, accessLogsBucket: accessLogs.ready };
    const config = new Bucket(
      `${name}-config`,
      { ...archived, purpose: CONFIG, statements: configWriter(organization, bucketName(scope, CONFIG)) },
      child,
    );
    const trail = new Bucket(
      `${name}-trail`,
      {
        ...archived,
        purpose: TRAIL,
        lockDays: LOCK_DAYS,
        statements: trailWriter(organization, management, trailArn, bucketName(scope, TRAIL)),
      },
      child,
    );

    this.keyArn = key.arn;
    this.config = config.ready;
    this.trail = trail.ready;
    this.registerOutputs({ config: this.config, trail: this.trail });
  }
}
