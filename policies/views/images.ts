import type { Reader } from "../kernel/reader";

/** Tags that are moved by habit. */
const moving =
  /^(latest|stable|current|main|master|trunk|edge|nightly|dev|develop|development|test|staging|prod|production|release|live)$/i;

/** The account of an image in ECR; undefined for an image from elsewhere. */
export function registryAccount(image: string): string | undefined {
  return /^(\d{12})\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.exec(image)?.[1];
}

/** Whether the name stands for one image for ever: a digest, or a tag in ECR that is not one of those that move. */
export function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  const tag = /:([\w][\w.-]{0,127})$/.exec(image)?.[1];
  return tag !== undefined && !moving.test(tag) && registryAccount(image) !== undefined;
}

/** Whether the container's image begins with one of the names: with all of it, up to a `/`, `:`, `@` or its end. */
export function isImageOf(container: Reader, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const image = container.text("image") ?? "";
  return names.some(
    (name) => image.startsWith(name) && (name.endsWith("/") || /^([/:@]|$)/.test(image.slice(name.length))),
  );
}
