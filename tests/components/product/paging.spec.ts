import assert from "node:assert/strict";
import type { RecordedResource } from "../../../tools/offline/recorded";
import { environmentOf, made, modes, ofType, products, recorded } from "../../support/stacks";

/** Failures that a person is woken by; speed and use never do. */
const PAGING = /-(target-5xx|load-balancer-5xx|cloudfront-5xx|no-healthy-host|no-running-task)$/;
const MONITOR = "datadog:index/monitor:Monitor";

for (const product of products) {
  for (const mode of modes) {
    describe(`paging of ${product}, ${mode}`, () => {
      let all: readonly RecordedResource[];
      before(async () => {
        all = made(await recorded(product, mode));
      });
      const monitors = () => ofType(all, MONITOR);

      it("is production's alone: nothing of PagerDuty stands in, or is called by, another environment", () => {
        for (const one of all.filter(({ type }) => /pagerduty/i.test(type)))
          assert.equal(environmentOf(product, one), "production", one.name);
        for (const one of monitors().filter((monitor) => environmentOf(product, monitor) !== "production"))
          assert.doesNotMatch(JSON.stringify(one.inputs), /pagerduty/i, one.name);
      });

      it("follows what users see, never latency, CPU or memory", () => {
        for (const one of monitors().filter((monitor) => environmentOf(product, monitor) === "production")) {
          const pages = /@pagerduty-/.test(String(one.inputs["message"]));
          assert.equal(pages, PAGING.test(one.name), one.name);
          assert.equal(one.inputs["priority"] === "1", pages, one.name);
        }
      });

      it("calls the one service that the product has there, by its name, through an integration of Datadog", () => {
        const services = ofType(all, "pagerduty:index/service:Service");
        assert.deepEqual(
          services.map(({ inputs }) => inputs["name"]),
          [`${product}-production`],
        );
        const [handle, ...others] = ofType(all, "datadog:pagerduty/serviceObject:ServiceObject");
        assert.equal(others.length, 0);
        const called = monitors().flatMap(({ inputs }) => String(inputs["message"]).match(/@pagerduty-[\w-]+/g) ?? []);
        for (const one of called) assert.equal(one, `@pagerduty-${product}-production`);
        assert.equal(handle?.inputs["serviceName"], `${product}-production`);
      });

      it("every monitor tells the product's channel, which Datadog knows, and leads to the runbook", () => {
        assert.deepEqual(
          ofType(all, "datadog:slack/channel:Channel").map(({ inputs }) => [
            inputs["accountName"],
            inputs["channelName"],
          ]),
          [["example-inc", `#alert-${product}`]],
        );
        for (const { name, inputs } of monitors()) {
          assert.match(String(inputs["message"]), new RegExp(`@slack-example-inc-alert-${product}\\b`), name);
          assert.match(String(inputs["message"]), /Runbook: https:\/\//, name);
        }
      });
    });
  }
}

describe("monitors of shine", () => {
  it("ask production from outside, at every host whose health can be asked for", async () => {
    const tests = ofType(await recorded("shine", "up"), "datadog:index/syntheticsTest:SyntheticsTest");
    assert.deepEqual(
      tests.map(({ inputs }) => (inputs["requestDefinition"] as { url: string }).url),
      ["https://shine.example.com/health", "https://api.shine.example.com/health"],
    );
    for (const one of tests) {
      assert.equal(environmentOf("shine", one), "production", one.name);
      assert.match(String(one.inputs["message"]), /@slack-example-inc-alert-shine\n.*@pagerduty-shine-production/);
    }
  });

  it("watch every service, database and load balancer of each environment, and certificates", async () => {
    const all = await recorded("shine", "up");
    for (const environment of ["staging", "production"]) {
      const watched = new Set(
        ofType(all, MONITOR)
          .filter((one) => environmentOf("shine", one) === environment)
          .flatMap(({ inputs }) => (inputs["tags"] as string[]).filter((tag) => tag.startsWith("service:"))),
      );
      assert.deepEqual([...watched].sort(), [
        "service:api",
        "service:edge",
        "service:load-balancer",
        "service:primary",
        "service:web",
        "service:worker",
      ]);
    }
  });
});
