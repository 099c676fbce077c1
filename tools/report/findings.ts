import { groupBy } from "./group";
import type { Preview, ReportedResource, ReportedViolation } from "./model";
import { nameOf } from "./values";
import { placeOf, someOf, typeName, unknownsOf } from "./words";

/** Violations that say the same: one rule, one text, one fix, and whatever it is said of. */
export interface Finding {
  readonly rule: string;
  readonly level: ReportedViolation["level"];
  /** What is wrong; where it is said of several, whom of begins it: `services.api in staging, services.web in staging and 12 more: …`. */
  readonly message: string;
  readonly fix: string;
  /** How many violations they are. */
  readonly count: number;
  /** The resources that they are at, each once: some of them where they are many. */
  readonly subjects: readonly Subject[];
  /** How many resources are left out. */
  readonly more: number;
}

export interface Subject {
  readonly name: string;
  readonly type: string;
  /** Where the program made it; empty where it did not. */
  readonly place: string;
}

/** How many resources are told where there are many, and up to how many are all told. */
const LISTED = 5;
const FEW = 8;

/** Mandatory ones first, then by rule. JSON has each by itself. */
export function findingsOf({ violations, byUrn, proofs }: Preview): Finding[] {
  const proves = new Set(proofs.map(({ proof }) => proof));
  const said = violations.map((violation) => ({ ...violation, ...partsOf(violation, proves) }));
  const groups = groupBy(said, ({ rule, level, text, fix }) =>
    [level === "mandatory" ? 0 : 1, rule, text, fix].join("\n"),
  );
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]) => {
      const [first] = all;
      if (first === undefined) return [];
      const { rule, level, text, fix } = first;
      const whose = [...new Set(all.flatMap(({ words }) => words ?? []))];
      const urns = [...new Set(all.map(({ urn }) => urn))];
      const listed = urns.length > FEW ? urns.slice(0, LISTED) : urns;
      return {
        rule,
        level,
        message: whose.length === 0 ? text : `${someOf(whose)}: ${text}`,
        fix,
        count: all.length,
        subjects: listed.map((urn) => subjectOf(urn, byUrn)),
        more: urns.length - listed.length,
      };
    });
}

/** A proof says whose way it followed, and then what is wrong on it (`policies/ways/way.ts`); a rule says the latter alone. */
function partsOf({ rule, message }: ReportedViolation, proofs: ReadonlySet<string>): { words?: string; text: string } {
  const [, words, text] = /^(.+?): (.*)$/s.exec(message) ?? [];
  const isOfProof = proofs.has(rule.split("/")[0] ?? "");
  return isOfProof && words !== undefined && text !== undefined ? { words, text } : { text: message };
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
