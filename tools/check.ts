import { Refusal, refuse } from "../components/refuse";
import { brokenProducts } from "./broken-products";
import type { ProductDefinition } from "../components/definition/definition";
import { refuseWaivers } from "../stacks/waivers-check";
import { CallError, type ExitCode } from "./failure";
import { placed } from "./places";
import { type Subject, type SubjectArgs, subjectOf } from "./subject";

/** What people write beside the definitions, each by what loads and refuses it. */
const CONSTANTS: readonly (() => unknown)[] = [
  () => require("../stacks/ledger"),
  () => require("../stacks/company"),
  // With the people on call.
  () => require("../stacks/foundation"),
  () => refuseWaivers(today()),
];

/** Checks one definition, or all that people write, without loading Pulumi. */
export function checkDefinitions(args: SubjectArgs): ExitCode {
  const problems =
    args.product === undefined && args.definition === undefined ? everything() : problemsOf(() => ofSubject(args));
  const [first] = problems;
  if (first === undefined) return 0;
  if (problems.length === 1) throw first;
  throw new CallError(problems.map(({ message }) => message).join("\n"));
}

function ofSubject(args: SubjectArgs): void {
  const subject = subjectOf(args);
  if (subject.kind === "shared")
    throw new CallError(
      `the stack ${subject.name} has no definition to check`,
      "fix: name a product, or none for all that people write",
    );
  mustBeSound(subject, today());
  const { liveProblems } = require("../stacks/live") as typeof import("../stacks/live");
  const final = liveProblems(subject.definition as ProductDefinition);
  if (final.length > 0) refuse(`product ${subject.name}`, placed(final, subject.file));
  process.stdout.write(`${subject.name}: sound\n`);
}

/** The constants, then each definition; while a constant is wrong, what is judged by it would tell of that once more. */
function everything(): Error[] {
  const constants = distinct(CONSTANTS.flatMap(problemsOf));
  if (constants.length > 0) return [...constants, ...brokenProducts().values()];
  const { catalogue } = require("../stacks/products") as typeof import("../stacks/products");
  return Object.keys(catalogue)
    .sort()
    .flatMap((product) => problemsOf(() => ofSubject({ product })));
}

function problemsOf(judge: () => unknown): Error[] {
  try {
    judge();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [new Refusal(error.subject, placed(error.problems))];
    if (error instanceof CallError) return [error];
    throw error;
  }
}

/** A file that another one reads is refused by both. */
function distinct(errors: readonly Error[]): Error[] {
  return errors.filter((error, index) => errors.findIndex(({ message }) => message === error.message) === index);
}

/** Refuses a definition with every problem that it has, before anything that needs Pulumi is loaded. */
export function mustBeSound(subject: Subject & { readonly kind: "product" }, day: string): void {
  const { definitionProblems } = require("../stacks/definition-check") as typeof import("../stacks/definition-check");
  const problems = definitionProblems(subject.definition, day);
  if (problems.length > 0) refuse(`product ${subject.name}`, placed(problems, subject.file));
}

/** The day that dated things are judged by: `PLATFORM_TODAY` as YYYY-MM-DD, else the real one. */
export function today(): string {
  const given = process.env["PLATFORM_TODAY"];
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))) return given;
  throw new CallError(
    `PLATFORM_TODAY is "${given}"`,
    "allowed: a day as YYYY-MM-DD",
    "fix: correct it, or leave it out",
  );
}
