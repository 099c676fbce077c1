import assert from "node:assert/strict";
import { monitorCatalogue } from "../../../components/monitoring/catalogue";
import { monitorMessage } from "../../../components/monitoring/message";

const routing = {
  slackHandle: "@slack-example-inc-alert-shine",
  pagerdutyService: "shine-production",
  runbook: "https://runbooks.example.com/shine",
};

function message(key: string, environment = "production"): string {
  const service = { key: "web", clusterName: "main", serviceName: "web", targetGroupName: "web" };
  const specs = monitorCatalogue({
    product: "shine",
    environment,
    services: [service],
    databases: [],
    loadBalancers: [],
    distribution: false,
    certificates: [],
  });
  const spec = specs.find((candidate) => candidate.key === key);
  assert.ok(spec);
  return monitorMessage(spec, routing);
}

const fails = "web fails more than 5 % of its requests, {{value}} beyond that in a quarter of an hour.";

describe("monitor message", () => {
  it("tells Slack of everything, and PagerDuty of an alert and its recovery", () => {
    assert.deepEqual(message("web-target-5xx").split("\n"), [
      `{{#is_alert}}${fails}{{/is_alert}}`,
      `{{#is_warning}}${fails}{{/is_warning}}`,
      "{{#is_recovery}}Recovered: web answers without errors again.{{/is_recovery}}",
      "",
      "{{^is_recovery}}Read the application's errors; roll back when they began with a deployment.{{/is_recovery}}",
      "Runbook: https://runbooks.example.com/shine#target-5xx",
      "",
      "@slack-example-inc-alert-shine",
      "{{#is_alert}}@pagerduty-shine-production{{/is_alert}}{{#is_alert_recovery}}@pagerduty-shine-production{{/is_alert_recovery}}",
    ]);
  });

  it("says what a silent monitor means, where silence is told", () => {
    assert.match(message("web-running-tasks"), /\{\{#is_no_data\}\}No data arrives/);
    assert.doesNotMatch(message("web-cpu"), /is_no_data/);
  });

  it("names no pager outside of production", () => {
    assert.doesNotMatch(message("web-target-5xx", "staging"), /pagerduty/);
  });
});
