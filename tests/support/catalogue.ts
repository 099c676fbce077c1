import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProductDefinition } from "../../components/definition/definition";
import { minimal } from "../../stacks/products/minimal";
import { shine } from "../../stacks/products/shine";

/** The example's products: those of every copy of the project, whatever else the company has in its catalogue. */
export const exampleCatalogue: Readonly<Record<string, ProductDefinition>> = { minimal, shine };

/** Writes a copy's catalogue, as a person does: products whose definitions stand beside it, each by its own name. */
export function useCatalogue(folder: string, products: readonly string[]): void {
  const lines = [
    'import type { ProductDefinition } from "../../components/definition/definition";',
    ...products.map((name) => `import { ${name} } from "./${name}";`),
    `export const catalogue: Readonly<Record<string, ProductDefinition>> = { ${products.join(", ")} };`,
  ];
  writeFileSync(join(folder, "stacks/products/index.ts"), `${lines.join("\n")}\n`);
}
