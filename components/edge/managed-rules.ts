/**
 * The rule groups of AWS that stand before every product, with the rules that each holds and the capacity units (WCU) that it takes (AWS
 * WAF Developer Guide, "AWS Managed Rules rule groups list", and `DescribeManagedRuleGroup`). The names are exact: WAF answers no error to
 * an override of a rule that the group does not have, and leaves everything as it was (API reference, `RuleActionOverride`).
 */
export const MANAGED_GROUPS = {
  "ip-reputation": {
    name: "AWSManagedRulesAmazonIpReputationList",
    capacity: 25,
    rules: ["AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"],
  },
  "anonymous-ip": {
    name: "AWSManagedRulesAnonymousIpList",
    capacity: 50,
    rules: ["AnonymousIPList", "HostingProviderIPList"],
  },
  common: {
    name: "AWSManagedRulesCommonRuleSet",
    capacity: 700,
    rules: [
      "NoUserAgent_HEADER",
      "UserAgent_BadBots_HEADER",
      "SizeRestrictions_QUERYSTRING",
      "SizeRestrictions_Cookie_HEADER",
      "SizeRestrictions_BODY",
      "SizeRestrictions_URIPATH",
      "EC2MetaDataSSRF_BODY",
      "EC2MetaDataSSRF_COOKIE",
      "EC2MetaDataSSRF_URIPATH",
      "EC2MetaDataSSRF_QUERYARGUMENTS",
      "GenericLFI_QUERYARGUMENTS",
      "GenericLFI_URIPATH",
      "GenericLFI_BODY",
      "RestrictedExtensions_URIPATH",
      "RestrictedExtensions_QUERYARGUMENTS",
      "GenericRFI_QUERYARGUMENTS",
      "GenericRFI_BODY",
      "GenericRFI_URIPATH",
      "CrossSiteScripting_COOKIE",
      "CrossSiteScripting_QUERYARGUMENTS",
      "CrossSiteScripting_BODY",
      "CrossSiteScripting_URIPATH",
    ],
  },
  "known-bad-inputs": {
    name: "AWSManagedRulesKnownBadInputsRuleSet",
    capacity: 200,
    rules: [
      "JavaDeserializationRCE_HEADER",
      "JavaDeserializationRCE_BODY",
      "JavaDeserializationRCE_URIPATH",
      "JavaDeserializationRCE_QUERYSTRING",
      "Host_localhost_HEADER",
      "PROPFIND_METHOD",
      "ExploitablePaths_URIPATH",
      "Log4JRCE_HEADER",
      "Log4JRCE_QUERYSTRING",
      "Log4JRCE_BODY",
      "Log4JRCE_URIPATH",
      "ReactJSRCE_BODY",
    ],
  },
  "sql-injection": {
    name: "AWSManagedRulesSQLiRuleSet",
    capacity: 200,
    rules: [
      "SQLi_QUERYARGUMENTS",
      "SQLiExtendedPatterns_QUERYARGUMENTS",
      "SQLi_BODY",
      "SQLiExtendedPatterns_BODY",
      "SQLiExtendedPatterns_HEADER",
      "SQLiExtendedPatterns_URIPATH",
      "SQLi_COOKIE",
      "SQLi_URIPATH",
    ],
  },
} as const;

/** A rule group that AWS keeps up to date. */
export type ManagedRuleGroup = keyof typeof MANAGED_GROUPS;

/** The rules of a group, by AWS's own names. */
export type ManagedRule<Group extends ManagedRuleGroup> = (typeof MANAGED_GROUPS)[Group]["rules"][number];

export interface RuleOverride {
  /** `count` lets a request through and shows it in the log and the metric; `block` answers 403. @example "count" */
  readonly action: "count" | "block";
  /** For whoever reads the web ACL's definition after an attack; at least 10 characters. @example "Nothing is uploaded here" */
  readonly reason: string;
}

/** Group → rule → what it does instead of what AWS has set. */
export type RuleOverrides = {
  readonly [Group in ManagedRuleGroup]?: { readonly [Rule in ManagedRule<Group>]?: RuleOverride };
};

/** Rules that count until a product says otherwise, since each refuses ordinary visitors. */
const BY_DEFAULT: RuleOverrides = {
  common: {
    SizeRestrictions_BODY: {
      action: "count",
      reason: "It refuses every body above 8 KB: uploads, and most JSON of some length",
    },
  },
  "anonymous-ip": {
    HostingProviderIPList: {
      action: "count",
      reason: "It refuses every partner whose webhooks come from a cloud, and every monitor that asks from one",
    },
  },
};

/** What each rule of a group that is overridden does: the company's defaults, and over them what the product says. Sorted by name. */
export function ruleActions(
  group: ManagedRuleGroup,
  overrides: RuleOverrides,
): [rule: string, action: "count" | "block"][] {
  const merged: Readonly<Record<string, RuleOverride>> = { ...BY_DEFAULT[group], ...overrides[group] };
  return Object.entries(merged)
    .map(([rule, { action }]): [string, "count" | "block"] => [rule, action])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The rules that only count, as `<AWS's name of the group>/<rule>`: what the pack lets a web ACL loosen. */
export function countedRules(overrides: RuleOverrides): string[] {
  return (Object.keys(MANAGED_GROUPS) as ManagedRuleGroup[]).flatMap((group) =>
    ruleActions(group, overrides)
      .filter(([, action]) => action === "count")
      .map(([rule]) => `${MANAGED_GROUPS[group].name}/${rule}`),
  );
}
