import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeholders } from "../../stacks/placeholders";
import { registryOf } from "../../stacks/registry";
import { exampleCatalogue, useCatalogue } from "./catalogue";
import { exampleCompany } from "./company";
import { exampleLedger } from "./ledger";

const root = join(__dirname, "../..");
const files = ["Pulumi.yaml", "package.json", "package-lock.json", "tsconfig.json"];
const folders = [".github", "components", "docs", "functions", "policies", "stacks", "tools"];

/**
 * A copy of the project, which a test may change as an engineer would; it has the example's constants, products and a ledger with placeholders, as
 * it is shipped, and what follows from it.
 */
export function copyProject(folder: string): void {
  for (const name of [...files, ...folders]) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const [path, content] of [
    ["stacks/ledger.json", exampleLedger],
    ["policies/company.json", exampleCompany],
    ["policies/registry.json", registryOf(exampleCatalogue)],
    ["stacks/live.json", {}],
  ] as const)
    writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
  useCatalogue(folder, Object.keys(exampleCatalogue));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
}

/** What a company writes in place of the examples: README, "First run", the first step. */
const ownNames: readonly (readonly [example: string, own: string])[] = [
  ["example.com", "our-inc.co.jp"],
  // Of the GitHub organization and its people, the Slack workspace and the state's bucket.
  ["example-", "our-"],
  ["198.51.100.", "20.40.60."],
  ["203.0.113.", "20.40.61."],
  ["+8130555", "+8133555"],
  ["+8190055", "+8190155"],
];

/** The text in the company's own names. README's commands are written in the example's, too, and are read so. */
export function withOwnNames(text: string): string {
  return ownNames.reduce((before, [example, own]) => before.replaceAll(example, own), text);
}

/** Writes the company's own names into a copy, file by file, as a person does; and what `npm run generate` makes of them. */
export function useOwnNames(folder: string): void {
  const products = readdirSync(join(folder, "stacks/products")).map((name) => `stacks/products/${name}`);
  const constants = [
    "stacks/foundation.ts",
    "stacks/people.ts",
    "policies/company.json",
    ".github/CODEOWNERS",
    ...products,
  ];
  for (const path of [...constants, "policies/registry.json"]) {
    const file = join(folder, path);
    writeFileSync(file, withOwnNames(readFileSync(file, "utf8")));
  }
}

/** Writes into a copy what an engineer has written there after the first run. */
export function useRealLedger(folder: string): void {
  for (const path of ["stacks/ledger.json", "policies/company.json", "policies/registry.json"]) {
    const file = join(folder, path);
    writeFileSync(file, withRealValues(readFileSync(file, "utf8")));
  }
}

/** What stands in place of a placeholder: the same but for its last digit. */
export function realValueOf(placeholder: string | number): string | number {
  const text = String(placeholder);
  const next = (digit: string): string => String((Number(digit) + 4) % 10);
  const real = /\d/.test(text) ? text.replace(/\d(?=\D*$)/, next) : `${text}1`;
  return typeof placeholder === "number" ? Number(real) : real;
}

function withRealValues(file: string): string {
  return placeholders.reduce((text, { value }) => {
    const real = realValueOf(value);
    // As a value, and at the end of a bucket's name.
    return text.replaceAll(JSON.stringify(value), JSON.stringify(real)).replaceAll(`-${value}"`, `-${real}"`);
  }, file);
}
