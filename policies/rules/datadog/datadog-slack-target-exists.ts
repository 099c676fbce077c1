import type { Rule } from "../../rule";
import { channelsTold, handleOf, MONITOR, SLACK_CHANNEL, SYNTHETIC } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-slack-target-exists",
  title:
    "Whatever a monitor notices is told to a Slack channel that the program has made known to Datadog, with its text.",
  why: "A handle of a channel that Datadog does not know is a word like any other: nobody is told, and nothing says so.",
  fix: "Make a datadog.slack.Channel, and write @slack-<accountName>-<channelName> into the message; leave display.message on.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR, SYNTHETIC, SLACK_CHANNEL],
  check: (subject, check) => {
    if (subject.type === SLACK_CHANNEL) {
      check.expect(() => subject.flag("display.message") !== false, "the channel is told without a text", {
        part: "text",
      });
      return;
    }
    check.expect(() => channelsTold(subject).length > 0, "it tells no channel", { part: "any" });
    check.expect(() => {
      const known = new Set(check.graph.ofType(SLACK_CHANNEL).map(handleOf));
      return channelsTold(subject).every((handle) => known.has(handle));
    }, "it tells a channel that Datadog does not know");
  },
};
