import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { at } from "../records";
import { ConfigRecorder } from "./config-recorder";
import { ServiceLinkedRoles } from "./service-linked-roles";

/** Whom AWS writes to and calls. */
export interface AccountContact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  /** E.164: `+81312345678`. */
  readonly phone: string;
}

export interface AccountBaselineArgs {
  /** The account's own: environment `account`, home region. */
  readonly scope: Scope;
  readonly contacts: Readonly<Record<"billing" | "operations" | "security", AccountContact>>;
  /** Encrypts every volume that names no key of its own. */
  readonly volumeKeyArn: pulumi.Input<string>;
  /** Where AWS keeps what is global: us-east-1. */
  readonly globalRegion: string;
  /** Name of the log archive's bucket for AWS Config. */
  readonly archiveBucket: pulumi.Input<string>;
}

/** What holds in an account before anything stands in it. */
export class AccountBaseline extends pulumi.ComponentResource {
  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:AccountBaseline", name, {}, opts);
    const child = { parent: this };
    const { scope } = args;

    // Nobody has a password here, since people come through Identity Center; were one ever made, it would be a good one.
    new aws.iam.AccountPasswordPolicy(
      `${name}-password-policy`,
      {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
        maxPasswordAge: 90,
        requireUppercaseCharacters: true,
        requireLowercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        allowUsersToChangePassword: true,
      },
      child,
    );
    new aws.s3.AccountPublicAccessBlock(
      `${name}-public-access-block`,
      {
        accountId: scope.account,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );
    const volumeKey = new aws.ebs.DefaultKmsKey(`${name}-volume-key`, { keyArn: args.volumeKeyArn }, child);
    new aws.ebs.EncryptionByDefault(`${name}-volume-encryption`, { enabled: true }, { ...child, dependsOn: volumeKey });
    new aws.ec2.InstanceMetadataDefaults(
      `${name}-instance-metadata`,
      { httpTokens: "required", httpPutResponseHopLimit: 1 },
      child,
    );
    for (const [topic, contact] of Object.entries(args.contacts)) {
      new aws.account.AlternativeContact(
        `${name}-${topic}-contact`,
        {
          alternateContactType: topic.toUpperCase(),
          name: contact.name,
          title: contact.title,
          emailAddress: contact.email,
          phoneNumber: contact.phone,
        },
        child,
      );
    }
    const { roles } = new ServiceLinkedRoles(`${name}-linked-roles`, { scope, services: ["config"] }, child);
    const linkedRole = at(roles, "config");
    // Distributions, their web ACLs and certificates are told in us-east-1 alone.
    for (const [noun, region] of [
      ["config", scope.region],
      ["global-config", args.globalRegion],
    ] as const) {
      new ConfigRecorder(
        `${name}-${noun}`,
        {
          scope: { ...scope, region },
          linkedRole,
          archiveBucket: args.archiveBucket,
          globalTypes: region === scope.region,
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
