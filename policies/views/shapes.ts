import { join } from "node:path";
import { loadData } from "../data";
import type { Resource } from "../kernel/resource";
import { narrowed, partOf, type Parts, type PartShape, problemsOf } from "../shapes/part";
import { type Link, linksOf, loadShapes, type Node, type Shapes, treeOf, type TypeShape } from "../shapes/shape";

let loaded: Shapes | undefined;
let loadedParts: Parts | undefined;
let words: ReadonlySet<string> | undefined;
const ofTypes = new Map<string, Reviewed>();
const ofParts = new Map<PartShape, Reviewed>();
const ofResources = new WeakMap<Resource, Reviewed | undefined>();

export interface Reviewed {
  readonly shape: TypeShape;
  /** Its lines as a tree. */
  readonly tree: Node;
  /** Where each value is another resource's. */
  readonly links: readonly Link[];
  /** What is narrower of it as a part of its component, where it is one. */
  readonly part?: PartShape;
}

/**
 * What has been reviewed, by type: `policies/shapes.json`, read once. Whoever starts the pack asks for it first, so that a file that is wrong is
 * told as such.
 *
 * @throws DataError
 */
export function reviewedShapes(): Shapes {
  return (loaded ??= loadShapes(join(__dirname, "../shapes.json")));
}

/**
 * What is narrower of the parts of components: `policies/parts.json`, read once.
 *
 * @throws DataError
 */
export function reviewedParts(): Parts {
  return (loadedParts ??= loadData(join(__dirname, "../parts.json"), problemsOf) as Parts);
}

/** The shape of what a resource is in its component; that of its type where no such part is known. Several rules ask. */
export function reviewedPart(resource: Resource, stack: string): Reviewed | undefined {
  if (ofResources.has(resource)) return ofResources.get(resource);
  const found = findPart(resource, stack);
  ofResources.set(resource, found);
  return found;
}

function findPart(resource: Resource, stack: string): Reviewed | undefined {
  const reviewed = reviewedShape(resource.type);
  if (reviewed === undefined) return undefined;
  const part = partOf(reviewedParts(), resource, stack);
  if (part === undefined) return reviewed;
  let own = ofParts.get(part);
  if (own === undefined) {
    const shape = narrowed(reviewed.shape, part);
    own = part.inputs === undefined ? { ...reviewed, shape, part } : { ...readOf(shape), part };
    ofParts.set(part, own);
  }
  return own;
}

/** The shape of a type; undefined for a type that nobody has reviewed. */
export function reviewedShape(type: string): Reviewed | undefined {
  const shapes = reviewedShapes();
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (shape === undefined) return undefined;
  let reviewed = ofTypes.get(type);
  if (reviewed === undefined) {
    reviewed = readOf(shape);
    ofTypes.set(type, reviewed);
  }
  return reviewed;
}

function readOf(shape: TypeShape): Reviewed {
  return { shape, tree: treeOf(shape), links: linksOf(shape) };
}

/** Every text that stands in some shape as a value. */
export function reviewedWords(): ReadonlySet<string> {
  words ??= new Set(
    Object.values(reviewedShapes()).flatMap(({ inputs }) =>
      Object.values(inputs).flatMap((token) => (typeof token === "string" ? [] : token.map(String))),
    ),
  );
  return words;
}
