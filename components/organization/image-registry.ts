import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { OrganizationScope } from "../organization-scope";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { imageLifecycle, pullStatements } from "./image-registry-policy";

export interface PlatformImageArgs {
  /** Name of the ECR repository: `platform/log-router`. */
  readonly repository: string;
  /** Never used again for other contents: tags are immutable. */
  readonly tag: string;
  /** Folder of the Dockerfile, relative to the program's working directory. */
  readonly context: string;
}

export interface ImageRegistryArgs {
  /** Of the shared account. */
  readonly scope: Scope;
  /** Whose accounts may pull. */
  readonly organization: OrganizationScope;
  /** Key of the shared account that encrypts the images. */
  readonly keyArn: pulumi.Input<string>;
  /** By name: `logRouter`. */
  readonly images: Readonly<Record<string, PlatformImageArgs>>;
}

/** The images that the platform itself runs in every product, built and pushed from this repository. Building needs Docker. */
export class ImageRegistry extends pulumi.ComponentResource {
  /** URI with digest of each image for ARM64, by name. */
  readonly imageUris: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:ImageRegistry", name, {}, opts);
    const child = { parent: this };
    const pull = policyDocument(pullStatements(args.organization));

    const images = Object.entries(args.images).map(([key, source]) => {
      const at = `${name}-${kebab(key)}`;
      const repository = new aws.ecr.Repository(
        `${at}-repository`,
        {
          name: source.repository,
          imageTagMutability: "IMMUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
          tags: tagsFor(args.scope, "images", { "data-class": "internal" }),
        },
        { parent: this, protect: true },
      );
      new aws.ecr.LifecyclePolicy(`${at}-lifecycle`, { repository: repository.name, policy: imageLifecycle() }, child);
      new aws.ecr.RepositoryPolicy(`${at}-policy`, { repository: repository.name, policy: pull }, child);
      // A tag holds one platform here, so that of the second says so.
      const image = (suffix: string, platform: string): awsx.ecr.Image =>
        new awsx.ecr.Image(
          `${at}-image${suffix}`,
          {
            repositoryUrl: repository.repositoryUrl,
            context: source.context,
            platform,
            imageTag: `${source.tag}${suffix}`,
          },
          child,
        );
      image("-x86", "linux/amd64");
      return [key, image("", "linux/arm64").imageUri] as const;
    });

    this.imageUris = Object.fromEntries(images);
    this.registerOutputs({ imageUris: this.imageUris });
  }
}

function kebab(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
