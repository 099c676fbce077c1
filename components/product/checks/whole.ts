import type { Problem } from "../../refuse";
import type { Facts } from "../facts";
import { channelOf } from "../defaults";
import type { ProductDefinition } from "../definition";

/** Words that are the platform's own in a name's place: the scopes and the stacks that are no product's. */
const RESERVED = ["organization", "account", "management", "general", "platform", "aws"];

/** What a product must not share with another, and what it takes from the world outside. */
export function checkWhole(definition: ProductDefinition, facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const { name, account, domain, timeZone } = definition;
  if (RESERVED.includes(name)) {
    problems.push({
      path: "name",
      value: name,
      allowed: `no word of the platform: ${RESERVED.join(", ")}`,
      fix: "choose another name",
    });
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
  for (const other of facts.others) {
    const taken = (path: string, value: string, what: string): void => {
      problems.push({
        path,
        value,
        allowed: `${what} of its own`,
        fix: `choose another: the product ${other.name} has this one`,
      });
    };
    if (other.name === name) taken("name", name, "a name");
    if (other.account.email.toLowerCase() === account.email.toLowerCase())
      taken("account.email", account.email, "an address");
    if (other.domain === domain) taken("domain", domain, "a domain");
    if (channelOf(other) === channelOf(definition))
      taken("monitoring.slackChannel", channelOf(definition), "a Slack channel");
  }
  return problems;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/");
  } catch {
    return false;
  }
}
