import { createHash } from "node:crypto";
import type { Problem } from "../refuse";
import { priorityBand } from "./rule-priority";

/** Requests that reach a service. */
export interface Route {
  /** Whole host names, lower case; empty for any host. */
  readonly hosts: readonly string[];
  /** Path patterns, `*` and `?` admitted; empty for any path. */
  readonly paths: readonly string[];
}

/** One rule of the listener. */
export interface RouteRule {
  /** Names the rule among those of its service; it stays while the path stays. */
  readonly key: string;
  /** 1 to 50000, unique at the listener; the lowest is asked first. */
  readonly priority: number;
  readonly hosts: readonly string[];
  readonly path: string;
}

export interface RoutePlan {
  /** Service → its rules, in order of priority. Not to be used while there are problems. */
  readonly rules: Readonly<Record<string, readonly RouteRule[]>>;
  readonly problems: readonly Problem[];
}

/** An application load balancer takes five values in the conditions of a rule: one path, and so four hosts. */
const HOSTS_PER_RULE = 4;
const PATTERN = /^\/[\w\-.$/~"'@:+*?&]{0,127}$/;
/** A rule may hold a few wildcards only; three in a path are enough, and keep the classes of specificity few. */
const WILDCARDS = 3;

type Place = (service: string, index: number) => string;

interface Draft extends Omit<RouteRule, "priority"> {
  readonly service: string;
  readonly at: string;
  /** The rule's own name in the whole listener; decides its place among equals. */
  readonly id: string;
}

/**
 * The rules of one listener, from the routes of all services behind it. Each path is a rule of its own, since its place follows from how
 * specific it is; `at` names a path of a route in a problem.
 */
export function planRoutes(
  routes: Readonly<Record<string, Route>>,
  at: Place = (service, index) => `${service}.paths[${index}]`,
): RoutePlan {
  const entries = Object.entries(routes).flatMap(([service, route]) => {
    const paths = route.paths.length === 0 ? ["/*"] : route.paths;
    return paths.map((path, index) => ({ service, path, hosts: [...route.hosts].sort(), at: at(service, index) }));
  });
  const wrong = [...entries.flatMap(({ path, at }) => patternProblems(path, at)), ...conflicts(entries)];
  if (wrong.length > 0) return { rules: {}, problems: wrong };
  const drafts = entries.flatMap(({ service, path, hosts, at }) =>
    chunks(hosts).map((chunk, index) => ({ service, path, hosts: chunk, at, ...names(service, path, index) })),
  );
  const { priorities, problems } = prioritize(drafts);
  const rules: Record<string, RouteRule[]> = {};
  for (const { id, service, key, hosts, path } of drafts) {
    const priority = priorities.get(id);
    if (priority !== undefined) (rules[service] ??= []).push({ key, priority, hosts, path });
  }
  for (const own of Object.values(rules)) own.sort((a, b) => a.priority - b.priority);
  return { rules, problems };
}

/** The pattern that matches the same paths, written in one way: `?` before `*`, never two `*` in a row. */
export function normalPath(path: string): string {
  return path.replace(/[*?]+/g, (run) => "?".repeat(run.split("?").length - 1) + (run.includes("*") ? "*" : ""));
}

function patternProblems(path: string, at: string): Problem[] {
  if (!PATTERN.test(path)) {
    const allowed = "a path pattern that begins with / and has at most 128 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + & * ?";
    return [{ path: at, value: path, allowed, fix: "change the pattern" }];
  }
  const count = normalPath(path).replace(/[^*?]/g, "").length;
  const allowed = `at most ${WILDCARDS} wildcards (* or ?) in a path`;
  return count > WILDCARDS ? [{ path: at, value: path, allowed, fix: "write a wider pattern with fewer of them" }] : [];
}

/** Two routes that take the same requests: which of them came first would be chance. */
function conflicts(
  entries: readonly { service: string; path: string; hosts: readonly string[]; at: string }[],
): Problem[] {
  const taken = new Map<string, { service: string; at: string }>();
  return entries.flatMap(({ service, path, hosts, at }) =>
    (hosts.length === 0 ? [""] : hosts).flatMap((host) => {
      const request = `${host} ${normalPath(path)}`;
      const other = taken.get(request);
      taken.set(request, other ?? { service, at });
      if (other === undefined) return [];
      const where = host === "" ? "" : ` at ${host}`;
      const allowed = `a path that no other route takes${where}; ${other.at} takes it`;
      const fix =
        other.service === service ? "remove one of the two" : `remove it from ${service} or from ${other.service}`;
      return [{ path: at, value: path, allowed, fix }];
    }),
  );
}

/**
 * A priority for each rule. Rules that are equally specific share a band of numbers, and a digest of the rule's own name picks the number
 * in it, so that a new service leaves the numbers of the others alone. Where two meet, the second takes the next free number.
 */
function prioritize(drafts: readonly Draft[]): { priorities: Map<string, number>; problems: Problem[] } {
  const wanted = drafts
    .map((draft) => ({ draft, band: priorityBand(normalPath(draft.path), draft.hosts.length > 0) }))
    .map(({ draft, band }) => ({ draft, band, home: digest(draft.id) % band.size }))
    .sort((a, b) => a.band.first - b.band.first || a.home - b.home || (a.draft.id < b.draft.id ? -1 : 1));
  const priorities = new Map<string, number>();
  const used = new Set<number>();
  const problems: Problem[] = [];
  for (const { draft, band, home } of wanted) {
    const steps = Array.from({ length: band.size }, (_, step) => band.first + ((home + step) % band.size));
    const priority = steps.find((candidate) => !used.has(candidate));
    if (priority === undefined) {
      const allowed = `${band.size} paths as long as this one, with wildcards of the same kinds`;
      problems.push({
        path: draft.at,
        value: draft.path,
        allowed,
        fix: "take several of them together in one wider pattern",
      });
      continue;
    }
    used.add(priority);
    priorities.set(draft.id, priority);
  }
  return { priorities, problems };
}

function names(service: string, path: string, chunk: number): { id: string; key: string } {
  const own = chunk === 0 ? normalPath(path) : `${normalPath(path)} ${chunk}`;
  const words = path
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 24);
  const short = createHash("sha256").update(own).digest("hex").slice(0, 6);
  return { id: `${service} ${own}`, key: `${words === "" ? "all" : words}-${short}` };
}

function chunks(hosts: readonly string[]): (readonly string[])[] {
  const count = Math.max(1, Math.ceil(hosts.length / HOSTS_PER_RULE));
  return Array.from({ length: count }, (_, index) => hosts.slice(index * HOSTS_PER_RULE, (index + 1) * HOSTS_PER_RULE));
}

function digest(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}
