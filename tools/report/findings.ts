import { groupBy } from "./group";
import type { Preview, ReportedResource, ReportedViolation } from "./model";
import { nameOf } from "./values";
import { placeOf, typeName, unknownsOf } from "./words";

/** Violations that say the same: one rule, one message, several resources. */
export interface Finding {
  readonly rule: string;
  readonly level: ReportedViolation["level"];
  readonly message: string;
  readonly fix: string;
  readonly subjects: readonly Subject[];
}

export interface Subject {
  readonly name: string;
  readonly type: string;
  /** Where the program made it; empty where it did not. */
  readonly place: string;
}

/** Mandatory ones first, then by rule. */
export function findingsOf({ violations, byUrn }: Preview): Finding[] {
  const groups = groupBy(violations, ({ rule, level, message }) =>
    [level === "mandatory" ? 0 : 1, rule, message].join("\n"),
  );
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const { rule, level, message, fix } = first;
      return [{ rule, level, message, fix, subjects: [first, ...others].map(({ urn }) => subjectOf(urn, byUrn)) }];
    });
}

/** What a mandatory rule could not verify, by rule, each with what is not known. */
export function laterOf({ unverifiable, byUrn }: Preview): { rule: string; subjects: (Subject & { why: string })[] }[] {
  return [...groupBy(unverifiable, ({ rule }) => rule).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, found]) => ({
      rule,
      subjects: found.map(({ urn }) => ({ ...subjectOf(urn, byUrn), why: why(byUrn.get(urn)) })),
    }));
}

function subjectOf(urn: string, byUrn: ReadonlyMap<string, ReportedResource>): Subject {
  const resource = byUrn.get(urn);
  if (resource === undefined) return { name: nameOf(urn), type: "", place: "" };
  return { name: resource.name, type: typeName(resource.type), place: placeOf(resource) };
}

function why(resource: ReportedResource | undefined): string {
  const unknown = unknownsOf(resource);
  return unknown.length === 0 ? "what it refers to" : unknown.join("; ");
}
