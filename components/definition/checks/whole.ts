import type { Problem } from "../../refuse";
import { ENVIRONMENTS } from "../../scope";
import type { Facts } from "../facts";
import { channelOf } from "../defaults";
import { nearest } from "./nearest";
import { teamProblems } from "./teams";
import type { ProductDefinition } from "../definition";

/** Words that are the platform's own in a name's place: scopes, units, and the stacks that are no product's; names of accounts beside them. */
const RESERVED = ["organization", "foundation", "suspended", "account", "general", "platform", "aws", ...ENVIRONMENTS];

/** Beginnings that services keep for themselves; the product's name begins all of its own there. */
const PREFIXES: readonly (readonly [begins: string, whose: string])[] = [
  // Systems Manager, "Requirements and constraints for parameter names".
  ["aws", "Parameter Store keeps for itself"],
  ["ssm", "Parameter Store keeps for itself"],
  // S3, "General purpose bucket naming rules".
  ["sthree-", "S3 keeps for itself"],
  ["amzn-s3-demo-", "S3 keeps for itself"],
];

const PRODUCTS = "products";
/** Letters that differ in a slip. */
const MISSPELT = 2;

/** What a product must not share with another, and what it takes from the world outside. */
export function checkWhole(definition: ProductDefinition, facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const { name, account, domain, timeZone } = definition;
  const reserved = [...RESERVED, ...Object.keys(facts.foundationAccounts)];
  if (facts.key !== undefined && facts.key !== name) {
    problems.push({
      path: "name",
      value: name,
      allowed: `"${facts.key}", under which the catalogue has it`,
      fix: `write "${facts.key}", or enter it as ${name}`,
    });
  } else if (reserved.includes(name)) {
    problems.push({
      path: "name",
      value: name,
      allowed: `no word of the platform: ${reserved.join(", ")}`,
      fix: "choose another name",
    });
  }
  const prefix = PREFIXES.find(([begins]) => name.startsWith(begins));
  if (prefix !== undefined && problems.length === 0) {
    const [begins, whose] = prefix;
    const allowed = `a name that does not begin with "${begins}", which ${whose}`;
    problems.push({ path: "name", value: name, allowed, fix: "choose another name" });
  }
  if (!domain.endsWith(`.${facts.parentDomain}`)) {
    problems.push({
      path: "domain",
      value: domain,
      allowed: `a domain below ${facts.parentDomain}, whose zone delegates to the product's`,
      fix: `write "${name}.${facts.parentDomain}" for instance`,
    });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    problems.push({
      path: "timeZone",
      value: timeZone,
      allowed: "an IANA time zone",
      fix: 'write "Asia/Tokyo" for instance',
    });
  }
  for (const [owner, address] of Object.entries(facts.foundationAccounts)) {
    if (!isSame(address, account.email)) continue;
    const fix = `choose another: the foundation's account ${owner} has this one`;
    problems.push({ path: "account.email", value: account.email, allowed: "an address of its own", fix });
  }
  const named = { ...definition, name: facts.key ?? name };
  return [...problems, ...places(definition, facts), ...channel(named), ...shared(named, facts)];
}

/** A unit may be new; one that is nearly called like another is that other, misspelt. A team is one of those that the company has. */
function places({ account: { unit = PRODUCTS }, owner }: ProductDefinition, facts: Facts): Problem[] {
  const units = [...new Set([PRODUCTS, "suspended", ...facts.others.map(({ account }) => account.unit ?? PRODUCTS)])];
  const problems = [...misspelt(unit, units), ...teamProblems("owner", owner, facts.teams)];
  if (unit !== "foundation") return problems;
  const allowed = `a unit of products: ${units.join(", ")}, or a new one; this is the foundation's`;
  return [...problems, { path: "account.unit", value: unit, allowed, fix: `write "${PRODUCTS}", or leave it out` }];
}

function misspelt(value: string, units: readonly string[]): Problem[] {
  const near = units.includes(value) ? undefined : nearest(value, units, MISSPELT);
  if (near === undefined) return [];
  const allowed = `a unit: ${units.join(", ")}, or one whose name is not nearly the same`;
  return [{ path: "account.unit", value, allowed, fix: `write "${near}"` }];
}

/** Channels that every workspace has, and everybody is in (Slack, "Join your workspace's default channels"). */
function channel(definition: ProductDefinition): Problem[] {
  const value = channelOf(definition);
  if (!["#general", "#random", "#social"].includes(value)) return [];
  const allowed = "a channel of this product alone, not one that everybody is in";
  return [
    { path: "monitoring.slackChannel", value, allowed, fix: `write "#alert-${definition.name}", or leave it out` },
  ];
}

/** What another product has already. */
function shared(definition: ProductDefinition, facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const { name, account, domain } = definition;
  for (const other of facts.others) {
    const taken = (path: string, value: string, what: string, has = "has this one"): void => {
      problems.push({
        path,
        value,
        allowed: `${what} of its own`,
        fix: `choose another: the product ${other.name} ${has}`,
      });
    };
    if (other.name === name) taken("name", name, "a name");
    if (isSame(other.account.email, account.email)) taken("account.email", account.email, "an address");
    if (isWithin(domain, other.domain) || isWithin(other.domain, domain))
      // One zone answers for a name and all below it.
      taken("domain", domain, "a domain", `has ${other.domain}, and neither may be below the other`);
    if (channelOf(other) === channelOf(definition))
      taken("monitoring.slackChannel", channelOf(definition), "a Slack channel");
  }
  return problems;
}

/** AWS takes addresses of accounts that differ in their case for one. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isWithin(domain: string, zone: string): boolean {
  return domain === zone || domain.endsWith(`.${zone}`);
}

/** Whether the name is one of the IANA database, with its place: `Asia/Tokyo`. */
export function isTimeZone(name: string): boolean {
  if (!name.includes("/")) return false;
  // The list has one name of each zone (Asia/Calcutta, not Asia/Kolkata), and is there ten times sooner than the first format.
  if (Intl.supportedValuesOf("timeZone").includes(name)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
