import assert from "node:assert/strict";
import { OnCallService } from "../../../components/oncall/on-call-service";
import { SecretValue } from "../../../tools/offline/recorded";
import { children, inputsOf, production, record, staging } from "../../support/record";

const args = {
  scope: production,
  title: "Shine",
  escalationPolicyId: "PXPOLICY",
  runbook: "https://runbooks.example.com/shine",
};
const service = (): OnCallService => new OnCallService("shine-production-oncall", args);

describe("OnCallService", () => {
  it("makes the service, Datadog's integration and the name that monitors call", async () => {
    assert.deepEqual(children(await record(service)), [
      "datadog:pagerduty/serviceObject:ServiceObject shine-production-oncall-handle",
      "pagerduty:index/service:Service shine-production-oncall-service",
      "pagerduty:index/serviceIntegration:ServiceIntegration shine-production-oncall-datadog",
      "platform:oncall:OnCallService shine-production-oncall",
    ]);
  });

  it("escalates by the organization's policy, urgently, and ends by itself", async () => {
    assert.deepEqual(inputsOf(await record(service), "pagerduty:index/service:Service"), {
      name: "shine-production",
      description: "Shine in production. Runbook: https://runbooks.example.com/shine",
      escalationPolicy: "PXPOLICY",
      alertCreation: "create_alerts_and_incidents",
      acknowledgementTimeout: "1800",
      autoResolveTimeout: "86400",
      incidentUrgencyRule: { type: "constant", urgency: "high" },
    });
  });

  it("hands the integration's key to Datadog as a secret", async () => {
    const resources = await record(service);
    const handle = resources.find(({ type }) => type.endsWith("ServiceObject"));
    assert.equal(handle?.inputs["serviceName"], "shine-production");
    assert.ok(handle?.inputs["serviceKey"] instanceof SecretValue);
    assert.match(String(handle?.propertyDependencies["serviceKey"]), /shine-production-oncall-datadog$/);
    assert.equal(inputsOf(resources, "ServiceIntegration")["vendor"], "PAM4FGS");
  });

  it("stands for production only", async () => {
    await assert.rejects(
      record(() => new OnCallService("shine-staging-oncall", { ...args, scope: staging })),
      /scope.environment is "staging"/,
    );
  });
});
