import { join } from "node:path";
import { loadShapes, type Node, type Shapes, treeOf, type TypeShape } from "../shapes/shape";

let loaded: Shapes | undefined;
let words: ReadonlySet<string> | undefined;
const trees = new Map<string, Node>();

/**
 * What has been reviewed, by type: `policies/shapes.json`, read once. Whoever starts the pack asks for it first, so that a file that is wrong is
 * told as such.
 *
 * @throws DataError
 */
export function reviewedShapes(): Shapes {
  return (loaded ??= loadShapes(join(__dirname, "../shapes.json")));
}

/** The shape of a type, with its lines as a tree; undefined for a type that nobody has reviewed. */
export function reviewedShape(type: string): { readonly shape: TypeShape; readonly tree: Node } | undefined {
  const shapes = reviewedShapes();
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (shape === undefined) return undefined;
  let tree = trees.get(type);
  if (tree === undefined) {
    tree = treeOf(shape);
    trees.set(type, tree);
  }
  return { shape, tree };
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
