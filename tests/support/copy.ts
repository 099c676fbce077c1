import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeholders } from "../../stacks/placeholders";
import { registryOf } from "../../stacks/registry";
import { exampleLedger } from "./ledger";

const root = join(__dirname, "../..");
const files = ["Pulumi.yaml", "package.json", "package-lock.json", "tsconfig.json"];
const folders = ["components", "functions", "policies", "stacks", "tools"];

/** A copy of the project, which a test may change as an engineer would; it has a ledger with placeholders, as it is shipped, and what follows from it. */
export function copyProject(folder: string): void {
  for (const name of [...files, ...folders]) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const [path, content] of [
    ["stacks/ledger.json", exampleLedger],
    ["policies/registry.json", registryOf()],
  ] as const)
    writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
}

/** Writes into a copy what an engineer has written there after the first run. */
export function useRealLedger(folder: string): void {
  for (const path of ["stacks/ledger.json", "policies/registry.json"]) {
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
