import type { Check } from "../kernel/check";
import type { View } from "../kernel/graph";
import type { DeclaredHour } from "../registry";
import type { Proof } from "../rule";
import { dueByAws, dueByCron } from "../views/cron";
import { declaredService, placeOf, wordsOf } from "../views/declared";
import { SCHEDULED, scaledBy, scalingOf, TARGET } from "../views/scaling";
import { SERVICE } from "../views/tasks";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-schedule-holds",
  title: "What a schedule says of a service happens to that service, at the hour that the product means.",
  why: "A rise in the evening that comes at another place's evening comes when nobody is there, and is not there when all are.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE, SCHEDULED],
  noun: "schedule",
  check: (subject, check) => {
    if (subject.type === SERVICE) ofService(subject, check);
    else ofAction(subject, check);
  },
};

/** Each schedule of the definition is told to AWS as it stands there. */
function ofService(service: View, check: Check): void {
  const place = placeOf(service);
  const declared = place && declaredService(check.registry, check.graph, place);
  if (place === undefined || declared === undefined) return;
  const way = new Way(check, wordsOf(place));
  for (const [name, hour] of Object.entries(declared.scaling.schedule)) {
    way.expect(
      "told",
      () => scalingOf(service, SCHEDULED).some((action) => says(action, hour)),
      `nothing does what scaling.schedule["${name}"] says: no scheduled action has its cron, min and max`,
      service,
    );
  }
}

function ofAction(action: View, check: Check): void {
  const way = new Way(check, `the schedule ${action.text("name") ?? action.name}`);
  const service = way.found("target", () => scaledBy(action), "it changes nothing that the program scales");
  if (service !== undefined) {
    const [target] = scalingOf(service, TARGET);
    way.expect(
      "service",
      () => service.environment === action.environment,
      "what it changes is no service of its environment",
      service,
    );
    way.expect(
      "dimension",
      () => target !== undefined && action.text("scalableDimension") === target.text("scalableDimension"),
      "it changes something else of the service than is scaled",
    );
    const place = placeOf(service);
    const declared = place && declaredService(check.registry, check.graph, place);
    if (declared !== undefined) {
      way.expect(
        "declared",
        () => Object.values(declared.scaling.schedule).some((hour) => says(action, hour)),
        "its cron, min and max are those of no scaling.schedule of the service",
      );
    }
  }
  way.expect(
    "time-zone",
    () => (action.text("timezone") ?? "UTC") === check.product?.timeZone,
    "it means another place's hours than the product's",
  );
}

function says(action: View, { cron, min, max }: DeclaredHour): boolean {
  const due = dueByAws(action.text("schedule") ?? "");
  return (
    due !== undefined &&
    due === dueByCron(cron) &&
    action.number("scalableTargetAction.minCapacity") === min &&
    action.number("scalableTargetAction.maxCapacity") === max &&
    // One that begins later, or has ended, is not due now.
    !action.isSet("startTime") &&
    !action.isSet("endTime")
  );
}
