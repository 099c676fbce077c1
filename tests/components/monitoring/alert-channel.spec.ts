import assert from "node:assert/strict";
import { AlertChannel } from "../../../components/monitoring/alert-channel";
import { children, inputsOf, record } from "../../support/record";

describe("AlertChannel", () => {
  const make = () =>
    new AlertChannel("shine-account-alerts", { slackAccount: "example-inc", slackChannel: "#alert-x" });

  it("makes the channel known to Datadog, with the text of what has happened", async () => {
    const all = await record(make);
    assert.deepEqual(children(all), [
      "datadog:slack/channel:Channel shine-account-alerts-slack",
      "platform:monitoring:AlertChannel shine-account-alerts",
    ]);
    assert.deepEqual(inputsOf(all, "Channel", "shine-account-alerts-slack"), {
      accountName: "example-inc",
      channelName: "#alert-x",
      display: { message: true, muteButtons: false, notified: false, snapshot: true, tags: true },
    });
  });

  it("says how a message reaches it", async () => {
    let handle = "";
    await record(() => {
      ({ handle } = make());
    });
    assert.equal(handle, "@slack-example-inc-alert-x");
  });
});
