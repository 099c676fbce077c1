import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { OrganizationScope } from "../organization-scope";
import { policyDocument } from "../policy-document";
import { repositoryUrl } from "../image-names";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { imageLifecycle, pullStatements } from "./image-registry-policy";

export interface PlatformImageArgs {
  /** Name of the ECR repository: `platform/log-router`. */
  readonly repository: string;
  /**
   * Never used again for other contents: tags are immutable. Each image has tags of its own (`console-1.0.0`), for awsx names what it
   * builds after the tag alone.
   */
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
    checkImages(name, args.images);
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
      // Known in the first preview already, as the repository's own output is not, so that a policy can tell what is built.
      const url = repository.name.apply((known) => repositoryUrl(args.scope, known));
      // A tag holds one platform here, so that of the second says so.
      const image = (suffix: string, platform: string): awsx.ecr.Image =>
        new awsx.ecr.Image(
          `${at}-image${suffix}`,
          {
            repositoryUrl: url,
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

/**
 * awsx calls the image that it builds like its tag, and a URN holds the types of what stands above, not their names: Pulumi refuses the second
 * image of a tag (pulumi-awsx, issue 1793).
 */
function checkImages(name: string, images: ImageRegistryArgs["images"]): void {
  const tags = Object.values(images).map(({ tag }) => tag);
  refuse(
    name,
    Object.entries(images)
      .filter(([, { tag }], index) => tags.indexOf(tag) !== index)
      .map(([key, { tag }]) => ({
        path: `images.${key}.tag`,
        value: tag,
        allowed: "a tag that no other image has",
        fix: `begin it with the image's own name: ${kebab(key)}-${tag}`,
      })),
  );
}

function kebab(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
