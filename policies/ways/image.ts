import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import type { Registry } from "../registry";
import { admittedElsewhere, callerOf, policyAt, roleMay } from "../views/rights";
import type { Way } from "./way";

const REPOSITORY = "aws:ecr/repository:Repository";

/** What ECS asks of a registry to pull an image (ECR guide, "Required IAM permissions for pulling images"). */
export const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] as const;

/** An image in ECR. */
export interface Image {
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** Undefined for an image from elsewhere. */
export function imageIn(text: string): Image | undefined {
  const [, account, region, repository] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?:[:@].*)?$/.exec(text) ?? [];
  return account === undefined || region === undefined || repository === undefined
    ? undefined
    : { account, region, repository };
}

export function repositoryArn({ account, region, repository }: Image): string {
  return `arn:aws:ecr:${region}:${account}:repository/${repository}`;
}

/**
 * The platform's own images stand under the tags that the foundation's stack builds, one a processor. Undefined for an image that is none of them.
 */
export function isBuilt(text: string, task: View, { images, organization }: Registry): boolean | undefined {
  const image = imageIn(text);
  const built =
    image?.account === organization.accounts["shared"] ? images.platform[image?.repository ?? ""] : undefined;
  if (built === undefined) return undefined;
  // Fargate takes x86 where nothing is said (ECS API, RuntimePlatform).
  const suffix = task.text("runtimePlatform.cpuArchitecture") === "ARM64" ? "" : "-x86";
  return text.endsWith(`:${built}${suffix}`);
}

/** A role pulls the images of a task. Gives what is asked, for the paths to the registry. */
export function toImages(way: Way, role: View, images: readonly Image[]): readonly Request[] {
  const { graph } = role;
  way.expect(
    "image-token",
    () => roleMay(role, { action: "ecr:GetAuthorizationToken", resource: "*" }),
    "its execution role may not sign in to the registry",
    role,
  );
  for (const image of images) {
    const repository = graph.called(REPOSITORY, image.repository);
    way.expect(
      "image-pull",
      () => {
        const own = repository === undefined ? undefined : policyAt(repository);
        // The registry of another account is made by another stack, whose own proof asks whether it admits this one.
        const resource = repository === undefined ? admittedElsewhere : own;
        return PULL.every((action) =>
          roleMay(role, { action, resource: repositoryArn(image) }, resource === undefined ? {} : { resource }),
        );
      },
      "its execution role may not pull one of its images",
      role,
    );
  }
  const caller = callerOf(role);
  return images.flatMap((image) => PULL.map((action) => ({ caller, action, resource: repositoryArn(image) })));
}

/** The registry's API, its images, and their layers, which stand in a bucket of AWS (ECR guide, "Amazon ECR interface VPC endpoints"). */
export function apisOfImages(
  role: View,
  images: readonly Image[],
  pulls: readonly Request[],
): Readonly<Record<string, readonly Request[]>> {
  if (images.length === 0) return {};
  const caller = callerOf(role);
  const layers = [...new Set(images.map(({ region }) => region))].map((region) => ({
    caller: { kind: "service", name: "ecr.amazonaws.com" } as const,
    action: "s3:GetObject",
    resource: `arn:aws:s3:::prod-${region}-starport-layer-bucket/layer`,
  }));
  const token = { caller, action: "ecr:GetAuthorizationToken", resource: "*" };
  return { "ecr.api": [token, ...pulls], "ecr.dkr": pulls, s3: layers };
}
