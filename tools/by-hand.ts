import type { Problem } from "../components/refuse";
import { staleClasses, holders } from "../policies/envelopes/stale";
import { unknownCalls } from "../policies/facts-of-actions";
import { factsOfProviders } from "../policies/facts-of-providers";
import { forbidden } from "../policies/guardrails/forbidden";
import { withoutRegion } from "../policies/guardrails/without-region";
import { askAll } from "../policies/judge";
import { Graph } from "../policies/kernel/graph";
import { Exceptions } from "../policies/kernel/waiving";
import { staleEntries } from "../policies/outside/stale";
import { readTable } from "../policies/reads/table";
import type { Registry } from "../policies/registry";
import { rules } from "../policies/rules";
import { rule as outsideReferences } from "../policies/rules/stack/outside-references";
import { rule as exceptionEntriesValid } from "../policies/rules/stack/exception-entries-valid";
import { staleAdmissions } from "../policies/strangers/stale";
import { POLICY } from "../policies/views/guardrails";
import { refused } from "../policies/views/refused";
import { staleLinks } from "../policies/views/shared-links";
import { hostile, ordinary } from "../policies/waf/request";
import { type Waiver, waivers } from "../policies/waivers";
import { registryOf } from "../stacks/registry";
import { everyDefinition, everyStack } from "./every-stack";
import { neutral } from "./offline/judge";

/** All stacks as the pack sees them. */
interface Seen {
  readonly graphs: readonly Graph[];
  readonly registry: Registry;
  /** YYYY-MM-DD. */
  readonly today: string;
}

interface Table {
  /** Where people write it. */
  readonly file: string;
  /** Each entry that is wrong or that nothing uses. */
  readonly wrong: (seen: Seen) => readonly string[];
  readonly allowed: string;
  readonly fix: string;
}

const UNUSED = "remove it, for what nothing needs is room for whoever comes in; or correct what it names";

const tables: readonly Table[] = [
  {
    file: "policies/outside/entries.ts",
    wrong: ({ graphs, registry, today }) => {
      const context = { registry, today, exceptions: new Exceptions([], today) };
      for (const graph of graphs) Array.from(askAll(outsideReferences, graph, context));
      return staleEntries(graphs);
    },
    allowed: "what a stack names at that place, and is not its own",
    fix: UNUSED,
  },
  {
    file: "policies/envelopes/classes",
    wrong: ({ graphs }) => staleClasses(graphs.flatMap((graph) => graph.ofType(...holders))),
    allowed: "what a role of some stack needs, in the words of policies/envelopes/scope.ts",
    fix: UNUSED,
  },
  {
    file: "policies/strangers/admitted.ts",
    wrong: ({ graphs }) => staleAdmissions(graphs),
    allowed: "whom a policy of some stack admits",
    fix: UNUSED,
  },
  {
    file: "policies/views/shared-links.ts",
    wrong: ({ graphs }) => staleLinks(graphs),
    allowed: "a type and its property that come from another environment in some stack",
    fix: UNUSED,
  },
  {
    file: "policies/guardrails/forbidden.ts",
    wrong: () => wrongCalls(forbidden.map(({ part, calls, by }) => ({ place: part, calls, who: by }))),
    allowed: "an action of AWS as its Service Authorization Reference spells it, tried once",
    fix: "correct it or remove it: a call that AWS does not have is denied by nobody and missed by nobody",
  },
  {
    file: "policies/guardrails/without-region.ts",
    wrong: ({ graphs }) => {
      const documents = graphs.flatMap((graph) => graph.ofType(POLICY)).map((view) => String(view.raw("content")));
      return withoutRegion.filter((one) => !documents.some((text) => text.includes(`"${one}"`)));
    },
    allowed: "calls that a guardrail leaves out of its denial by region",
    fix: UNUSED,
  },
  {
    file: "policies/waf/request.ts",
    wrong: () => repeated([...ordinary, ...hostile].map((request) => JSON.stringify({ ...request, words: "" }))),
    allowed: "a request that no other entry makes",
    fix: "remove one of the two",
  },
  {
    file: "policies/views/refused.ts",
    wrong: ({ graphs }) => wrongTypes([...refused.keys()], graphs),
    allowed: "a type of an installed provider that no stack makes",
    fix: "remove it, or write the type as the provider does",
  },
  {
    file: "policies/reads",
    wrong: ({ graphs }) => {
      const made = new Set(graphs.flatMap((graph) => graph.all.map(({ resource }) => resource.type)));
      return Object.keys(readTable).filter((type) => !made.has(type));
    },
    allowed: "a type that some stack makes",
    fix: "remove it, for the role that previews would be expected to read what there is not",
  },
  {
    file: "policies/waivers.ts",
    wrong: (seen) => wrongWaivers(waivers, seen),
    allowed: "a waiver of one rule and resource, of use to a stack, within its days",
    fix: "remove it, or let its owner renew it with a reason",
  },
];

/** What people have written for the pack and is wrong or of no use, by file and entry. */
export async function byHandProblems(today: string): Promise<Problem[]> {
  const registry = registryOf(everyDefinition(today));
  const world = { registry, today };
  const graphs = (await everyStack(today)).map(({ stack, resources }) => new Graph(neutral(resources), stack, world));
  return tables.flatMap(({ file, wrong, allowed, fix }) =>
    wrong({ graphs, ...world }).map((entry) => ({ path: `${file}: ${entry}`, allowed, fix })),
  );
}

/** Calls that AWS does not have, and those that the same caller tries twice. */
export function wrongCalls(
  entries: readonly { readonly place: string; readonly calls: readonly string[]; readonly who: string }[],
): string[] {
  return [
    ...entries.flatMap(({ place, calls }) => unknownCalls(calls).map((call) => `${place} ${call}`)),
    ...repeated(entries.flatMap(({ calls, who }) => calls.map((call) => `${call} by ${who}`))),
  ];
}

/** Types that no installed provider has, and those that are made all the same. */
export function wrongTypes(types: readonly string[], graphs: readonly Graph[]): string[] {
  const declared = factsOfProviders(types);
  return types.flatMap((type) => {
    if (declared[type] === undefined) return [`${type}, which no provider has`];
    return graphs.some((graph) => graph.ofType(type).length > 0) ? [`${type}, which is made`] : [];
  });
}

/** Waivers that are void, of a stack that there is not, or of no use to it. Only stacks that a waiver names are judged. */
export function wrongWaivers(
  given: readonly Waiver[],
  { graphs, registry, today }: Seen,
  all: readonly (typeof rules)[number][] = rules,
): string[] {
  if (given.length === 0) return [];
  const stackOf = ({ urn }: Waiver): string => /^urn:pulumi:([^:]*)::/.exec(urn)?.[1] ?? "";
  const ids = rules.map(({ id }) => id);
  const lost = given.filter((waiver) => !graphs.some(({ stack }) => stack === stackOf(waiver)));
  const told = graphs.flatMap((graph) => {
    const own = given.filter((waiver) => stackOf(waiver) === graph.stack);
    if (own.length === 0) return [];
    const context = { registry, today, exceptions: new Exceptions(own, today, ids) };
    for (const rule of all) if (rule !== exceptionEntriesValid) Array.from(askAll(rule, graph, context));
    return Array.from(askAll(exceptionEntriesValid, graph, context)).flatMap(({ answer }) =>
      answer.violations.filter(({ level }) => level === "mandatory").map(({ message }) => message),
    );
  });
  return [...lost.map(({ rule, urn }) => `the waiver of ${rule}: no stack has ${urn}`), ...told];
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) < index).map((text) => `${text}, twice`);
}
