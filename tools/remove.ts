import { existsSync, readFileSync } from "node:fs";
import type { ProductDefinition } from "../components/definition/definition";
import { mustBeSound, today } from "./check";
import { CallError, type ExitCode } from "./failure";
import type { Change } from "./difference/change";
import type { Side, SideResource } from "./difference/side";
import { type Removal, removalOf } from "./remove/plan";
import { type Step, stepsOf } from "./remove/steps";
import { subjectOf } from "./subject";

export interface RemoveOptions {
  readonly product?: string | undefined;
  /** `services.worker`. */
  readonly path: string;
  /** An exported state, to tell which steps are done. @default what the definition tells alone */
  readonly state?: string | undefined;
}

/** Tells how a part of a product is taken away, in order, and which steps are done. Nothing is done by this command itself. */
export async function tellRemoval({ product, path, state: file }: RemoveOptions): Promise<ExitCode> {
  const subject = subjectOf({ product });
  if (subject.kind !== "product")
    throw new CallError(
      "only a part of a product is taken away",
      "fix: name a product and a path: shine services.worker",
    );
  mustBeSound(subject, today());
  const { name } = subject;
  const definition = subject.definition as ProductDefinition;
  const removal = removalOf(definition, path);
  const state = file === undefined ? undefined : stateIn(file, name);
  const changes = await changesOf(name, definition, removal);
  const steps = stepsOf({ product: name, removal, changes, state });
  process.stdout.write(
    `${path} of ${name} is taken away in this order${file === undefined ? "; --state FILE tells what of it is done" : ""}:\n`,
  );
  process.stdout.write(`${steps.flatMap(told).join("\n")}\n`);
  return 0;
}

function told({ name, what, commands, done }: Step, index: number): string[] {
  const mark = { true: "[x]", false: "[ ]", undefined: "[?]" }[String(done)];
  return [`${mark} ${index + 1}. ${name}: ${what}`, ...commands.map((command) => `       ${command}`)];
}

function stateIn(file: string, product: string): readonly SideResource[] {
  const fix = `fix: pulumi stack export -s ${product} --file ${file}`;
  if (!existsSync(file)) throw new CallError(`the state ${file} does not exist`, fix);
  const { sideOfState } = require("./difference/state") as typeof import("./difference/state");
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    throw new CallError(`the state ${file} is not JSON: ${(error as Error).message}`, fix);
  }
  const side = sideOfState(content, file, product);
  if (side === undefined) throw new CallError(`${file} is no state`, fix);
  return side.resources;
}

/** What becomes of every resource; of a network, what lives in it, which goes and comes again. */
export async function changesOf(product: string, definition: ProductDefinition, removal: Removal): Promise<Change[]> {
  const { compare } = require("./difference/compare") as typeof import("./difference/compare");
  const { livingIn } = require("./difference/told/living-in") as typeof import("./difference/told/living-in");
  const before = await sideFor(product, definition);
  if (removal.kind !== "network") return compare(before, await sideFor(product, removal.definition));
  const vpc = before.resources.find(
    ({ type, name }) => type === "aws:ec2/vpc:Vpc" && name.startsWith(`${product}-${removal.key}-network`),
  );
  const within = vpc === undefined ? [] : [vpc, ...livingIn(vpc.urn, before)];
  const inside = new Set(within.map(({ urn }) => urn));
  const nothing = { ...before, resources: [] };
  return compare({ ...before, resources: before.resources.filter(({ urn }) => inside.has(urn)) }, nothing);
}

async function sideFor(product: string, definition: ProductDefinition): Promise<Side> {
  const { programFor } = require("./offline/program") as typeof import("./offline/program");
  const { judged } = require("./preview") as typeof import("./preview");
  const { sideOf } = require("./difference/side") as typeof import("./difference/side");
  const day = today();
  const program = programFor({ kind: "product", name: product, definition }, day);
  return sideOf(await judged(program, { today: day, rules: [], alone: true }));
}
