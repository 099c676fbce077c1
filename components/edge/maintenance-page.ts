import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { MAINTENANCE_PREFIX, maintenanceHtml, maintenanceJson } from "./maintenance-html";

export interface MaintenancePageArgs {
  readonly scope: Scope;
  /** The product's name as people say it. */
  readonly title: string;
  /** Its policy admits the distribution by `originAccessStatement`. */
  readonly bucketName: pulumi.Input<string>;
  /** The bucket's KMS key, which admits CloudFront. */
  readonly keyArn: pulumi.Input<string>;
}

/** What visitors see while the product does not answer: a page for people, and the same for programs. */
export class MaintenancePage extends pulumi.ComponentResource {
  constructor(name: string, args: MaintenancePageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:MaintenancePage", name, {}, opts);
    const child = { parent: this };
    const pages = {
      html: { content: maintenanceHtml(args.title), contentType: "text/html; charset=utf-8" },
      json: { content: maintenanceJson(), contentType: "application/json" },
    };
    for (const [format, page] of Object.entries(pages)) {
      new aws.s3.BucketObjectv2(
        `${name}-${format}`,
        {
          bucket: args.bucketName,
          key: `${MAINTENANCE_PREFIX}index.${format}`,
          ...page,
          cacheControl: "public, max-age=60",
          serverSideEncryption: "aws:kms",
          kmsKeyId: args.keyArn,
          bucketKeyEnabled: true,
          tags: tagsFor(args.scope, "edge"),
        },
        child,
      );
    }
    this.registerOutputs({});
  }
}
