import { capacityOf, WAF_CAPACITY } from "../../../../components/edge/waf-capacity";
import { keyOf, between, named, oneOf, repeated } from "../checks";
import { type Check, type Fault, type Models, type Subject, uuid } from "../model";
import { ruleFaults } from "./firewall-rules";
import { WEB_ACL } from "./types";

const IP_SET = "aws:wafv2/ipSet:IpSet";
const code = "WAFInvalidParameterException";

/** What CloudFront uses is made in us-east-1. */
const globalRegion: Check = (subject) => {
  if (subject.text("scope") !== "CLOUDFRONT" || subject.place.region === "us-east-1") return undefined;
  return {
    path: "region",
    code,
    value: subject.place.region,
    allowed: "us-east-1 for scope CLOUDFRONT",
    fix: "set region to us-east-1",
  };
};

/** The rule groups that AWS manages, with the capacity units that each takes. */
const managed: Readonly<Record<string, number>> = {
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesWordPressRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesACFPRuleSet: 50,
  AWSManagedRulesAntiDDoSRuleSet: 50,
};

/** What a rule beside the managed groups takes is counted with what narrows it. */
const units = (subject: Subject): number => capacityOf(subject.list("rules"), managed);

const capacity: Check = (subject) => {
  const value = units(subject);
  if (value <= WAF_CAPACITY.most) return undefined;
  const allowed = `at most ${WAF_CAPACITY.most} capacity units`;
  return { path: "rules", code: "WAFLimitsExceededException", value, allowed, fix: "join what its rules look for" };
};

const rules: Check = (subject) => {
  const all = subject.blocks("rules");
  const faults: Fault[] = [];
  const wrong = (value: unknown, allowed: string, fix: string): void =>
    void faults.push({ path: "rules", code, value, allowed, fix });
  for (const name of repeated(all.map((rule) => rule.text("name"))))
    wrong(name, "rules of different names", "rename one");
  for (const priority of repeated(all.map((rule) => rule.get("priority"))))
    wrong(priority, "rules of different priorities", "change one");
  for (const rule of all) {
    const group = rule.blocks("statement.managedRuleGroupStatement")[0];
    const name = group?.text("name");
    if (group !== undefined && group.text("vendorName") === "AWS" && name !== undefined && managed[name] === undefined)
      wrong(name, "a rule group that AWS manages", "correct its name");
    faults.push(...ruleFaults(rule));
    const limit = rule.number("statement.rateBasedStatement.limit");
    if (limit !== undefined && (limit < 10 || limit > 2_000_000_000))
      wrong(limit, "10 to 2,000,000,000 requests", "change the limit");
    const window = rule.number("statement.rateBasedStatement.evaluationWindowSec");
    if (window !== undefined && ![60, 120, 300, 600].includes(window))
      wrong(window, "60, 120, 300 or 600 seconds", "take one of these");
  }
  return faults;
};

const logName: Check = (subject) => {
  const wrong = subject
    .texts("logDestinationConfigs")
    .filter((arn) => !/aws-waf-logs-/.test(arn.split(":").slice(5).join(":")));
  return wrong.length === 0
    ? undefined
    : {
        path: "logDestinationConfigs",
        code: "WAFLogDestinationPermissionIssueException",
        value: wrong,
        allowed: "a destination whose name begins with aws-waf-logs-",
        fix: "rename it",
      };
};

const wafName = named("name", 128, /^[\w-]+$/, "letters, digits, _ and -", code);
const arnOf = (subject: Subject, kind: string, id: string): string =>
  subject.arn(
    "wafv2",
    `${subject.text("scope") === "CLOUDFRONT" ? "global" : "regional"}/${kind}/${subject.chosen()}/${id}`,
  );
const scoped = {
  key: (subject: Subject) => keyOf(subject.part("scope"), subject.text("name")),
  path: "name",
  code: "WAFDuplicateItemException",
};

export const firewall: Models = {
  [WEB_ACL]: {
    id: (subject) => uuid(subject),
    computed: (subject, id) => ({
      arn: arnOf(subject, "webacl", id),
      name: subject.chosen(),
      capacity: units(subject),
      lockToken: uuid(subject, "lock"),
      applicationIntegrationUrl: "",
    }),
    replaces: ["name", "namePrefix", "scope", "region"],
    unique: scoped,
    checks: [wafName, globalRegion, rules, capacity, oneOf("scope", ["CLOUDFRONT", "REGIONAL"])],
  },
  [IP_SET]: {
    id: (subject) => uuid(subject),
    computed: (subject, id) => ({
      arn: arnOf(subject, "ipset", id),
      name: subject.chosen(),
      lockToken: uuid(subject, "lock"),
    }),
    replaces: ["name", "namePrefix", "scope", "ipAddressVersion", "region"],
    unique: scoped,
    checks: [
      wafName,
      globalRegion,
      oneOf("scope", ["CLOUDFRONT", "REGIONAL"]),
      oneOf("ipAddressVersion", ["IPV4", "IPV6"]),
    ],
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    id: (subject) => subject.text("resourceArn") ?? "",
    replaces: ["resourceArn", "region"],
    references: [{ path: "resourceArn", types: [WEB_ACL], code: "WAFNonexistentItemException" }],
    unique: { key: (subject, world) => world.handle(subject, "resourceArn", WEB_ACL), path: "resourceArn", code },
    checks: [logName, between("logDestinationConfigs.length", 1, 1)],
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    id: (subject) => `${subject.text("webAclArn") ?? ""},${subject.text("resourceArn") ?? ""}`,
    replaces: ["*"],
    references: [{ path: "webAclArn", types: [WEB_ACL], code: "WAFNonexistentItemException", holds: true }],
  },
};
