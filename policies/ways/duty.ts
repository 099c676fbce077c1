import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { named } from "../views/named";
import { hoursOf, uncoveredMinutes } from "../views/week";
import type { Way } from "./way";

export const ESCALATION = "pagerduty:index/escalationPolicy:EscalationPolicy";
export const SCHEDULE = "pagerduty:index/schedule:Schedule";
export const USER = "pagerduty:index/user:User";
const CONTACT = "pagerduty:index/userContactMethod:UserContactMethod";
const NOTIFICATION = "pagerduty:index/userNotificationRule:UserNotificationRule";

/** What reaches somebody who sleeps. */
const LOUD = /^(phone|sms|push_notification)_contact_method/;

/** Roles of those who are told and cannot respond (PagerDuty, "User Roles"). */
const WATCHES_ONLY = /^read_only_(?:limited_)?user$/;

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
    way.expect(
      "schedule-begun",
      () =>
        uncoveredMinutes(
          schedule
            .list("layers")
            .filter((layer) => isOnDuty(layer, way.check.today))
            .map(hoursOf),
        ) === 0,
      "a layer of a schedule of it has not begun yet, and nobody is on duty in its hours",
      schedule,
    );
  }
  // Who has not been called until then is not called: the incident has gone on to the next.
  const patience = Math.min(...policy.list("rules").map((rule) => rule.number("escalationDelayInMinutes") ?? 30));
  for (const person of people) {
    way.expect(
      "responder",
      () => !WATCHES_ONLY.test(person.text("role") ?? "user"),
      "one of its people is a stakeholder, whom PagerDuty lets watch an incident and calls for none",
      person,
    );
    const contacts = graph.satellites(person, CONTACT, "userId");
    way.expect(
      "contact",
      () => contacts.some((one) => LOUD.test(one.text("type") ?? "")),
      "one of its people has no telephone number",
      person,
    );
    way.expect(
      "number",
      () => contacts.every(isReachable),
      "one of its people has a telephone number that is none: it lacks digits, or has too many",
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
              (one.number("startDelayInMinutes") ?? 0) < patience &&
              LOUD.test(one.text("contactMethod.type") ?? "") &&
              named(one, "contactMethod", CONTACT).some((contact) => named(contact, "userId", USER).includes(person)),
          ),
      "one of its people is not called when it is urgent, or later than the incident goes on to the next",
      person,
    );
  }
}

/** Whether a layer's people are on duty on the day: it has begun by its end, and is not over. */
function isOnDuty(layer: Reader, today: string): boolean {
  const [start, end] = ["start", "end"].map((path) => Date.parse(layer.text(path) ?? ""));
  const day = Date.parse(today);
  return !(Number(start) >= day + DAY_MS) && !(Number(end) <= day);
}

const DAY_MS = 86_400_000;

/** A number that can be dialled: E.164 has 15 digits at most, the shortest whole ones have 8 with their country's. */
function isReachable(contact: View): boolean {
  if (!/^(?:phone|sms)_contact_method$/.test(contact.text("type") ?? "")) return true;
  return /^[1-9]\d{7,14}$/.test(`${contact.text("countryCode") ?? "1"}${contact.text("address") ?? ""}`);
}
