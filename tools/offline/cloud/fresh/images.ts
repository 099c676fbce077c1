import type { Place, World } from "../model";
import type { FreshCheck, Known, State } from "./state";

const IMAGE = "docker-build:index:Image";
const REPOSITORY = "aws:ecr/repository:Repository";

/** An image of ECR, taken apart. */
export interface ImageReference {
  readonly place: Place;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** `111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/shine/web:v1`; undefined for what stands elsewhere. */
export function imageReference(image: string): ImageReference | undefined {
  const [, account, region, repository, tag, digest] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image) ??
    [];
  if (account === undefined || region === undefined || repository === undefined) return undefined;
  return {
    place: { account, region },
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Whether somebody has built and pushed it. */
export function isPushed(image: string, world: World, { pushed }: State): boolean {
  if (pushed.has(image)) return true;
  return world.all(IMAGE).some(({ inputs, outputs }) => {
    const tags = [inputs["tags"]].flat().map(String);
    return tags.includes(image) || tags.some((tag) => image === `${bare(tag)}@${String(outputs["digest"])}`);
  });
}

/** Without its tag. */
function bare(image: string): string {
  return image.replace(/:[^/:]*$/, "");
}

export function repositoryAt({ place, repository }: ImageReference, world: World) {
  return world.find([REPOSITORY], repository, place);
}

/** A registry takes an image only into a repository that exists, and an immutable tag once. Source: ECR API, PutImage. */
const pushes: FreshCheck = (subject, world, state) =>
  subject.texts("tags").flatMap((tag) => {
    const reference = imageReference(tag);
    if (reference === undefined) return [];
    const fault = { path: "tags", value: tag, fix: "make the repository first" };
    const repository = repositoryAt(reference, world);
    if (repository === undefined)
      return {
        ...fault,
        code: "name unknown: The repository does not exist in the registry",
        allowed: "a repository that exists",
      };
    if (repository.inputs["imageTagMutability"] !== "IMMUTABLE" || !isPushed(tag, world, state)) return [];
    const code =
      "tag invalid: The image tag already exists and cannot be overwritten because the repository is immutable";
    return { ...fault, code, allowed: "a tag that was never used", fix: "count the version up" };
  });

/** Images: one exists only once it was built and pushed. */
export const images: Known = { [IMAGE]: { refuses: [pushes] } };
