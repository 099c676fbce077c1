import { environment, fail, type Fixtures, make, pass, ref, UNKNOWN, unverifiable } from "../support";

/** Of web ACLs, as requests find them. */
const [production, staging] = [environment("production"), environment("staging")];
const names = ["Common", "KnownBadInputs", "SQLi"].map((name) => `AWSManagedRules${name}RuleSet`);
const groups = [...names, "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesAnonymousIpList"];
const common = groups[0] ?? "";

const decoded = ["URL_DECODE", "NORMALIZE_PATH"];
const path = (searchString: string, positionalConstraint = "STARTS_WITH", kinds: readonly string[] = decoded) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint,
    searchString,
    textTransformations: kinds.map((type, priority) => ({ priority, type })),
  },
});
const header = (name: string, searchString: string) => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { name } },
    positionalConstraint: "EXACTLY",
    searchString,
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
});
const not = (statement: object) => ({ notStatement: { statement } });
const or = (...statements: readonly object[]) => ({ orStatement: { statements } });
const and = (...statements: readonly object[]) => ({ andStatement: { statements } });
const geo = (...countryCodes: readonly string[]) => ({ geoMatchStatement: { countryCodes } });
const size = (comparisonOperator: string, bytes: number) => ({
  sizeConstraintStatement: {
    comparisonOperator,
    size: bytes,
    fieldToMatch: { body: {} },
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
});

const uploads = not(path("/uploads"));
const assets = not(path("/assets/"));
const managed = (scopes: Readonly<Record<string, object | undefined>>) =>
  Object.entries({ [common]: uploads, ...scopes }).reduce<Record<string, object>>(
    (sum, [name, scopeDownStatement]) => ({ ...sum, [name]: { scopeDownStatement } }),
    {},
  );
const group = (name: string, index: number, scopes: Readonly<Record<string, object | undefined>>) => ({
  name,
  priority: 20 + index,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...managed(scopes)[name] } },
});
const limit = (priority: number, rate: object, action: object = { block: {} }) => ({
  name: `limit-${priority}`,
  priority,
  action,
  statement: { rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, ...rate } },
});
const [limited, flooded] = [limit(10, { limit: 2000, scopeDownStatement: assets }), limit(11, { limit: 20_000 })];

interface Wanted {
  readonly scopes?: Readonly<Record<string, object | undefined>>;
  readonly without?: string;
  readonly limits?: readonly object[];
  readonly also?: readonly object[];
  readonly defaultAction?: object;
}
const rulesOf = ({ scopes = {}, without, limits = [limited, flooded], also = [] }: Wanted) => [
  ...limits,
  ...groups.filter((name) => name !== without).map((name, index) => group(name, index, scopes)),
  ...also,
];
const acl = (wanted: Wanted = {}, parent = production, rules: unknown = rulesOf(wanted)) =>
  make(
    "aws:wafv2/webAcl:WebAcl",
    `shine-${parent.name.endsWith("staging") ? "staging" : "production"}-acl`,
    { scope: "CLOUDFRONT", region: "us-east-1", defaultAction: wanted.defaultAction ?? { allow: {} }, rules },
    { parent },
  );
const scoped = (statement: object) => acl({ scopes: { [groups[2] ?? ""]: statement } });
const acting = (action: object, statement: object, priority = 1) => ({ name: "own", priority, action, statement });
const letting = (statement: object) => acl({ also: [acting({ allow: {} }, statement)] });

const set = (...addresses: readonly string[]) => make("aws:wafv2/ipSet:IpSet", "shine-staging-allowed", { addresses });
const closed = (own: ReturnType<typeof set>, priority = 90, wanted: Wanted = {}) => {
  const also = [acting({ allow: {} }, { ipSetReferenceStatement: { arn: ref(own) } }, priority)];
  return [own, acl({ defaultAction: { block: {} }, also, ...wanted }, staging)];
};

export const fixtures: Record<string, Fixtures> = {
  "waf-requests-examined": {
    good: pass(acl()),
    bad: fail(acl({ without: groups[1] ?? "" })),
    unset: fail(acl({}, production, [])),
    unknown: unverifiable(acl({}, production, UNKNOWN)),

    // What a group leaves out.
    "a scope that never matches": fail(scoped(path("/nowhere"))),
    "a scope that always excludes": fail(scoped(not(path("/")))),
    "a scope that both asks and excludes": fail(scoped(and(path("/"), not(path("/"))))),
    "a scope that says nothing": pass(scoped(or(path("/"), not(path("/"))))),
    "a path that the definition does not say": fail(scoped(not(path("/internal")))),
    "a path anywhere in another": fail(acl({ scopes: { [common]: not(path("/uploads", "CONTAINS")) } })),
    "a path as it is sent": fail(acl({ scopes: { [common]: not(path("/uploads", "STARTS_WITH", ["NONE"])) } })),
    "a path with its steps back": fail(
      acl({ scopes: { [common]: not(path("/uploads", "STARTS_WITH", ["URL_DECODE"])) } }),
    ),
    "the definition's path in a group of another": fail(scoped(uploads)),
    "the definition's path, which is not left out": fail(acl({ scopes: { [common]: undefined } })),
    "a header that anybody can send": fail(scoped(not(header("x-internal", "yes")))),
    "a path and a header together": fail(scoped(not(and(path("/x"), header("x-internal", "yes"))))),
    "a country": fail(scoped(not(geo("JP")))),
    "a country of nobody's": fail(scoped(not(geo("IS")))),
    "all but a country": fail(scoped(geo("JP", "US"))),
    "large bodies": fail(scoped(not(size("GT", 8192)))),
    "small bodies": fail(scoped(not(size("LT", 10)))),
    "a method": fail(
      scoped(not({ byteMatchStatement: { ...header("", "POST").byteMatchStatement, fieldToMatch: { method: {} } } })),
    ),
    "a statement that nobody has modelled": fail(scoped(not({ labelMatchStatement: { key: "x", scope: "LABEL" } }))),
    "a group of the same name of somebody else": fail(
      acl({
        without: common,
        also: [{ ...group(common, 0, {}), statement: { managedRuleGroupStatement: { name: common } } }],
      }),
    ),

    // What lets past.
    "a country let past": fail(letting(geo("JP"))),
    "a path let past": fail(letting(path("/health", "EXACTLY"))),
    "an agent let past": fail(letting(header("user-agent", "uptime"))),
    "addresses of somebody else's set": fail(
      letting({ ipSetReferenceStatement: { arn: "arn:aws:wafv2:us-east-1:999999999999:global/ipset/x/y" } }),
    ),
    "half of the internet let past": fail(
      set("128.0.0.0/1"),
      letting({ ipSetReferenceStatement: { arn: ref(set("128.0.0.0/1")) } }),
    ),
    "a tester let past": pass(
      set("192.0.2.8/32"),
      letting({ ipSetReferenceStatement: { arn: ref(set("192.0.2.8/32")) } }),
    ),
    "after all groups": pass(acl({ also: [acting({ allow: {} }, geo("JP"), 90)] })),

    // Limits.
    "no limit": fail(acl({ limits: [] })),
    "a limit that only counts": fail(acl({ limits: [limit(10, { limit: 2000 }, { count: {} })] })),
    "a limit on nothing": fail(acl({ limits: [limit(10, { limit: 2000, scopeDownStatement: path("/nowhere") })] })),
    "a limit on pages, and none on what is cached": fail(acl({ limits: [limited] })),
    "a limit of pages on what is cached too": fail(acl({ limits: [limit(10, { limit: 2000 }), flooded] })),
    "a limit above the definition's": fail(
      acl({ limits: [limit(10, { limit: 2001, scopeDownStatement: assets }), flooded] }),
    ),
    "a limit above the definition's by its window": fail(
      acl({ limits: [limit(10, { limit: 2000, evaluationWindowSec: 60 })] }),
    ),
    "a limit below the definition's": fail(acl({ limits: [limit(10, { limit: 100 })] })),
    "a limit of what is cached that nobody reaches": fail(
      acl({ limits: [limited, limit(11, { limit: 2_000_000_000 })] }),
    ),
    "a limit by a header": fail(acl({ limits: [limit(10, { limit: 2000, aggregateKeyType: "CUSTOM_KEYS" })] })),
    "a limit by what the sender says": fail(
      acl({ limits: [limit(10, { limit: 2000, aggregateKeyType: "FORWARDED_IP" })] }),
    ),
    "a limit that leaves out a path that is not cached": fail(
      acl({ limits: [limit(10, { limit: 2000, scopeDownStatement: not(path("/api/")) }), flooded] }),
    ),
    "a limit that leaves out a pattern of what is cached": pass(
      acl({
        limits: [
          limit(10, {
            limit: 2000,
            scopeDownStatement: not({
              regexMatchStatement: {
                fieldToMatch: { uriPath: {} },
                regexString: "^/assets/.*$",
                textTransformations: decoded.map((type, priority) => ({ priority, type })),
              },
            }),
          }),
          flooded,
        ],
      }),
    ),

    // Whom it lets in.
    "production that refuses": fail(acl({ defaultAction: { block: {} } })),
    "production that refuses a country": fail(acl({ also: [acting({ block: {} }, geo("DE"))] })),
    "production that refuses one method": fail(
      acl({
        also: [
          acting(
            { captcha: {} },
            { byteMatchStatement: { ...header("", "DELETE").byteMatchStatement, fieldToMatch: { method: {} } } },
          ),
        ],
      }),
    ),
    "staging for its offices": pass(...closed(set("203.0.113.0/24"))),
    "staging for its offices, unexamined": fail(...closed(set("203.0.113.0/24"), 1)),
    "staging for everybody": fail(...closed(set("203.0.113.0/24"), 90, { defaultAction: { allow: {} } })),
    "staging for nobody": fail(acl({ defaultAction: { block: {} } }, staging)),
    "staging for a half of the internet": fail(...closed(set("203.0.113.0/24", "0.0.0.0/1"))),
    "staging for a country": fail(
      ...closed(set("203.0.113.0/24"), 90, { also: [acting({ allow: {} }, geo("JP"), 91)] }),
    ),
  },
};
