import assert from "node:assert/strict";
import fc from "fast-check";
import { monitorCatalogue } from "../../../components/monitoring/catalogue";
import { monitorMessage } from "../../../components/monitoring/message";
import { type Monitored, pagingKinds } from "../../../components/monitoring/monitored";

const monitored: Monitored = {
  product: "shine",
  environment: "production",
  services: [
    {
      key: "web",
      clusterName: "shine-production-main",
      serviceName: "shine-production-web",
      targetGroupName: "shine-production-web",
    },
    { key: "worker", clusterName: "shine-production-main", serviceName: "shine-production-worker" },
  ],
  databases: [
    {
      key: "primary",
      engine: "aurora-mysql",
      clusterName: "shine-production-primary",
      readers: 2,
      memoryGib: 16,
      connectionLimit: 900,
    },
  ],
  loadBalancers: [{ key: "load-balancer", name: "shine-production" }],
  distribution: true,
  certificates: ["shine.example.com"],
};

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,6})?$/);
const anything: fc.Arbitrary<Monitored> = fc.record({
  product: name,
  environment: fc.constantFrom("production", "staging", "development", "management"),
  services: fc.uniqueArray(
    fc.record(
      { key: name, clusterName: name, serviceName: name, targetGroupName: name },
      { requiredKeys: ["key", "clusterName", "serviceName"] },
    ),
    { selector: (service) => service.key, maxLength: 6 },
  ),
  databases: fc.uniqueArray(
    fc.record({
      key: name.map((key) => `db-${key}`),
      engine: fc.constantFrom("aurora-mysql" as const, "aurora-postgresql" as const),
      clusterName: name,
      readers: fc.nat(15),
      memoryGib: fc.integer({ min: 1, max: 1536 }),
      connectionLimit: fc.integer({ min: 40, max: 8000 }),
    }),
    { selector: (database) => database.key, maxLength: 3 },
  ),
  loadBalancers: fc.constantFrom([], [{ key: "load-balancer", name: "balancer" }]),
  distribution: fc.boolean(),
  certificates: fc.array(name, { maxLength: 2 }),
  latencySeconds: fc.integer({ min: 1, max: 30 }),
});
const routing = {
  slackHandle: "@slack-example-inc-alert-x",
  pagerdutyService: "x-production",
  runbook: "https://runbooks.example.com/x",
};

describe("monitor catalogue", () => {
  it("has a monitor for everything that can fail", () => {
    assert.deepEqual(
      monitorCatalogue(monitored).map((spec) => spec.key),
      [
        "web-cpu",
        "web-memory",
        "web-running-tasks",
        "web-no-running-task",
        "web-latency",
        "web-target-4xx",
        "web-target-5xx",
        "web-no-healthy-host",
        "web-unhealthy-hosts",
        "worker-cpu",
        "worker-memory",
        "worker-running-tasks",
        "worker-no-running-task",
        "load-balancer-load-balancer-5xx",
        "edge-cloudfront-5xx",
        "primary-database-cpu",
        "primary-database-memory",
        "primary-database-connections",
        "primary-deadlocks",
        "primary-replica-lag",
        "primary-row-locks",
        "edge-certificate-expiry",
      ],
    );
  });

  it("leaves out what a database does not have", () => {
    const databases = monitored.databases.map((d) => ({ ...d, engine: "aurora-postgresql" as const, readers: 0 }));
    const kinds = monitorCatalogue({ ...monitored, databases }).map((spec) => spec.kind);
    assert.ok(!kinds.includes("row-locks") && !kinds.includes("replica-lag") && kinds.includes("deadlocks"));
  });

  it("counts failed requests of the service's own target group, beyond a share and above a least number", () => {
    const spec = monitorCatalogue(monitored).find(({ key }) => key === "web-target-5xx");
    const filter = "{product:shine,env:production,targetgroup:targetgroup/shine-production-web/*}";
    assert.equal(
      spec?.query,
      `sum(last_15m):sum:aws.applicationelb.httpcode_target_5xx${filter}.as_count() - 0.05 * ` +
        `default_zero(sum:aws.applicationelb.request_count${filter}.as_count()) > 20`,
    );
  });

  it("multiplies CloudFront's rate by its requests, minute by minute", () => {
    const spec = monitorCatalogue(monitored).find(({ key }) => key === "edge-cloudfront-5xx");
    const by = "{product:shine,env:production} by {distributionid}";
    assert.equal(
      spec?.query,
      `sum(last_15m):(avg:aws.cloudfront.5xx_error_rate${by} - 5) / 100 * avg:aws.cloudfront.requests${by} > 20`,
    );
  });

  /** What Datadog comes to for the query of failed requests. */
  const beyondShare = (failures: number, requests: number): number => failures - 0.05 * requests;
  for (const [failures, requests, wakes] of [
    [1, 10, false],
    [2, 4, false],
    [20, 20, false],
    [22, 22, true],
    [300, 10_000, false],
    [521, 10_000, true],
    [30, 0, true],
  ] as const) {
    it(`${wakes ? "wakes somebody" : "wakes nobody"} for ${failures} failures of ${requests} requests`, () => {
      const spec = monitorCatalogue(monitored).find(({ key }) => key === "web-target-5xx");
      assert.equal(beyondShare(failures, requests) > (spec?.critical ?? Number.NaN), wakes);
    });
  }

  it("judges what pages as soon as it arrives, over a window that late figures still fall into", () => {
    for (const { pages, early, query, key } of monitorCatalogue(monitored)) {
      assert.equal(early === true, pages, key);
      if (pages) assert.match(query, /^(sum|min)\(last_15m\):/, key);
    }
  });

  it("derives the thresholds of memory and connections from the instance", () => {
    const specs = monitorCatalogue(monitored);
    const memory = specs.find(({ kind }) => kind === "database-memory");
    assert.deepEqual([memory?.critical, memory?.warning], [858993459, 1717986918]);
    const connections = specs.find(({ kind }) => kind === "database-connections");
    assert.deepEqual([connections?.critical, connections?.warning], [900, 720]);
  });

  it("pages in production only, and only for failures", () => {
    fc.assert(
      fc.property(anything, (some) => {
        for (const spec of monitorCatalogue(some)) {
          const expected = some.environment === "production" && pagingKinds.has(spec.kind);
          assert.equal(spec.pages, expected, spec.key);
          assert.equal(monitorMessage(spec, routing).includes("@pagerduty-"), expected, spec.key);
          assert.equal(spec.priority <= 2, expected, spec.key);
        }
      }),
    );
  });

  it("never pages for latency, CPU, memory or what else a machine uses up", () => {
    fc.assert(
      fc.property(anything, (some) => {
        for (const spec of monitorCatalogue({ ...some, environment: "production" })) {
          const metrics = spec.query.match(/aws\.[a-z0-9_.]+/g) ?? [];
          const resource = metrics.some((metric) =>
            /response_time|latency|cpu|memory|connections|lag|p\d\d/.test(metric),
          );
          assert.ok(metrics.length > 0 && !(resource && spec.pages), spec.key);
        }
      }),
    );
  });

  it("scopes every part of every query, has one key a monitor, and thresholds that the query repeats", () => {
    fc.assert(
      fc.property(anything, (some) => {
        const specs = monitorCatalogue(some);
        assert.equal(new Set(specs.map(({ key }) => key)).size, specs.length);
        for (const { query, critical, warning } of specs) {
          const filters = query.match(/\{[^}]*\}/g)?.filter((part) => part.startsWith("{product:")) ?? [];
          assert.equal(filters.length, query.match(/aws\./g)?.length);
          for (const filter of filters) assert.ok(filter.includes(`product:${some.product},env:${some.environment}`));
          const [, operator, threshold] = / (>=|>|<) (\S+)$/.exec(query) ?? [];
          assert.equal(threshold, String(critical));
          if (warning !== undefined) assert.ok(operator === "<" ? warning > critical : warning < critical, query);
        }
      }),
    );
  });
});
