import type { Graph, View } from "../kernel/graph";
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

/** Fargate's processors, and how the tag of an image for each ends: a tag holds one. */
const PROCESSORS = [
  { architecture: "ARM64", platform: "linux/arm64", suffix: "" },
  { architecture: "X86_64", platform: "linux/amd64", suffix: "-x86" },
] as const;

/**
 * Whether an image of the shared account is one that the foundation's stack builds, for the task's processor. Undefined for an image of another
 * account.
 */
export function isBuilt(text: string, task: View, registry: Registry): boolean | undefined {
  const image = imageIn(text);
  const { organization } = registry;
  if (image === undefined || image.account !== organization.accounts["shared"]) return undefined;
  // Fargate takes x86 where nothing is said (ECS API, RuntimePlatform).
  const own = task.text("runtimePlatform.cpuArchitecture") ?? "X86_64";
  return builtImages(registry).some(({ uri, architecture }) => uri === text && architecture === own);
}

/** The platform's own images, as the foundation's stack is to build them: a tag for each processor. */
export function builtImages({ images, organization, regions }: Registry) {
  const place = { account: organization.accounts["shared"] ?? "", region: regions.home };
  return Object.entries(images.platform).flatMap(([repository, tag]) =>
    PROCESSORS.map(({ suffix, ...processor }) => ({
      repository,
      uri: `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${repository}:${tag}${suffix}`,
      ...processor,
    })),
  );
}

interface Built {
  readonly uri: string;
  readonly platforms: readonly string[];
  /** The folder that it is built from; left out where only the engine knows. */
  readonly context?: string;
}

/**
 * What a stack builds and pushes: what awsx is asked for, where no engine runs; under one, whose packs see a remote component without what it
 * was asked for, the images that it makes of that.
 */
export function builds(graph: Graph): readonly Built[] {
  const asked = graph
    .ofType("awsx:ecr:Image")
    .filter((image) => image.isSet("imageTag"))
    .map((image) => ({
      uri: `${image.text("repositoryUrl") ?? ""}:${image.text("imageTag") ?? ""}`,
      platforms: image.texts("platform"),
      context: image.text("context") ?? "",
    }));
  const made = graph
    .ofType("docker-build:index:Image")
    .filter((image) => image.flag("push") === true)
    .flatMap((image) => image.texts("tags").map((uri) => ({ uri, platforms: image.texts("platforms") })));
  return [...asked, ...made];
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
