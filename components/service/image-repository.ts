import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { imageTagPrefix } from "../image-names";
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
  /** The environments that it is deployed to. */
  readonly environments: readonly string[];
  /** Images to keep of those deployed to production, the newest first, 50 to 10000; one that still runs must be among them. @default 500 */
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
    new aws.ecr.LifecyclePolicy(`${name}-lifecycle`, { repository: repository.name, policy: lifecycle(args) }, child);

    this.repositoryUrl = repository.repositoryUrl;
    this.registerOutputs({ repositoryUrl: this.repositoryUrl });
  }
}

/** Images to keep of those deployed elsewhere, and of those with no environment's tag. */
const KEEP_ELSEWHERE = 100;

/**
 * Production's images first, and each environment's by itself: an image that a rule counts is not expired by a later one, though the later one
 * counts it too ("How lifecycle policies work", ECR guide). So however often staging is deployed, what production runs stays, an image that
 * both have among them. Two prefixes in one rule would ask for both. Untagged images are what a build pushed and did not finish; those that an
 * index names are not expired before it.
 */
function lifecycle({ environments, keep = 500 }: ImageRepositoryArgs): string {
  const others = environments.filter((environment) => environment !== PRODUCTION).sort();
  const deployed = (environment: string, countNumber: number): Selection => [
    `The newest ${countNumber} images deployed to ${environment} are kept`,
    {
      tagStatus: "tagged",
      tagPrefixList: [imageTagPrefix(environment)],
      countType: "imageCountMoreThan",
      countNumber,
    },
  ];
  const selections: readonly Selection[] = [
    deployed(PRODUCTION, keep),
    ...others.map((environment) => deployed(environment, KEEP_ELSEWHERE)),
    [
      "Untagged images expire after a week",
      { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
    ],
    [
      `What no environment has goes unless it is among the newest ${KEEP_ELSEWHERE} images`,
      { tagStatus: "any", countType: "imageCountMoreThan", countNumber: KEEP_ELSEWHERE },
    ],
  ];
  return JSON.stringify({
    rules: selections.map(([description, selection], index) => ({
      rulePriority: index + 1,
      description,
      selection,
      action: { type: "expire" },
    })),
  });
}

const PRODUCTION = "production";

type Selection = readonly [description: string, selection: Readonly<Record<string, unknown>>];
