import assert from "node:assert/strict";
import { Monitors, type MonitorsArgs } from "../../../components/monitoring/monitors";
import { children, inputsOf, production, record, staging } from "../../support/record";

const args: MonitorsArgs = {
  scope: production,
  monitored: {
    services: [{ key: "worker", clusterName: "shine-production-main", serviceName: "shine-production-worker" }],
    databases: [],
    loadBalancers: [{ key: "load-balancer", name: "shine-production" }],
    distribution: false,
    certificates: [],
  },
  slackHandle: "@slack-example-inc-alert-shine",
  pagerdutyService: "shine-production",
  runbook: "https://runbooks.example.com/shine",
};

describe("Monitors", () => {
  it("makes one monitor for each entry of the catalogue", async () => {
    const resources = await record(() => new Monitors("shine-production-monitors", args));
    assert.deepEqual(children(resources), [
      "datadog:index/monitor:Monitor shine-production-monitors-load-balancer-load-balancer-5xx",
      "datadog:index/monitor:Monitor shine-production-monitors-worker-cpu",
      "datadog:index/monitor:Monitor shine-production-monitors-worker-memory",
      "datadog:index/monitor:Monitor shine-production-monitors-worker-no-running-task",
      "datadog:index/monitor:Monitor shine-production-monitors-worker-running-tasks",
      "platform:monitoring:Monitors shine-production-monitors",
    ]);
  });

  it("routes, tags and ranks a monitor that pages", async () => {
    const resources = await record(() => new Monitors("shine-production-monitors", args));
    const { message, query, ...inputs } = inputsOf(
      resources,
      "Monitor",
      "shine-production-monitors-load-balancer-load-balancer-5xx",
    );
    assert.match(String(message), /@slack-example-inc-alert-shine\n.*@pagerduty-shine-production/);
    assert.match(String(query), /env:production/);
    assert.deepEqual(inputs, {
      name: "[production] shine load-balancer: requests that no task answered (5xx)",
      type: "query alert",
      monitorThresholds: { critical: "20", warning: "5" },
      onMissingData: "resolve",
      requireFullWindow: false,
      evaluationDelay: 60,
      includeTags: true,
      priority: "1",
      renotifyInterval: 30,
      renotifyStatuses: ["alert"],
      assets: [{ category: "runbook", name: "Runbook", url: "https://runbooks.example.com/shine#load-balancer-5xx" }],
      tags: ["product:shine", "env:production", "service:load-balancer", "team:team-shine", "managed-by:pulumi"],
    });
  });

  it("lets what wakes nobody wait for all of its figures", async () => {
    const resources = await record(() => new Monitors("shine-production-monitors", args));
    assert.equal(inputsOf(resources, "Monitor", "shine-production-monitors-worker-cpu")["evaluationDelay"], 900);
  });

  it("makes the same monitors for staging, none of which pages or repeats itself", async () => {
    const resources = await record(() => new Monitors("shine-staging-monitors", { ...args, scope: staging }));
    const monitors = resources.filter((resource) => resource.type.endsWith(":Monitor"));
    assert.equal(monitors.length, 5);
    for (const { inputs } of monitors) {
      assert.doesNotMatch(String(inputs["message"]), /pagerduty/);
      assert.equal(inputs["renotifyInterval"], undefined);
      assert.equal(inputs["priority"], "5");
      assert.ok((inputs["tags"] as string[]).includes("env:staging"));
    }
  });
});
