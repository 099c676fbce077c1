import type { ProductDefinition } from "../../../components/definition/definition";
import { type Difference, differenceOf } from "../../../tools/difference/difference";
import { sideOf } from "../../../tools/difference/side";
import { type StackProgram, programFor } from "../../../tools/offline/program";
import { judged } from "../../../tools/preview";
import type { Preview } from "../../../tools/report/model";
import { render } from "../../../tools/report/render";
import { shine } from "../../../stacks/products/shine";
import type { Waiver } from "../../../policies/waivers";
import type { Rule } from "../../../policies/rule";

export const DAY = "2026-11-23";

/** What a definition comes to, judged by no rule unless some are given. */
export function evaluated(
  definition: ProductDefinition,
  rules: readonly Rule[] = [],
  waivers: readonly Waiver[] = [],
): Promise<Preview> {
  return ofProgram(programFor({ kind: "product", name: definition.name, definition }, DAY), rules, waivers);
}

export function ofProgram(
  program: StackProgram,
  rules: readonly Rule[] = [],
  waivers: readonly Waiver[] = [],
): Promise<Preview> {
  return judged(program, { today: DAY, rules, waivers });
}

let before: Promise<Preview> | undefined;

/** shine as it is, evaluated once. */
export function shineBefore(): Promise<Preview> {
  before ??= evaluated(shine);
  return before;
}

/** One side with what changes since another. */
export function compared(
  was: Preview,
  is: Preview,
  waivers: readonly Waiver[] = [],
): Preview & { readonly difference: Difference } {
  return { ...is, difference: differenceOf({ ...sideOf(was), name: "main" }, sideOf(is), waivers) };
}

/** The part of a report that tells the difference, each paragraph in one line. */
export function told(preview: Preview): string {
  const text = render(preview, "text", { width: 100_000, colour: false, full: true });
  return text.slice(text.indexOf("Against "), text.indexOf("\nResources by kind"));
}

/** The entries of a section, as they are told. */
export function section(difference: Difference, id: string): string[] {
  return (difference.sections.find((one) => one.id === id)?.entries ?? []).map(({ text }) => text);
}
