import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { CallError } from "./failure";
import { unloadable } from "./unloadable";

const FOLDER = resolve(__dirname, "../stacks/products");

/** The file in which the catalogue has a product. */
export function fileOf(product: string): string {
  return resolve(FOLDER, `${product}.ts`);
}

let known: ReadonlyMap<string, CallError> | undefined;

/**
 * The products whose file cannot be loaded, and why. Asked before anything loads the catalogue, it leaves nothing in their place there, so that
 * whoever edits one keeps nobody from the others.
 */
export function brokenProducts(): ReadonlyMap<string, CallError> {
  known ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(".ts") && file !== "index.ts")
      .sort()
      .flatMap((file) => {
        const error = errorOf(resolve(FOLDER, file));
        return error === undefined ? [] : [[basename(file, ".ts"), error] as const];
      }),
  );
  return known;
}

function errorOf(file: string): CallError | undefined {
  try {
    require(file);
    return undefined;
  } catch (thrown) {
    const stand = { id: file, filename: file, loaded: true, exports: {} };
    require.cache[file] = Object.assign(Object.create(Object.getPrototypeOf(module)) as NodeJS.Module, stand);
    return unloadable(`the catalogue's stacks/products/${basename(file)}`, file, thrown);
  }
}
