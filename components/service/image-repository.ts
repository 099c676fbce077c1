import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ImageRepositoryArgs {
  /** The account's: an image is built once and promoted from environment to environment. */
  readonly scope: Scope;
  /** The service whose images it holds. */
  readonly service: string;
  /** The account's key of data. */
  readonly keyArn: pulumi.Input<string>;
  /**
   * Images to keep, the newest first, 50 to 10000. One that production still runs must be among them, however often staging is deployed.
   *
   * @default 500
   */
  readonly keep?: number;
}

/** Images of one service. A tag never moves, so that what was tested is what runs. Only this account reads it. */
export class ImageRepository extends pulumi.ComponentResource {
  /** `<product>/<service>` */
  readonly repositoryName: string;
  /** The ARN over the chosen name, for documents. */
  readonly repositoryArn: string;
  readonly repositoryUrl: pulumi.Output<string>;

  constructor(name: string, args: ImageRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:ImageRepository", name, {}, opts);
    const child = { parent: this };
    const { scope, service, keep = 500 } = args;
    refuse(
      `image repository ${name}`,
      Number.isInteger(keep) && keep >= 50 && keep <= 10_000
        ? []
        : [{ path: "keep", value: keep, allowed: "50 to 10000 images", fix: "change it to one of these" }],
    );
    this.repositoryName = `${scope.product}/${service}`;
    this.repositoryArn = arn.imageRepository(scope, this.repositoryName);

    const repository = new aws.ecr.Repository(
      `${name}-repository`,
      {
        name: this.repositoryName,
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        tags: tagsFor(scope, service, { "data-class": "internal" }),
      },
      // Production runs from it, whichever environment is made anew.
      { ...child, protect: true },
    );
    new aws.ecr.LifecyclePolicy(`${name}-lifecycle`, { repository: repository.name, policy: lifecycle(keep) }, child);

    this.repositoryUrl = repository.repositoryUrl;
    this.registerOutputs({ repositoryUrl: this.repositoryUrl });
  }
}

/** Untagged images are what a build pushed and did not finish; of the others the oldest go. */
function lifecycle(keep: number): string {
  const expire = { type: "expire" };
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "Untagged images expire after a week",
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
        action: expire,
      },
      {
        rulePriority: 2,
        description: `The newest ${keep} images are kept`,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keep },
        action: expire,
      },
    ],
  });
}
