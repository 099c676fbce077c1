import { environment, fail, type Fixtures, make, notApplicable, pass, ref, UNKNOWN, unverifiable } from "../support";

const production = environment("production");
const staging = environment("staging");

const distribution = (props: object = {}) =>
  make("aws:cloudfront/distribution:Distribution", "shine-production-web", { ...props }, { parent: production });
const behaving = (props: object, ordered: object[] = []) =>
  distribution({ defaultCacheBehavior: { ...props }, orderedCacheBehaviors: ordered });
const origin = (props: object) => distribution({ origins: [{ ...props }] });
const s3 = "page.s3.ap-northeast-1.amazonaws.com";

const acl = (props: object = {}, parent = production) =>
  make(
    "aws:wafv2/webAcl:WebAcl",
    "shine-production-web-acl",
    { scope: "CLOUDFRONT", region: "us-east-1", ...props },
    { parent },
  );
const COMMON = "AWSManagedRulesCommonRuleSet";
/** What the definition lets count in the common rules. */
const counted = { name: "SizeRestrictions_BODY", actionToUse: { count: {} } };
const managed = (name: string, props: object = {}) => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: { vendorName: "AWS", name, ruleActionOverrides: name === COMMON ? [counted] : [] },
  },
  ...props,
});
const groups = [
  COMMON,
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesAnonymousIpList",
];
const counting = (tags: object) =>
  acl({ rules: groups.map((name) => managed(name, { overrideAction: { count: { x: 1 } } })), tags });
const until = (day: string) => counting(Object.fromEntries(groups.map((name) => [`count-until-${name}`, day])));

/** One rule of some groups does something else than AWS has set. */
const overriding = (rule: unknown, actionToUse: object, of = groups.slice(0, 1)) =>
  acl({
    rules: groups.map((name) =>
      managed(name, {
        statement: {
          managedRuleGroupStatement: {
            vendorName: "AWS",
            name,
            ruleActionOverrides: [
              ...(of.includes(name) ? [{ name: rule, actionToUse }] : []),
              ...(name === COMMON && rule !== counted.name ? [counted] : []),
            ],
          },
        },
      }),
    ),
  });
/** As many exclusions as said, each of 22 units, in a group of 700. */
const excluding = (count: number) =>
  acl({
    rules: [
      managed("AWSManagedRulesCommonRuleSet", {
        statement: {
          managedRuleGroupStatement: {
            vendorName: "AWS",
            name: "AWSManagedRulesCommonRuleSet",
            scopeDownStatement: {
              notStatement: {
                statement: {
                  orStatement: {
                    statements: Array.from({ length: count }, (_, index) => ({
                      byteMatchStatement: {
                        searchString: `/path-${index}`,
                        positionalConstraint: "STARTS_WITH",
                        textTransformations: [{ type: "URL_DECODE" }, { type: "NORMALIZE_PATH" }],
                      },
                    })),
                  },
                },
              },
            },
          },
        },
      }),
    ],
  });

const web = acl();
const logging = (props: object = {}) =>
  make("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "shine-production-web-logging", {
    resourceArn: ref(web),
    redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { name } })),
    ...props,
  });
const protecting = (...headers: unknown[]) =>
  acl({
    dataProtectionConfig: {
      dataProtections: headers.map((header) => ({
        action: "SUBSTITUTION",
        field: { fieldType: "SINGLE_HEADER", fieldKeys: [header] },
      })),
    },
  });
const set = (addresses: unknown) => make("aws:wafv2/ipSet:IpSet", "shine-staging-allowed", { addresses });
const allowing = (addresses: unknown, props: object = {}) => {
  const own = set(addresses);
  return [
    own,
    acl(
      {
        defaultAction: { block: {} },
        rules: [{ name: "allowed", action: { allow: {} }, statement: { ipSetReferenceStatement: { arn: ref(own) } } }],
        ...props,
      },
      staging,
    ),
  ];
};

const source = (props: object) =>
  make("aws:cloudwatch/logDeliverySource:LogDeliverySource", "shine-production-web-source", {
    name: "web",
    logType: "ACCESS_LOGS",
    ...props,
  });
const delivery = make("aws:cloudwatch/logDelivery:LogDelivery", "shine-production-web-delivery", {
  deliverySourceName: "web",
});
const plain = distribution();

const headers = (maxAge: unknown) =>
  make("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "shine-production-headers", {
    securityHeadersConfig: {
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "SAMEORIGIN", override: false },
      strictTransportSecurity: { accessControlMaxAgeSec: maxAge, includeSubdomains: true, override: true },
    },
  });
const withHeaders = (maxAge: unknown) => {
  const own = headers(maxAge);
  return [own, behaving({ responseHeadersPolicyId: ref(own) })];
};

const certificate = (props: object = {}) =>
  make("aws:acm/certificate:Certificate", "shine-production-web-certificate", { ...props });
const control = (props: object) =>
  make("aws:cloudfront/originAccessControl:OriginAccessControl", "shine-production-access", { ...props });
const zone = (props: object = {}) => make("aws:route53/zone:Zone", "shine-account-zone", { ...props });
const queryLog = (zoneId: unknown) => make("aws:route53/queryLog:QueryLog", "shine-account-zone-log", { zoneId });
const record = (props: object) => make("aws:route53/record:Record", "shine-production-web-a", { type: "A", ...props });

const named = zone({ name: "shine.example.com" });
const within = (props: object) => record({ zoneId: ref(named), ...props });
const proved = certificate({ domainName: "shine.example.com" });
const mail = make("aws:sesv2/emailIdentity:EmailIdentity", "shine-production-mail", {
  emailIdentity: "shine.example.com",
});
const managementVpc = make("aws:ec2/vpc:Vpc", "shine-management-vpc", {}, { parent: environment("management") });
const ownVpc = make("aws:ec2/vpc:Vpc", "shine-staging-vpc", {}, { parent: staging });
const namespace = make(
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  "shine-staging-discovery",
  { name: "shine.internal" },
  { parent: staging },
);
/** Staging's names, as management sees them. */
const inner = (props: object) =>
  make(
    "aws:route53/zone:Zone",
    "shine-staging-management-zone",
    { name: "staging.shine.internal", vpcs: [{ vpcId: ref(managementVpc) }], ...props },
    { parent: staging },
  );
const hidden = inner({});

export const fixtures: Record<string, Fixtures> = {
  "cloudfront-s3-origin-access-control": {
    good: pass(control({}), origin({ domainName: s3, originAccessControlId: ref(control({})) })),
    bad: fail(origin({ domainName: s3, originAccessControlId: "" })),
    unset: fail(origin({ domainName: s3 })),
    unknown: unverifiable(origin({ domainName: UNKNOWN })),
    "from nowhere": unverifiable(origin({ domainName: s3, originAccessControlId: UNKNOWN })),
    "an origin of which nothing is known": unverifiable(distribution({ origins: [UNKNOWN] })),
    "a load balancer": notApplicable(origin({ domainName: UNKNOWN, vpcOriginConfig: { vpcOriginId: UNKNOWN } })),
  },
  "cloudfront-waf": {
    good: pass(web, distribution({ webAclId: ref(web) })),
    bad: (() => {
      const regional = acl({ scope: "REGIONAL" });
      return fail(regional, distribution({ webAclId: ref(regional) }));
    })(),
    unset: fail(web, distribution()),
    unknown: unverifiable(web, distribution({ webAclId: UNKNOWN })),
    "in another region": (() => {
      const elsewhere = acl({ region: "ap-northeast-1" });
      return fail(elsewhere, distribution({ webAclId: ref(elsewhere) }));
    })(),
  },
  "cloudfront-logging": {
    good: pass(plain, source({ resourceArn: ref(plain) }), delivery),
    bad: fail(plain, source({ resourceArn: ref(plain) })),
    unset: fail(plain),
    unknown: unverifiable(plain, source({ resourceArn: UNKNOWN }), delivery),
    "the older logging": fail(distribution({ loggingConfig: { bucket: "logs.s3.amazonaws.com" } })),
  },
  "cloudfront-response-headers": {
    good: pass(...withHeaders(31_536_000)),
    bad: fail(...withHeaders(3600)),
    unset: fail(behaving({})),
    unknown: unverifiable(...withHeaders(UNKNOWN)),
  },
  "cloudfront-default-root-object": {
    good: pass(
      distribution({
        origins: [{ originId: "page", domainName: s3 }],
        defaultCacheBehavior: { targetOriginId: "page" },
        defaultRootObject: "index.html",
      }),
    ),
    bad: fail(
      distribution({
        origins: [{ originId: "page", domainName: s3 }],
        defaultCacheBehavior: { targetOriginId: "page" },
      }),
    ),
    unset: notApplicable(distribution()),
    unknown: unverifiable(
      distribution({
        origins: [{ originId: "page", domainName: UNKNOWN }],
        defaultCacheBehavior: { targetOriginId: "page" },
      }),
    ),
  },
  "waf-rules-present": {
    good: pass(acl({ rules: groups.map((name) => managed(name)) })),
    bad: fail(counting({})),
    unset: notApplicable(acl()),
    unknown: unverifiable(acl({ rules: UNKNOWN })),
    "counting for two more weeks": pass(until("2026-12-07")),
    "counting until yesterday": fail(until("2026-11-22")),
    "counting for too long": fail(until("2027-01-01")),
    "one of its rules counting, as the definition says": pass(overriding("SizeRestrictions_BODY", { count: {} })),
    "one of its rules blocking, which the definition lets count": fail(
      overriding("SizeRestrictions_BODY", { block: {} }),
    ),
    "none of its rules counting, though the definition lets one": fail(
      acl({
        rules: [managed(COMMON, { statement: { managedRuleGroupStatement: { vendorName: "AWS", name: COMMON } } })],
      }),
    ),
    "one of its rules counting, which nobody said": fail(overriding("CrossSiteScripting_BODY", { count: {} })),
    "one of its rules let through": fail(overriding("SizeRestrictions_BODY", { allow: {} })),
    "one of its rules made to block": pass(overriding("CrossSiteScripting_BODY", { block: {} })),
    "one of its rules, not known which": unverifiable(overriding(UNKNOWN, { count: {} })),
    "all rules by that name, in whichever group": fail(overriding("SizeRestrictions_BODY", { count: {} }, groups)),
  },
  "waf-logging": {
    good: pass(web, logging()),
    bad: fail(web, logging({ redactedFields: [{ singleHeader: { name: "cookie" } }] })),
    unset: fail(web),
    unknown: unverifiable(web, logging({ resourceArn: UNKNOWN })),
  },
  "waf-samples-redacted": {
    good: pass(protecting("authorization", "Cookie")),
    bad: fail(protecting("cookie")),
    unset: fail(acl()),
    unknown: unverifiable(protecting("cookie", UNKNOWN)),
  },
  "waf-capacity": {
    good: pass(excluding(36)),
    bad: fail(excluding(37)),
    unset: pass(acl()),
    unknown: unverifiable(acl({ rules: UNKNOWN })),
    "more than AWS takes": fail(excluding(196)),
    "a group of somebody else, and texts anywhere": fail(
      acl({
        rules: [
          ...Array.from({ length: 7 }, (_, index) => managed(`Another${index}`)),
          ...Array.from({ length: 11 }, () => ({
            statement: { byteMatchStatement: { searchString: "x", positionalConstraint: "CONTAINS" } },
          })),
        ],
      }),
    ),
  },
  "waf-nonproduction-ip-allow-list": {
    good: pass(...allowing(["203.0.113.0/24"])),
    bad: fail(...allowing(["0.0.0.0/1"])),
    unset: notApplicable(acl({}, staging)),
    unknown: unverifiable(...allowing(UNKNOWN)),
    "a stranger's address": fail(...allowing(["192.0.2.0/24"])),
    production: notApplicable(acl()),
  },
  "acm-certificates": {
    good: pass(certificate({ domainName: "shine.example.com", keyAlgorithm: "RSA_2048" })),
    bad: fail(certificate({ domainName: "*.example.com" })),
    unset: fail(certificate()),
    unknown: unverifiable(certificate({ domainName: UNKNOWN })),
  },
  "route53-zone-logging": {
    good: pass(zone(), queryLog(ref(zone()))),
    bad: fail(zone(), queryLog("another")),
    unset: fail(zone()),
    unknown: unverifiable(zone(), queryLog(UNKNOWN)),
    "a private zone": notApplicable(zone({ vpcs: [{ vpcId: "vpc-1" }] })),
  },
  "route53-record-in-zone": {
    good: pass(named, within({ name: "www.shine.example.com" })),
    bad: fail(named, within({ name: "www.example.com" })),
    unset: fail(named, within({})),
    unknown: unverifiable(named, within({ name: UNKNOWN })),
    "the zone's own name": pass(named, within({ name: "Shine.example.com." })),
    "another domain that ends alike": fail(named, within({ name: "moonshine.example.com" })),
    "a zone of another stack": notApplicable(record({ name: "www.shine.example.com", zoneId: "Z0123456789EXAMPLE01" })),
    "what proves a certificate": pass(named, proved, within({ name: ref(proved) })),
    "what proves a certificate, in a private zone": fail(
      hidden,
      proved,
      record({ name: ref(proved), zoneId: ref(hidden) }),
    ),
    "what proves another domain's": fail(
      named,
      certificate({ domainName: "another.example.com" }),
      within({ name: ref(certificate({ domainName: "another.example.com" })) }),
    ),
    "what signs mail": pass(named, mail, within({ name: ref(mail) })),
  },
  "route53-management-zone": {
    good: pass(namespace, managementVpc, hidden),
    bad: fail(namespace, managementVpc, inner({ name: "staging.other.internal" })),
    unset: notApplicable(zone({ name: "shine.example.com" })),
    unknown: unverifiable(namespace, managementVpc, inner({ name: UNKNOWN })),
    "in the environment's own VPC": fail(namespace, ownVpc, inner({ vpcs: [{ vpcId: ref(ownVpc) }] })),
    "in a VPC of nobody's": fail(namespace, inner({ vpcs: [{ vpcId: "vpc-0123456789abcdef0" }] })),
    "another environment's names": fail(namespace, managementVpc, inner({ name: "production.shine.internal" })),
  },
  "route53-no-dangling-record": {
    good: pass(plain, record({ aliases: [{ name: ref(plain) }] })),
    bad: fail(record({ records: ["192.0.2.1"] })),
    unset: fail(record({})),
    unknown: unverifiable(record({ records: UNKNOWN })),
    "a text": notApplicable(record({ type: "TXT", records: ["v=spf1 -all"] })),
  },
};
