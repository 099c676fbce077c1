import type { View } from "../kernel/graph";
import type { ProductEntry, Registry } from "../registry";
import { covers } from "../views/globs";
import { contains } from "../views/networks";
import { slashed } from "../views/distributions";
import { hostile, ordinary, requestOf, type WebRequest } from "./request";
import { tailoredTo } from "./tailored";
import { plainPath } from "./transform";
import { type Passage, passageOf } from "./web-acl";

/** Groups of AWS through which every request goes; by the part of the rule that tells of each. */
export const groups: Readonly<Record<string, string>> = {
  CommonRuleSet: "AWSManagedRulesCommonRuleSet",
  KnownBadInputsRuleSet: "AWSManagedRulesKnownBadInputsRuleSet",
  SQLiRuleSet: "AWSManagedRulesSQLiRuleSet",
  AmazonIpReputationList: "AWSManagedRulesAmazonIpReputationList",
  AnonymousIpList: "AWSManagedRulesAnonymousIpList",
};

const IP_SET = "aws:wafv2/ipSet:IpSet";

/** How many times as often as for pages an address may ask for everything, what is cached included. */
const FLOOD = 10;

/** What the definition says of its web ACL, or where it says nothing, the most that means something. */
interface Said {
  readonly requestsPer5Minutes: number;
  readonly cachedPaths: readonly string[];
  readonly exclusions: ProductEntry["webAcl"]["exclusions"];
}

const NOTHING: Said = { requestsPer5Minutes: 2_000_000, cachedPaths: [], exclusions: {} };

/** What becomes of requests that must not, by part of the rule: the first of each. */
export function faultsOf(
  acl: View,
  registry: Registry,
  product: ProductEntry | undefined,
): ReadonlyMap<string, string> {
  const said: Said = product === undefined ? NOTHING : { cachedPaths: product.cachedPaths, ...product.webAcl };
  const found = new Map<string, string>();
  const tell = (part: string, words: string): void => void (found.has(part) || found.set(part, words));
  const passage = passageOf(acl);
  const environment = acl.environment === "account" ? undefined : acl.environment;
  const own = [...registry.offices, ...(product?.allowedCidrs[environment ?? ""] ?? [])];
  // Which of several sets a rule means is not known before they are made: one may be a tester's, who passes unexamined.
  const isSure = acl.sources("rules").filter(({ type }) => type === IP_SET).length <= 1;
  const everyday = new Set(ordinary);
  const [office] = registry.offices;
  const visits = office === undefined ? [] : [requestOf({ address: office.split("/", 1)[0] ?? "" })];
  for (const request of [...ordinary, ...hostile, ...around(said), ...tailoredTo(acl), ...visits]) {
    const way = passage(request);
    const isOwn = own.some((cidr) => contains(cidr, request.address));
    if (isSure || !isOwn) {
      examination(request, way, said, tell);
      limits(request, way, said, tell);
    }
    if (environment === undefined) continue;
    if (environment === "production") {
      if (everyday.has(request) && way.ends !== "allowed") tell("default", `${request.words} is refused`);
    } else if (!isOwn && way.ends !== "refused") tell("default", `${request.words} is let in from anywhere`);
  }
  const isRefused = visits.some((visit) => passage(visit).ends !== "allowed");
  if (environment !== undefined && isRefused) tell("visitors", "who works on the environment is refused");
  return found;
}

type Tell = (part: string, words: string) => void;

/** A group examines every request but those whose path the definition spares it, however that is written. */
function examination({ words, path }: WebRequest, { examined, ends, byRule }: Passage, said: Said, tell: Tell): void {
  if (ends === "refused" && byRule) return;
  const plain = plainPath(path);
  for (const [part, group] of Object.entries(groups)) {
    const isSpared = (said.exclusions[group] ?? []).some((prefix) => plain.startsWith(prefix));
    if (!isSpared && !examined.has(group)) tell(part, `${words} is not examined by ${group}`);
    if (isSpared && examined.has(group))
      tell("spared", `${words} is examined by ${group}, which the definition spares it`);
  }
}

/** What reaches the product counts towards the definition's limit, and what CloudFront keeps towards the higher one. */
function limits({ words, path }: WebRequest, way: Passage, said: Said, tell: Tell): void {
  if (way.ends === "refused" && way.byRule) return;
  const plain = plainPath(path);
  const most = said.requestsPer5Minutes;
  const isCached = said.cachedPaths.some((pattern) => covers(slashed(pattern), plain));
  if (!way.limits.some((limit) => limit <= most * FLOOD)) tell("rate", `${words} may be asked without a limit`);
  else if (!isCached && !way.limits.some((limit) => limit <= most)) {
    tell("said", `${words} may be asked more often than the definition says`);
  }
  if (way.limits.some((limit) => limit < (isCached ? most * FLOOD : most)) && said !== NOTHING) {
    tell("low", `${words} may not be asked as often as the definition says`);
  }
}

/** The paths that the definition spares or keeps, and ways to look like them. */
function around({ exclusions, cachedPaths }: Said): readonly WebRequest[] {
  const prefixes = Object.values(exclusions).flat();
  const kept = cachedPaths.map((pattern) => slashed(pattern).replaceAll("*", "x").replaceAll("?", "x"));
  return [
    ...prefixes.map((prefix) => requestOf({ path: `${prefix}x`, method: "POST", bodySize: 100_000 })),
    ...kept.map((path) => requestOf({ path })),
    ...[...prefixes, ...kept].flatMap((path) => [
      requestOf({ path: `${path}/../../../../admin` }),
      requestOf({ path: `${path}/%2e%2e/%2e%2e/%2e%2e/admin` }),
      requestOf({ path: `/admin${path}` }),
      requestOf({ path: "/admin", query: `next=${path}` }),
    ]),
  ];
}
