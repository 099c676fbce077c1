import { existsSync, readFileSync } from "node:fs";
import type { ProductDefinition } from "../components/definition/definition";
import { scopedName } from "../components/naming";
import { parameterPath } from "../components/parameters/path";
import { mapValues } from "../components/records";
import { writtenNames } from "../components/definition/written-parameters";
import { type Contract, contract } from "../components/parameters/contract";
import { mustBeSound, today } from "./check";
import { CallError, type ExitCode } from "./failure";
import type { ParameterRow } from "./report/html/parameters";
import { counted } from "./report/words";
import { type SubjectArgs, subjectOf } from "./subject";

export interface ParametersOptions extends SubjectArgs {
  /** A JSON list of the paths that Parameter Store holds. */
  readonly present?: string | undefined;
}

/** Tells which parameters and secrets services expect, and of parameters against what is there which are missing and which are unused. 1 when one is missing. */
export function tellParameters(options: ParametersOptions): ExitCode {
  const subject = subjectOf(options);
  if (subject.kind === "shared")
    throw new CallError(`the stack ${subject.name} has no services`, "fix: name a product");
  mustBeSound(subject, today());
  const definition = subject.definition as ProductDefinition;
  const found = contractOf(definition, options.present === undefined ? undefined : pathsIn(options.present));
  const told = tell(definition, found, options.present !== undefined);
  process.stdout.write(`${[told, ...tellSecrets(definition)].join("\n")}\n`);
  return options.present !== undefined && found.missing.length > 0 ? 1 : 0;
}

function contractOf(definition: ProductDefinition, present?: readonly string[]): Contract {
  return contract({
    product: definition.name,
    environments: Object.keys(definition.environments).sort(),
    readers: mapValues(definition.services ?? {}, (service) => service.parameters ?? []),
    written: writtenNames(definition),
    ...(present === undefined ? {} : { present }),
  });
}

/** Parameters, then secrets, each with its writer, its readers and where it stands. */
export function parameterRows(definition: ProductDefinition): ParameterRow[] {
  return [...rowsOf(contractOf(definition), definition), ...secretsOf(definition)];
}

function rowsOf({ expected }: Contract, definition: ProductDefinition): ParameterRow[] {
  const written = new Set(writtenNames(definition));
  return expected.map(({ name, services, paths }) => ({
    name,
    kind: "parameter",
    writer: written.has(name) ? PLATFORM : MANAGER,
    readers: services,
    places: Object.values(paths),
  }));
}

const PLATFORM = "the platform";
const MANAGER = "the development manager";

function tell(definition: ProductDefinition, found: Contract, compared: boolean): string {
  const { expected, missing, unused } = found;
  const lines = [`${definition.name}: ${expected.length} parameters are read by services`];
  lines.push(...rowsOf(found, definition).flatMap(linesOf));
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

/** Where it stands is told of what a person writes. */
function linesOf({ name, writer, readers, places }: ParameterRow): string[] {
  const told = `  ${name}: written by ${writer}, read by ${readers.join(", ")}`;
  return [told, ...(writer === MANAGER ? places.map((place) => `    ${place}`) : [])];
}

/** What services read of Secrets Manager while they run, by its name in each environment, and the key that it must be under. */
function secretsOf({ name: product, environments, services = {} }: ProductDefinition): ParameterRow[] {
  const readers = mapValues(services, ({ grants }) => grants?.secrets ?? []);
  return [...new Set(Object.values(readers).flat())].sort().map((name) => ({
    name,
    kind: "secret",
    writer: MANAGER,
    readers: Object.keys(readers)
      .filter((service) => readers[service]?.includes(name))
      .sort(),
    places: Object.keys(environments)
      .sort()
      .map((environment) => {
        const scope = { product, environment };
        return `${parameterPath(scope, "applications", name)} under alias/${scopedName(scope, "parameters")}`;
      }),
  }));
}

function tellSecrets(definition: ProductDefinition): string[] {
  const secrets = secretsOf(definition);
  if (secrets.length === 0) return [];
  const head = `${counted(secrets.length, "secret")} of Secrets Manager, read while services run`;
  return ["", head, ...secrets.flatMap(linesOf)];
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
