import { existsSync, readFileSync } from "node:fs";
import type { ProductDefinition } from "../components/product/definition";
import { mapValues } from "../components/records";
import { writtenNames } from "../components/product/written-parameters";
import { type Contract, contract } from "../components/parameters/contract";
import { mustBeSound, today } from "./check";
import { CallError, type ExitCode } from "./failure";
import { type SubjectArgs, subjectOf } from "./subject";

export interface ParametersOptions extends SubjectArgs {
  /** A JSON list of the paths that Parameter Store holds. */
  readonly present?: string | undefined;
}

/** Tells which parameters services expect, and against what is there which are missing and which are unused. 1 when one is missing. */
export function tellParameters(options: ParametersOptions): ExitCode {
  const subject = subjectOf(options);
  if (subject.kind === "shared")
    throw new CallError(`the stack ${subject.name} has no services`, "fix: name a product");
  mustBeSound(subject, today());
  const definition = subject.definition as ProductDefinition;
  const written = writtenNames(definition);
  const found = contract({
    product: definition.name,
    environments: Object.keys(definition.environments).sort(),
    readers: mapValues(definition.services ?? {}, (service) => service.parameters ?? []),
    written,
    ...(options.present === undefined ? {} : { present: pathsIn(options.present) }),
  });
  process.stdout.write(`${tell(definition.name, found, new Set(written), options.present !== undefined)}\n`);
  return options.present !== undefined && found.missing.length > 0 ? 1 : 0;
}

function tell(
  product: string,
  { expected, missing, unused }: Contract,
  written: ReadonlySet<string>,
  compared: boolean,
): string {
  const lines = [`${product}: ${expected.length} parameters are read by services`];
  for (const { name, services, paths } of expected) {
    const writer = written.has(name) ? "the platform" : "the development manager";
    lines.push(`  ${name}: written by ${writer}, read by ${services.join(", ")}`);
    if (!written.has(name)) lines.push(...Object.values(paths).map((path) => `    ${path}`));
  }
  if (!compared) return lines.join("\n");
  lines.push("", missing.length === 0 ? "Nothing is missing." : "Missing, so that tasks which read it do not start:");
  for (const { name, absentIn, presentIn } of missing) {
    const where =
      presentIn.length === 0 ? "everywhere" : `${absentIn.join(", ")}, though ${presentIn.join(", ")} has it`;
    lines.push(`  ${name}: ${where}`);
  }
  if (unused.length > 0) lines.push("", "Read by no service:", ...unused.map((path) => `  ${path}`));
  return lines.join("\n");
}

/** As `aws ssm describe-parameters … --query "Parameters[].Name"` prints them; names only, never values. */
function pathsIn(file: string): string[] {
  const fix =
    'fix: write there what `aws ssm describe-parameters --query "Parameters[].Name"` prints for the product\'s path';
  if (!existsSync(file)) throw new CallError(`the file ${file} does not exist`, fix);
  let paths: unknown;
  try {
    paths = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CallError(`the file ${file} is not JSON`, fix);
  }
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string" && path.startsWith("/"))) {
    throw new CallError(`the file ${file} holds no list of paths`, fix);
  }
  return paths as string[];
}
