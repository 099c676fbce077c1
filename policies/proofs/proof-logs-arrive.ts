import type { Proof } from "../rule";
import { deliverers, deliveryOf } from "../ways/delivery";
import { toBucket, toLogGroup } from "../ways/delivered";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-logs-arrive",
  title:
    "Every log that a service of AWS writes for us arrives: where it goes exists, admits the writer, and was there before it.",
  why: "A delivery that is refused tells nobody; that a log is missing shows on the day that it is needed.",
  fix: "Mend the hop that the message names: the policy of the bucket or of the log groups, or its key.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: deliverers,
  noun: "delivery",
  check: (subject, check) => {
    const delivery = deliveryOf(subject);
    if (delivery === undefined) return;
    const way = new Way(check, `${delivery.words} of ${subject.environment ?? "the account"}`);
    if (delivery.to === "bucket") toBucket(way, subject, delivery);
    else toLogGroup(way, subject, delivery);
  },
};
