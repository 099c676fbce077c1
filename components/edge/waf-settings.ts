import type { Problem } from "../refuse";
import { MANAGED_GROUPS, type ManagedRuleGroup, type RuleOverrides } from "./managed-rules";

export interface WafExclusion {
  readonly group: ManagedRuleGroup;
  /** Begins with `/`; every path that starts so skips the group. */
  readonly pathPrefix: string;
}

export interface PenetrationTest {
  /** IPv4 sources. */
  readonly cidrs: readonly string[];
  /** YYYY-MM-DD, the last day. */
  readonly until: string;
  /** Names the test's rule: `SEC-123`. */
  readonly ticket: string;
}

/** What people decide about the web ACL; everything else about it is settled. */
export interface WafSettings {
  /** YYYY-MM-DD. Given, so that the same program on the same day gives the same rules. */
  readonly today: string;
  /** Requests of one address in 5 minutes before it is blocked, 100 to 2,000,000. @default 2000 */
  readonly requestsPer5Minutes?: number;
  /** Path patterns that CloudFront caches, which the limit leaves out. @default none */
  readonly cachedPaths?: readonly string[];
  /** Rules of managed groups that do something else than AWS has set. @default large bodies and hosting providers count */
  readonly overrides?: RuleOverrides;
  /** @default none */
  readonly exclusions?: readonly WafExclusion[];
  /** Groups that only count until a day (YYYY-MM-DD), at most 30 days ahead. @default none: all block */
  readonly countUntil?: Readonly<Partial<Record<ManagedRuleGroup, string>>>;
  /** Sources that pass unexamined until a day, at most 30 days ahead. At most 10. @default none */
  readonly penetrationTests?: readonly PenetrationTest[];
}

/** Beginnings of paths that each group leaves out, by AWS's name of it: what the pack lets a web ACL leave out. */
export function exclusionsByGroup(exclusions: readonly WafExclusion[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { group, pathPrefix } of exclusions) (found[MANAGED_GROUPS[group].name] ??= []).push(pathPrefix);
  return found;
}

/** Days ahead that an exception may last. */
const DAYS_AHEAD = 30;

/** Whether a day has not passed; the day itself counts in. */
export function lasts(until: string, today: string): boolean {
  return until >= today;
}

/** The groups that still only count today, with their day. */
export function counting(settings: WafSettings): [ManagedRuleGroup, string][] {
  return Object.entries(settings.countUntil ?? {})
    .filter(([, until]) => lasts(until, settings.today))
    .sort(([a], [b]) => (a < b ? -1 : 1)) as [ManagedRuleGroup, string][];
}

/** The penetration tests that still run today, by ticket. */
export function testing(settings: WafSettings): PenetrationTest[] {
  return (settings.penetrationTests ?? [])
    .filter(({ until }) => lasts(until, settings.today))
    .sort((left, right) => (left.ticket < right.ticket ? -1 : 1));
}

/** What a web ACL would refuse, or what would leave it open for good. */
export function wafProblems(settings: WafSettings): Problem[] {
  const limit = settings.requestsPer5Minutes ?? 2000;
  const problems: Problem[] = [];
  if (!Number.isInteger(limit) || limit < 100 || limit > 2_000_000) {
    problems.push({
      path: "requestsPer5Minutes",
      value: limit,
      allowed: "100 to 2000000",
      fix: "give a whole number of requests",
    });
  }
  for (const [index, { pathPrefix }] of (settings.exclusions ?? []).entries()) {
    if (/^\/[^?#*\s]{1,199}$/.test(pathPrefix)) continue;
    problems.push({
      path: `exclusions.${index}.pathPrefix`,
      value: pathPrefix,
      allowed: "a path of 2 to 200 characters that begins with /, without * ? #",
      fix: "name the path; / alone would take the group away altogether",
    });
  }
  const days = [
    ...Object.entries(settings.countUntil ?? {}).map(([group, until]) => [`countUntil.${group}`, until] as const),
    ...(settings.penetrationTests ?? []).map(({ until }, index) => [`penetrationTests.${index}.until`, until] as const),
  ];
  for (const [path, until] of days) {
    if (isDay(until) && until <= after(settings.today, DAYS_AHEAD)) continue;
    problems.push({
      path,
      value: until,
      allowed: `a day, YYYY-MM-DD, ${after(settings.today, DAYS_AHEAD)} at the latest`,
      fix: "choose an earlier day, and extend it when it comes",
    });
  }
  const tickets = (settings.penetrationTests ?? []).map(({ ticket }) => ticket);
  if (tickets.length > 10 || new Set(tickets).size !== tickets.length || tickets.some((each) => !TICKET.test(each))) {
    problems.push({
      path: "penetrationTests",
      value: tickets,
      allowed: "at most 10, each with a ticket of its own in letters, digits and dashes",
      fix: "remove the tests that are over",
    });
  }
  for (const [index, { cidrs }] of (settings.penetrationTests ?? []).entries()) {
    if (cidrs.length > 0 && cidrs.every((cidr) => isNarrow(cidr) && !cidr.includes(":"))) continue;
    problems.push({
      path: `penetrationTests.${index}.cidrs`,
      value: cidrs,
      allowed: "IPv4 CIDR with a prefix longer than /8, one or more",
      fix: "name the addresses that the testers use",
    });
  }
  return problems;
}

const TICKET = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && after(text, 0) === text;
}

function after(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a CIDR names addresses that someone owns, and not a good part of the internet. */
export function isNarrow(cidr: string): boolean {
  const [, address, length] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(cidr) ?? [];
  if (address === undefined) return false;
  const prefix = Number(length);
  return address.includes(":") ? prefix > 32 && prefix <= 128 : prefix > 8 && prefix <= 32;
}
