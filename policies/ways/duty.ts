import type { View } from "../kernel/graph";
import { named } from "../views/named";
import type { Way } from "./way";

export const ESCALATION = "pagerduty:index/escalationPolicy:EscalationPolicy";
const SCHEDULE = "pagerduty:index/schedule:Schedule";
const USER = "pagerduty:index/user:User";
const CONTACT = "pagerduty:index/userContactMethod:UserContactMethod";
const NOTIFICATION = "pagerduty:index/userNotificationRule:UserNotificationRule";

/** What reaches somebody who sleeps. */
const LOUD = /^(phone|sms|push_notification)_contact_method/;

/** From an escalation policy to people whose telephones ring. */
export function toPeople(way: Way, policy: View): void {
  const { graph } = policy;
  const schedules = named(policy, "rules", SCHEDULE);
  const people = new Set([
    ...named(policy, "rules", USER),
    ...schedules.flatMap((schedule) => named(schedule, "layers", USER)),
  ]);
  way.expect(
    "escalation-target",
    () => policy.list("rules").length > 0 && (schedules.length > 0 || people.size > 0),
    "it names nobody of the program, and no schedule",
  );
  for (const schedule of schedules) {
    way.expect(
      "schedule-people",
      () => named(schedule, "layers", USER).length > 0,
      "a schedule of it has nobody on duty",
      schedule,
    );
  }
  for (const person of people) {
    way.expect(
      "contact",
      () => graph.satellites(person, CONTACT, "userId").some((one) => LOUD.test(one.text("type") ?? "")),
      "one of its people has no telephone number",
      person,
    );
    way.expect(
      "notified",
      () =>
        graph
          .satellites(person, NOTIFICATION, "userId")
          .some(
            (one) =>
              one.text("urgency") === "high" &&
              LOUD.test(one.text("contactMethod.type") ?? "") &&
              named(one, "contactMethod", CONTACT).some((contact) => named(contact, "userId", USER).includes(person)),
          ),
      "one of its people is not called when it is urgent",
      person,
    );
  }
}
