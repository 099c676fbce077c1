import type { Problem } from "../components/refuse";
import { definitionProblems } from "./definition-check";
import { inFile } from "./in-file";
import { catalogue } from "./products";

/** All that is wrong with any definition of the catalogue, for what is made of all of them: by its file and its place there. */
export function catalogueProblems(today: string): Problem[] {
  return Object.entries(catalogue).flatMap(([name, definition]) =>
    inFile(`stacks/products/${name}.ts`, definitionProblems(definition, today)),
  );
}
