import type { Proof } from "../rule";
import {
  channelsTold,
  handleOf,
  MONITOR,
  pagesIn,
  pagesOf,
  saidBy,
  SLACK_CHANNEL,
  SYNTHETIC,
  tellsSomebody,
  WEBHOOK,
  webhooksOf,
} from "../views/monitors";
import { ESCALATION, toPeople } from "../ways/duty";
import { toFigures } from "../ways/figures";
import { toEscalation } from "../ways/page";
import { toSite } from "../ways/site";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-alert-arrives",
  title: "What a monitor finds is told in a channel that is there, and what it wakes somebody for rings at somebody.",
  why: "A page that nobody gets is noticed when the customers write.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [MONITOR, SYNTHETIC, ESCALATION],
  noun: "alert",
  check: (subject, check) => {
    if (subject.type === ESCALATION) {
      toPeople(new Way(check, `the escalation ${subject.text("name") ?? ""}`), subject);
      return;
    }
    const way = new Way(check, `the alert ${subject.text("name") ?? subject.name}`);
    if (/\baws\./.test(subject.text("query") ?? "")) toFigures(way, subject);
    if (subject.type === SYNTHETIC) toSite(way, subject);
    else way.expect("published", () => subject.text("draftStatus") !== "draft", "it is a draft, which tells nobody");
    const pages = pagesOf(subject);
    way.expect("told", () => tellsSomebody(subject, "alert"), "it tells nobody when it begins");
    for (const handle of channelsTold(subject)) {
      way.expect(
        "channel",
        () => subject.graph.ofType(SLACK_CHANNEL).some((channel) => handleOf(channel) === handle),
        "it tells a channel of Slack that Datadog does not know",
      );
    }
    for (const name of webhooksOf(subject)) {
      way.expect(
        "channel",
        () => subject.graph.ofType(WEBHOOK).some((webhook) => webhook.text("name") === name),
        "it calls a webhook that Datadog does not know",
      );
    }
    if (pages.length > 0) {
      way.expect(
        "begins",
        () => {
          const woken = pagesIn(
            (["alert", "warning", "no_data"] as const).map((one) => saidBy(subject, one)).join("\n"),
          );
          return pages.every((handle) => woken.includes(handle));
        },
        "it wakes somebody when it is over, and not when it begins",
      );
    }
    for (const handle of pages) toEscalation(way, subject, handle);
  },
};
