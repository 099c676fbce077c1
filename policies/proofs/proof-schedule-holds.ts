import type { Proof } from "../rule";
import { named } from "../views/named";
import { SERVICE } from "../views/tasks";
import { Way } from "../ways/way";

const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const TARGET = "aws:appautoscaling/target:Target";

export const rule: Proof = {
  id: "proof-schedule-holds",
  title: "What a schedule says of a service happens to that service, at the hour that the product means.",
  why: "A rise in the evening that comes at another place's evening comes when nobody is there, and is not there when all are.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ACTION],
  noun: "schedule",
  check: (action, check) => {
    const { graph } = check;
    const way = new Way(check, `the schedule ${action.text("name") ?? action.name}`);
    const target = way.found(
      "target",
      () => graph.target(action, "resourceId", TARGET),
      "it changes nothing that the program scales",
    );
    if (target !== undefined) {
      way.expect(
        "service",
        () => named(target, "resourceId", SERVICE).some((service) => service.environment === action.environment),
        "what it changes is no service of its environment",
        target,
      );
      way.expect(
        "dimension",
        () => action.text("scalableDimension") === target.text("scalableDimension"),
        "it changes something else of the service than is scaled",
      );
    }
    way.expect(
      "time-zone",
      () => (action.text("timezone") ?? "UTC") === check.product?.timeZone,
      "it means another place's hours than the product's",
    );
  },
};
