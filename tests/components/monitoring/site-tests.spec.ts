import assert from "node:assert/strict";
import { type AskedService, siteChecks } from "../../../components/monitoring/site-checks";
import { SiteTests, type SiteTestsArgs } from "../../../components/monitoring/site-tests";
import { children, inputsOf, production, record, staging } from "../../support/record";

const service = (more: Partial<AskedService> = {}): AskedService => ({
  protocol: "http",
  healthPath: "/health",
  route: { hosts: ["shine.example.com"], paths: [] },
  ...more,
});
const asked = (more: Partial<AskedService>): string[] =>
  siteChecks({ web: service(more) }).map(({ host, path }) => host + path);

describe("siteChecks", () => {
  const hosts = ["shine.example.com", "www.shine.example.com"];

  it("asks each host of a service that takes all paths", () => {
    assert.deepEqual(siteChecks({ web: service({ route: { hosts, paths: [] } }) }), [
      { service: "web", host: "shine.example.com", path: "/health" },
      { service: "web", host: "www.shine.example.com", path: "/health" },
    ]);
  });

  for (const [paths, healthPath, reached] of [
    [["/*"], "/health", true],
    [["/api/*"], "/health", false],
    [["/api/*"], "/api/health", true],
    [["/a", "/healt?"], "/health", true],
    [["/health.txt"], "/healthxtxt", false],
  ] as const) {
    it(`${reached ? "asks" : "does not ask"} for ${healthPath} of a service at ${paths.join(" and ")}`, () => {
      const found = asked({ healthPath, route: { hosts: ["h"], paths } });
      assert.deepEqual(found, reached ? [`h${healthPath}`] : []);
    });
  }

  it("asks no worker and no service that speaks gRPC", () => {
    const { route: _, ...worker } = service();
    assert.deepEqual(siteChecks({ worker }), []);
    assert.deepEqual(asked({ protocol: "grpc", healthPath: "/grpc.health.v1.Health/Check" }), []);
  });
});

describe("SiteTests", () => {
  const args: SiteTestsArgs = {
    scope: production,
    checks: [{ service: "web", host: "shine.example.com", path: "/health" }],
    slackHandle: "@slack-example-inc-alert-shine",
    pagerdutyService: "shine-production",
    runbook: "https://runbooks.example.com/shine",
  };

  it("asks each minute from three places, and wakes somebody when two have failed for a minute", async () => {
    const all = await record(() => new SiteTests("shine-production-site", args));
    assert.deepEqual(children(all), [
      "datadog:index/syntheticsTest:SyntheticsTest shine-production-site-web-shine.example.com",
      "platform:monitoring:SiteTests shine-production-site",
    ]);
    const { message, ...inputs } = inputsOf(all, "SyntheticsTest");
    assert.deepEqual(inputs, {
      name: "[production] shine web: shine.example.com from outside",
      type: "api",
      subtype: "http",
      status: "live",
      requestDefinition: { method: "GET", url: "https://shine.example.com/health", timeout: 30 },
      assertions: [{ type: "statusCode", operator: "is", target: "200" }],
      locations: ["aws:ap-northeast-1", "aws:ap-southeast-1", "aws:us-west-2"],
      optionsList: {
        tickEvery: 60,
        minLocationFailed: 2,
        minFailureDuration: 60,
        retry: { count: 1, interval: 300 },
        followRedirects: false,
        monitorName: "[production] shine web: shine.example.com does not answer",
        monitorPriority: 1,
        monitorOptions: { renotifyInterval: 30 },
      },
      tags: ["product:shine", "env:production", "service:web", "team:team-shine", "managed-by:pulumi"],
    });
    assert.deepEqual(String(message).split("\n"), [
      "{{#is_alert}}shine.example.com does not answer from outside.{{/is_alert}}",
      "{{#is_recovery}}Recovered: shine.example.com answers from outside again.{{/is_recovery}}",
      "",
      "{{^is_recovery}}See what a browser gets. When web is healthy, look before it: name, certificate, CloudFront, web ACL, load balancer.{{/is_recovery}}",
      "Runbook: https://runbooks.example.com/shine#site",
      "",
      "@slack-example-inc-alert-shine",
      "{{#is_alert}}@pagerduty-shine-production{{/is_alert}}{{#is_alert_recovery}}@pagerduty-shine-production{{/is_alert_recovery}}",
    ]);
  });

  it("refuses an environment that is closed to the machines that ask", async () => {
    await assert.rejects(
      record(() => new SiteTests("shine-staging-site", { ...args, scope: staging })),
      /scope.environment is "staging"/,
    );
  });
});
