import { renameSync, rmSync, writeFileSync } from "node:fs";
import { mustBeSound, today } from "./check";
import { CallError, type ExitCode } from "./failure";
import { Refusal } from "../components/refuse";
import type { Rule } from "../policies/rule";
import type { Waiver } from "../policies/waivers";
import type { StackProgram } from "./offline/program";
import type { Preview } from "./report/model";
import type { Format } from "./report/render";
import { maskThrown } from "./report/secrets";
import type { TextStyle } from "./report/pen";
import { type SubjectArgs, subjectOf } from "./subject";

export interface PreviewOptions extends SubjectArgs, ReportOptions {
  /** The file to write the report to; the verdict alone goes to the terminal then. */
  readonly output?: string | undefined;
}

export interface ReportOptions {
  readonly format: Format;
  /** Everything, with the tree, instead of what a person must read. Text alone has less otherwise. @default false */
  readonly full?: boolean | undefined;
  readonly only?: string | undefined;
  /** What to compare with: a ref of git, a report in JSON, or an exported state. */
  readonly against?: string | undefined;
}

/** Tells what a stack would make, and judges it. */
export async function preview(options: PreviewOptions): Promise<ExitCode> {
  const found = await foundBy(options);
  if (options.format !== "html") return deliver(found, options);
  const { pageParts } = require("./page") as typeof import("./page");
  return deliver({ ...found, page: await pageParts(found, options) }, options);
}

function foundBy(options: PreviewOptions): Promise<Preview> {
  if (options.against === undefined) return previewed(options);
  const { previewAgainst } = require("./difference/preview") as typeof import("./difference/preview");
  return previewAgainst(options, options.against);
}

/** Evaluates and judges what a call names. */
export async function previewed(options: PreviewOptions, mayMatchNone = false): Promise<Preview> {
  const subject = subjectOf(options);
  const day = today();
  if (subject.kind === "product") mustBeSound(subject, day);
  // Only now is it worth loading Pulumi.
  const { programFor } = require("./offline/program") as typeof import("./offline/program");
  return await judged(programFor(subject, day), { today: day, only: options.only, mayMatchNone, alone: true });
}

export interface JudgedArgs {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Limits what is shown, not what is judged. */
  readonly only?: string | undefined;
  /** Whether what is asked for may be on the other side alone. @default false */
  readonly mayMatchNone?: boolean;
  /** Whether this process evaluates nothing else at the same time. @default false */
  readonly alone?: boolean;
  /** @default all rules of the pack */
  readonly rules?: readonly Rule[];
  /** @default those of the pack */
  readonly waivers?: readonly Waiver[];
}

/** Evaluates and judges a program. What it throws tells no secret. */
export async function judged(stack: StackProgram, args: JudgedArgs): Promise<Preview> {
  const secrets = Object.values(stack.config ?? {});
  try {
    return await judge(stack, args, secrets);
  } catch (thrown) {
    throw maskThrown(thrown, secrets);
  }
}

async function judge(stack: StackProgram, args: JudgedArgs, secrets: readonly string[]): Promise<Preview> {
  const { refusedOf } = require("./offline/acceptance") as typeof import("./offline/acceptance");
  const { evaluate } = require("./offline/evaluate") as typeof import("./offline/evaluate");
  const { judgeRecorded, leakedBy, registryWith } = require("./offline/judge") as typeof import("./offline/judge");
  const { staleIn } = require("./offline/stale") as typeof import("./offline/stale");
  const { previewOf } = require("./report/model") as typeof import("./report/model");
  const { stack: product, config = {}, placeholder, generated } = stack;
  const { only, mayMatchNone = false, alone = false, ...judgeArgs } = args;
  const file = registryWith();
  const stale = generated === undefined ? [] : staleIn(file, generated);
  const registry = { ...file, products: { ...file.products, ...stack.products } };
  const resources = await evaluate(stack.program, { stack: product, config, alone });
  const refused = refusedOf(resources);
  if (refused.length > 0) throw maskThrown(new Refusal(`stack ${product}`, refused), leakedBy(resources));
  const judgement = judgeRecorded(resources, { ...judgeArgs, stack: product, registry });
  const { violations, counts } = judgement;
  // What stands there in clear is a violation, or waived.
  const clear = violations.some(({ level }) => level === "mandatory") || counts.waived > 0 ? leakedBy(resources) : [];
  const found = previewOf({ product, resources, judgement, placeholder, stale, only, secrets: [...secrets, ...clear] });
  if (only !== undefined && !mayMatchNone && found.resources.length === 0) throw matchesNone(only, resources.length);
  return found;
}

export function matchesNone(only: string, resources: number): CallError {
  return new CallError(
    `--only ${only} matches none of ${resources} resources`,
    "fix: match a name, a type or a URN; * stands for any text",
  );
}

/** Writes the report where it belongs. */
export function deliver(found: Preview, options: PreviewOptions): ExitCode {
  const { render } = require("./report/render") as typeof import("./report/render");
  const { verdict } = require("./report/words") as typeof import("./report/words");
  const { output, full = false } = options;
  if (output === undefined) {
    process.stdout.write(render(found, options.format, { ...terminal(), full }));
  } else {
    replaceFile(output, render(found, options.format, { width: 120, colour: false, full }));
    process.stdout.write(`${verdict(found)}, written to ${output}\n`);
  }
  return found.summary.compliant ? 0 : 1;
}

/** Characters of a line below which nothing can be read. */
const NARROWEST = 40;

function terminal(): TextStyle {
  const { stdout, env } = process;
  const colour = stdout.isTTY && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  // Where nobody knows, a shell may: COLUMNS.
  const columns = stdout.isTTY ? stdout.columns : Number(env["COLUMNS"] ?? 120) || 120;
  return { width: Math.min(Math.max(columns, NARROWEST), 160), colour };
}

/** All of the file or nothing: a reader never meets half a report. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new CallError(
      `--output ${file} cannot be written: ${(error as Error).message}`,
      "fix: name a file in a folder that exists and may be written",
    );
  }
}
