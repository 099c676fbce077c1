import assert from "node:assert/strict";
import { EventBus } from "../../../components/integration/event-bus";
import { children, inputsOf, production, record } from "../../support/record";

describe("EventBus", () => {
  it("is a bus by the environment's name, and nothing that would let others in", async () => {
    const name = "shine-production-granted-events";
    const all = await record(() => new EventBus(name, { scope: production }), true);
    assert.deepEqual(children(all), [
      `aws:cloudwatch/eventBus:EventBus ${name}-bus`,
      `platform:integration:EventBus ${name}`,
    ]);
    assert.deepEqual(inputsOf(all, "EventBus", `${name}-bus`), {
      name: "shine-production",
      description: "Events of shine production",
      tags: { env: "production", service: "events" },
    });
  });
});
