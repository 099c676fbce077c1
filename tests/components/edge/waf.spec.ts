import assert from "node:assert/strict";
import fc from "fast-check";
import { wafRules } from "../../../components/edge/waf-rules";
import { countedRules, type ManagedRuleGroup, MANAGED_GROUPS } from "../../../components/edge/managed-rules";
import { capacityOf } from "../../../components/edge/waf-capacity";
import { type WafSettings, wafProblems } from "../../../components/edge/waf-settings";
import { WebAcl, type WebAclArgs } from "../../../components/edge/web-acl";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record, staging } from "../../support/record";

interface Rule {
  name: string;
  priority: number;
  action?: object;
  overrideAction?: object;
  statement: Record<string, Record<string, unknown>>;
  visibilityConfig: Record<string, unknown>;
}

const today = "2026-11-23";
const none = { allowed: [], tests: {} };
const rules = (settings: Partial<WafSettings>, sets: Parameters<typeof wafRules<string>>[2] = none): Rule[] =>
  wafRules("shine-production-web", { today, ...settings }, sets) as Rule[];
const rule = (all: Rule[], name: string): Rule => {
  const found = all.find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};

describe("wafRules", () => {
  it("has the managed groups of AWS, which do what each of their rules does", () => {
    const groups = rules({}).filter(({ statement }) => "managedRuleGroupStatement" in statement);
    assert.deepEqual(
      groups.map(({ name, statement, overrideAction }) => [
        name,
        statement["managedRuleGroupStatement"]?.["vendorName"],
        statement["managedRuleGroupStatement"]?.["name"],
        overrideAction,
      ]),
      [
        ["ip-reputation", "AWS", "AWSManagedRulesAmazonIpReputationList", { none: {} }],
        ["anonymous-ip", "AWS", "AWSManagedRulesAnonymousIpList", { none: {} }],
        ["common", "AWS", "AWSManagedRulesCommonRuleSet", { none: {} }],
        ["known-bad-inputs", "AWS", "AWSManagedRulesKnownBadInputsRuleSet", { none: {} }],
        ["sql-injection", "AWS", "AWSManagedRulesSQLiRuleSet", { none: {} }],
      ],
    );
  });

  it("blocks an address that asks too often, with 403", () => {
    const limit = rule(rules({ requestsPer5Minutes: 500 }), "rate-limit");
    assert.deepEqual(limit.statement, {
      rateBasedStatement: { limit: 500, evaluationWindowSec: 300, aggregateKeyType: "IP" },
    });
    assert.deepEqual(limit.action, {
      block: { customResponse: { responseCode: 403, customResponseBodyKey: "forbidden" } },
    });
    assert.equal(rule(rules({}), "rate-limit").statement["rateBasedStatement"]?.["limit"], 2000);
  });

  it("leaves what is cached out of the limit, and limits all of it higher", () => {
    const all = rules({ cachedPaths: ["/packs/*", "/assets/v?/*.js"], requestsPer5Minutes: 500 });
    const decoded = {
      fieldToMatch: { uriPath: {} },
      textTransformations: [
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "NORMALIZE_PATH" },
      ],
    };
    assert.deepEqual(rule(all, "rate-limit").statement["rateBasedStatement"], {
      limit: 500,
      evaluationWindowSec: 300,
      aggregateKeyType: "IP",
      scopeDownStatement: {
        notStatement: {
          statement: {
            orStatement: {
              statements: [
                { regexMatchStatement: { ...decoded, regexString: "^/assets/v./.*\\.js$" } },
                { byteMatchStatement: { ...decoded, positionalConstraint: "STARTS_WITH", searchString: "/packs/" } },
              ],
            },
          },
        },
      },
    });
    const flood = rule(all, "flood-limit");
    assert.deepEqual(flood.statement, {
      rateBasedStatement: { limit: 5000, evaluationWindowSec: 300, aggregateKeyType: "IP" },
    });
    assert.deepEqual(flood.action, rule(all, "rate-limit").action);
  });

  it("lets large bodies and hosting providers count, and what a product says do what it says", () => {
    const overridden = (all: Rule[], name: string) =>
      rule(all, name).statement["managedRuleGroupStatement"]?.["ruleActionOverrides"];
    const given = rules({});
    assert.deepEqual(overridden(given, "common"), [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }]);
    assert.deepEqual(overridden(given, "anonymous-ip"), [
      { name: "HostingProviderIPList", actionToUse: { count: {} } },
    ]);
    assert.equal(overridden(given, "sql-injection"), undefined);
    const reason = "No route takes a body of more than 8 KB";
    const said = rules({
      overrides: {
        common: {
          SizeRestrictions_BODY: { action: "block", reason },
          NoUserAgent_HEADER: { action: "count", reason },
        },
        "ip-reputation": { AWSManagedIPDDoSList: { action: "block", reason } },
      },
    });
    assert.deepEqual(overridden(said, "common"), [
      { name: "NoUserAgent_HEADER", actionToUse: { count: {} } },
      { name: "SizeRestrictions_BODY", actionToUse: { block: {} } },
    ]);
    assert.deepEqual(overridden(said, "ip-reputation"), [{ name: "AWSManagedIPDDoSList", actionToUse: { block: {} } }]);
  });

  it("names the rules that only count as the pack knows them", () => {
    const reason = "Our own clients send none";
    assert.deepEqual(
      countedRules({
        common: { SizeRestrictions_BODY: { action: "block", reason }, NoUserAgent_HEADER: { action: "count", reason } },
      }),
      ["AWSManagedRulesAnonymousIpList/HostingProviderIPList", "AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER"],
    );
  });

  it("knows each rule of AWS by one group", () => {
    const all = Object.values(MANAGED_GROUPS).flatMap((group): readonly string[] => group.rules);
    assert.equal(new Set(all).size, all.length);
  });

  it("takes the capacity units that AWS counts, scope-downs included", () => {
    assert.equal(capacityOf(rules({})), 25 + 50 + 700 + 200 + 200 + 2);
    const more: Partial<WafSettings> = {
      cachedPaths: ["/assets/*", "/a*b"],
      exclusions: [{ group: "common", pathPrefix: "/uploads" }],
    };
    assert.equal(capacityOf(rules(more)) - capacityOf(rules({})), 22 + 23 + 2 + 22);
    assert.equal(capacityOf(rules(more, { allowed: ["arn:v4", "arn:v6"], tests: {} })) - capacityOf(rules(more)), 2);
    const anywhere = { byteMatchStatement: { positionalConstraint: "CONTAINS", searchString: "x" } };
    assert.equal(capacityOf([{ statement: anywhere }]), 10);
  });

  for (const [until, expected] of [
    ["2026-11-22", { none: {} }],
    ["2026-11-23", { count: {} }],
    ["2026-12-01", { count: {} }],
  ] as const) {
    it(`lets a group count until ${until}, on ${today}`, () => {
      const all = rules({ countUntil: { common: until } });
      assert.deepEqual(rule(all, "common").overrideAction, expected);
      assert.deepEqual(rule(all, "sql-injection").overrideAction, { none: {} });
    });
  }

  it("leaves excluded paths out of one group, however they are written", () => {
    const exclusions = [
      { group: "common", pathPrefix: "/uploads" },
      { group: "common", pathPrefix: "/admin/import" },
      { group: "sql-injection", pathPrefix: "/search" },
    ] as const;
    const all = rules({ exclusions });
    const scope = (name: string) => rule(all, name).statement["managedRuleGroupStatement"]?.["scopeDownStatement"];
    const startsWith = (searchString: string) => ({
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: "STARTS_WITH",
        searchString,
        textTransformations: [
          { priority: 0, type: "URL_DECODE" },
          { priority: 1, type: "NORMALIZE_PATH" },
        ],
      },
    });
    assert.deepEqual(scope("common"), {
      notStatement: {
        statement: { orStatement: { statements: [startsWith("/admin/import"), startsWith("/uploads")] } },
      },
    });
    assert.deepEqual(scope("sql-injection"), { notStatement: { statement: startsWith("/search") } });
    assert.equal(scope("known-bad-inputs"), undefined);
  });

  it("lets a penetration test through before all else, until its day", () => {
    const test = { cidrs: ["203.0.113.0/28"], until: "2026-11-30", ticket: "SEC-1" };
    const [first] = rules({ penetrationTests: [test] }, { allowed: [], tests: { "SEC-1": "arn:test" } });
    assert.deepEqual(
      [first?.name, first?.priority, first?.action, first?.statement],
      ["penetration-test-SEC-1", 0, { allow: {} }, { ipSetReferenceStatement: { arn: "arn:test" } }],
    );
    const over = rules({ penetrationTests: [{ ...test, until: "2026-11-22" }] });
    assert.equal(over[0]?.name, "rate-limit");
  });

  it("admits allowed addresses after they were examined like everyone's", () => {
    const one = rules({}, { allowed: ["arn:v4"], tests: {} }).at(-1);
    assert.deepEqual([one?.name, one?.action], ["allowed-addresses", { allow: {} }]);
    assert.deepEqual(one?.statement, { ipSetReferenceStatement: { arn: "arn:v4" } });
    const two = rules({}, { allowed: ["arn:v4", "arn:v6"], tests: {} }).at(-1);
    assert.deepEqual(two?.statement, {
      orStatement: {
        statements: [{ ipSetReferenceStatement: { arn: "arn:v4" } }, { ipSetReferenceStatement: { arn: "arn:v6" } }],
      },
    });
  });

  it("gives each rule a priority, a name and a metric of its own, in the order of the priorities", () => {
    const group = fc.constantFrom<ManagedRuleGroup>("common", "known-bad-inputs", "sql-injection", "ip-reputation");
    const settings = fc.record({
      exclusions: fc.array(fc.record({ group, pathPrefix: fc.constantFrom("/a1", "/b1", "/c1") })),
      tickets: fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}-\d{1,3}$/), { maxLength: 10 }),
      closed: fc.boolean(),
    });
    fc.assert(
      fc.property(settings, ({ exclusions, tickets, closed }) => {
        const penetrationTests = tickets.map((ticket) => ({ cidrs: ["203.0.113.0/28"], until: today, ticket }));
        const sets = {
          allowed: closed ? ["arn:v4"] : [],
          tests: Object.fromEntries(tickets.map((ticket) => [ticket, `arn:${ticket}`])),
        };
        const all = rules({ exclusions, penetrationTests }, sets);
        const priorities = all.map(({ priority }) => priority);
        assert.deepEqual(
          priorities,
          [...new Set(priorities)].sort((left, right) => left - right),
        );
        assert.equal(new Set(all.map(({ visibilityConfig }) => visibilityConfig["metricName"])).size, all.length);
        for (const each of all) {
          assert.match(String(each.visibilityConfig["metricName"]), /^[A-Za-z0-9]{1,128}$/);
          assert.equal(each.visibilityConfig["cloudwatchMetricsEnabled"], true);
          assert.notEqual(each.action === undefined, each.overrideAction === undefined);
        }
      }),
    );
  });
});

describe("wafProblems", () => {
  const cidrs = ["203.0.113.0/28"];
  const test = { cidrs, until: "2026-12-23", ticket: "SEC-1" };
  const cases: [Partial<WafSettings>, string[]][] = [
    [{ countUntil: { common: "2026-12-23" }, penetrationTests: [test] }, []],
    [{ requestsPer5Minutes: 99 }, ["requestsPer5Minutes"]],
    [{ requestsPer5Minutes: 2_000_001 }, ["requestsPer5Minutes"]],
    [{ exclusions: [{ group: "common", pathPrefix: "/" }] }, ["exclusions.0.pathPrefix"]],
    [{ exclusions: [{ group: "common", pathPrefix: "uploads" }] }, ["exclusions.0.pathPrefix"]],
    [{ exclusions: [{ group: "common", pathPrefix: "/a*" }] }, ["exclusions.0.pathPrefix"]],
    [{ countUntil: { common: "2026-12-24" } }, ["countUntil.common"]],
    [{ countUntil: { common: "2026-11-31" } }, ["countUntil.common"]],
    [{ countUntil: { common: "soon" } }, ["countUntil.common"]],
    [{ penetrationTests: [{ ...test, until: "2027-01-01" }] }, ["penetrationTests.0.until"]],
    [{ penetrationTests: [{ ...test, cidrs: ["0.0.0.0/0"] }] }, ["penetrationTests.0.cidrs"]],
    [{ penetrationTests: [{ ...test, cidrs: [] }] }, ["penetrationTests.0.cidrs"]],
    [{ penetrationTests: [{ ...test, ticket: "SEC 1" }] }, ["penetrationTests"]],
    [{ penetrationTests: [test, test] }, ["penetrationTests"]],
  ];
  for (const [settings, paths] of cases) {
    it(`says ${paths.join(", ") || "nothing"} of ${JSON.stringify(settings)}`, () => {
      assert.deepEqual(
        wafProblems({ today, ...settings }).map(({ path }) => path),
        paths,
      );
    });
  }
});

describe("WebAcl", () => {
  const open: WebAclArgs = { scope: production, today, logsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/logs" };
  const closed: WebAclArgs = { ...open, scope: staging, allowedCidrs: ["203.0.113.0/28", "2001:db8:1::/48"] };
  const make = (args: WebAclArgs, preview = false) => record(() => new WebAcl("shine-web-acl", args), preview);

  it("stands in us-east-1 with its log, and admits everyone in production", async () => {
    const all = await make(open);
    assert.deepEqual(children(all), [
      "aws:cloudwatch/logGroup:LogGroup shine-web-acl-log",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy shine-web-acl-log-policy",
      "aws:wafv2/webAcl:WebAcl shine-web-acl-acl",
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration shine-web-acl-logging",
      "platform:edge:WebAcl shine-web-acl",
    ]);
    for (const { custom, inputs, name } of all) if (custom) assert.equal(inputs["region"], "us-east-1", name);
    const acl = inputsOf(all, "webAcl:WebAcl");
    assert.deepEqual(
      [acl["name"], acl["scope"], acl["defaultAction"]],
      ["shine-production-web", "CLOUDFRONT", { allow: {} }],
    );
  });

  it("blocks everyone but the allowed addresses outside of production", async () => {
    const all = await make(closed);
    const acl = inputsOf(all, "webAcl:WebAcl");
    assert.deepEqual(acl["defaultAction"], {
      block: { customResponse: { responseCode: 403, customResponseBodyKey: "forbidden" } },
    });
    assert.deepEqual(acl["customResponseBodies"], [
      { key: "forbidden", contentType: "TEXT_PLAIN", content: "Forbidden" },
    ]);
    assert.equal((acl["rules"] as Rule[]).at(-1)?.name, "allowed-addresses");
    const sets = all.filter(({ type }) => type.endsWith("IpSet"));
    assert.deepEqual(
      sets.map(({ inputs }) => [inputs["ipAddressVersion"], inputs["addresses"], inputs["scope"]]),
      [
        ["IPV4", ["203.0.113.0/28"], "CLOUDFRONT"],
        ["IPV6", ["2001:db8:1::/48"], "CLOUDFRONT"],
      ],
    );
    const made = all.find(({ type }) => type.endsWith("webAcl:WebAcl"));
    assert.deepEqual(made?.propertyDependencies["rules"], sets.map(({ urn }) => urn).sort());
  });

  it("logs without credentials, under the key, once the log may be written", async () => {
    const all = await make(open, true);
    const group = inputsOf(all, "LogGroup");
    assert.deepEqual(
      [group["name"], group["kmsKeyId"], group["retentionInDays"]],
      ["aws-waf-logs-shine-production-web", open.logsKeyArn, 365],
    );
    assert.deepEqual(inputsOf(all, "WebAclLoggingConfiguration")["redactedFields"], [
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ]);
    assert.deepEqual(inputsOf(all, "WebAclLoggingConfiguration")["logDestinationConfigs"], [
      "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-shine-production-web",
    ]);
    const [statement] = JSON.parse(inputsOf(all, "LogResourcePolicy")["policyDocument"] as string).Statement;
    assert.equal(
      statement.Resource,
      "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-shine-production-web:*",
    );
    assert.deepEqual(statement.Condition.StringEquals, { "aws:SourceAccount": "111122223333" });
    const policy = all.find(({ type }) => type.endsWith("LogResourcePolicy"));
    const logging = all.find(({ type }) => type.endsWith("WebAclLoggingConfiguration"));
    assert.ok(logging?.dependsOn.includes(policy?.urn ?? "none"));
  });

  it("protects the same headers in the samples, and shows until when a group counts", async () => {
    const acl = inputsOf(await make({ ...open, countUntil: { common: "2026-12-01" } }), "webAcl:WebAcl");
    const field = (header: string) => ({
      action: "SUBSTITUTION",
      field: { fieldType: "SINGLE_HEADER", fieldKeys: [header] },
    });
    assert.deepEqual(acl["dataProtectionConfig"], { dataProtections: [field("authorization"), field("cookie")] });
    assert.deepEqual(acl["tags"], { env: "production", service: "edge", "count-until-common": "2026-12-01" });
  });

  it("refuses rules of more capacity than AWS takes, before it makes any", async () => {
    const exclusions = Array.from({ length: 174 }, (_, index) => ({
      group: "common" as const,
      pathPrefix: `/uploads-${index}`,
    }));
    await make({ ...open, exclusions: exclusions.slice(1) });
    await assert.rejects(make({ ...open, exclusions }), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.deepEqual(
        error.problems.map(({ path, value }) => [path, value]),
        [["exclusions", 1177 + 174 * 22]],
      );
      return true;
    });
  });

  it("refuses addresses where they would open or close the environment", async () => {
    const { allowedCidrs: _, ...nobody } = closed;
    const cases: WebAclArgs[] = [
      nobody,
      { ...open, allowedCidrs: ["203.0.113.0/28"] },
      { ...closed, allowedCidrs: ["0.0.0.0/0"] },
      { ...closed, allowedCidrs: ["10.0.0.0/8"] },
      { ...closed, allowedCidrs: ["2001:db8::/32"] },
      { ...closed, allowedCidrs: ["203.0.113.1"] },
    ];
    for (const args of cases) {
      await assert.rejects(make(args), (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.deepEqual(
          error.problems.map(({ path }) => path),
          ["allowedCidrs"],
        );
        return true;
      });
    }
  });
});
