import { catalogue } from "../stacks/products";
import { check } from "../components/definition/check";
import { Refusal, refuse } from "../components/refuse";
import { factsFor } from "../stacks/facts";
import { CallError, type ExitCode } from "./failure";
import { type Subject, type SubjectArgs, subjectOf } from "./subject";

/** Checks one definition, or all of the catalogue, without loading Pulumi. */
export function checkDefinitions(args: SubjectArgs): ExitCode {
  const all = args.product === undefined && args.definition === undefined;
  const subjects = all
    ? Object.keys(catalogue)
        .sort()
        .map((product) => subjectOf({ product }))
    : [subjectOf(args)];
  const refused: Refusal[] = [];
  for (const subject of subjects) {
    if (subject.kind === "shared")
      throw new CallError(`the stack ${subject.name} has no definition to check`, "fix: name a product");
    try {
      mustBeSound(subject, today());
      process.stdout.write(`${subject.name}: sound\n`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first === undefined) return 0;
  if (refused.length === 1) throw first;
  throw new CallError(refused.map(({ message }) => message).join("\n"));
}

/** Refuses a definition with every problem that it has, before anything that needs Pulumi is loaded. */
export function mustBeSound(subject: Subject & { readonly kind: "product" }, day: string): void {
  refuse(`product ${subject.name}`, check(subject.definition, factsFor(subject.definition, day)));
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
