import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface MailIdentityArgs {
  readonly scope: Scope;
  /** The domain that mail is sent from: the environment's. */
  readonly domain: string;
  /** The public zone that it is a part of. */
  readonly zoneId: pulumi.Input<string>;
}

/** Easy DKIM publishes three keys ("Easy DKIM in Amazon SES", SES guide). */
const KEYS = 3;

/**
 * A domain that mail may be sent from by SES, with the records by which others believe it. A new account sends to verified addresses only,
 * 200 messages a day, until AWS has admitted it ("Request production access", SES guide): people ask for that.
 */
export class MailIdentity extends pulumi.ComponentResource {
  constructor(name: string, args: MailIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:integration:MailIdentity", name, {}, opts);
    const child = { parent: this };
    const { scope, domain, zoneId } = args;

    const identity = new aws.sesv2.EmailIdentity(
      `${name}-identity`,
      // SES signs by itself, with keys of 2048 bits. Asked for them, the provider would not say in a preview that their names are to come.
      { emailIdentity: domain, tags: tagsFor(scope, "mail") },
      child,
    );
    const tokens = identity.dkimSigningAttributes.apply((attributes) => attributes.tokens);
    for (const index of Array.from({ length: KEYS }, (_, key) => key)) {
      const token = tokens.apply((all) => all[index] ?? "");
      new aws.route53.Record(
        `${name}-key-${index + 1}`,
        {
          zoneId,
          name: pulumi.interpolate`${token}._domainkey.${domain}`,
          type: "CNAME",
          ttl: 300,
          records: [pulumi.interpolate`${token}.dkim.amazonses.com`],
        },
        child,
      );
    }
    // What cannot be shown to be ours is to be taken for spam.
    new aws.route53.Record(
      `${name}-dmarc`,
      { zoneId, name: `_dmarc.${domain}`, type: "TXT", ttl: 300, records: ["v=DMARC1; p=quarantine"] },
      child,
    );
    this.registerOutputs();
  }
}
