import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  ref,
  SECRET,
  UNKNOWN,
  unverifiable,
} from "../support";

const parent = environment("production");
const schedule = (layers: unknown, timeZone: unknown = "Asia/Tokyo") =>
  make("pagerduty:index/schedule:Schedule", "organization-sre-schedule", { timeZone, layers });
const people = ["a", "b"].map((name) => make("pagerduty:index/user:User", `organization-user-${name}`));
const layer = (props: object = {}) => ({
  users: people.map((person) => ref(person)),
  rotationTurnLengthSeconds: 604_800,
  ...props,
});
const daily = (startTimeOfDay: string, hours: number) =>
  layer({ restrictions: [{ type: "daily_restriction", startTimeOfDay, durationSeconds: hours * 3600 }] });
const weekly = (startDayOfWeek: number, hours: number) =>
  layer({
    restrictions: [
      { type: "weekly_restriction", startDayOfWeek, startTimeOfDay: "09:00:00", durationSeconds: hours * 3600 },
    ],
  });
const target = (type: string) => ({ type, id: UNKNOWN });
const step = (escalationDelayInMinutes: unknown, ...types: string[]) => ({
  escalationDelayInMinutes,
  targets: types.map(target),
});
const escalation = (rules: unknown, numLoops: unknown = 2) =>
  make("pagerduty:index/escalationPolicy:EscalationPolicy", "organization-sre-escalation", { rules, numLoops });
const [rota, managers] = [step(10, "schedule_reference"), step(10, "user_reference")];
const service = (props: object, under = parent) =>
  make("pagerduty:index/service:Service", "shine-production-service", { ...props }, { parent: under });
const settings = {
  escalationPolicy: "P1",
  incidentUrgencyRule: { type: "constant" },
  acknowledgementTimeout: "1800",
  autoResolveTimeout: "86400",
};
const integration = (props: object) =>
  make("pagerduty:index/serviceIntegration:ServiceIntegration", "shine-production-datadog", { ...props });
const handle = (serviceKey: unknown) =>
  make("datadog:pagerduty/serviceObject:ServiceObject", "shine-production-handle", { serviceKey });
const user = (role: unknown) => make("pagerduty:index/user:User", "organization-sre-akiko", { role });
const akiko = user("user");
const contact = (type: string) =>
  make("pagerduty:index/userContactMethod:UserContactMethod", `organization-sre-akiko-${type}`, {
    userId: ref(akiko),
    type,
  });
const notice = (startDelayInMinutes: number) =>
  make("pagerduty:index/userNotificationRule:UserNotificationRule", "organization-sre-akiko-high", {
    userId: ref(akiko),
    urgency: "high",
    startDelayInMinutes,
  });

const responder = (key: string, role: string) =>
  make("pagerduty:index/user:User", `organization-sre-${key}-user`, { role });
const [ann, bo] = [responder("ann", "user"), responder("bo", "limited_user")];
const named = (day: unknown, night: unknown, props: object = {}) =>
  make("pagerduty:index/schedule:Schedule", "organization-sre-schedule", {
    layers: [
      { name: "Day", users: day },
      { name: "Night", users: night },
    ],
    ...props,
  });
const [toAnn, toBo] = [ref(ann), ref(bo)];
const onRota = named([toAnn, toBo], [toBo, toAnn]);
const membership = (key: string, role: string) =>
  make("pagerduty:index/teamMembership:TeamMembership", `organization-sre-${key}-membership`, { role });
const toManagers = (...ids: unknown[]) =>
  make("pagerduty:index/escalationPolicy:EscalationPolicy", "organization-sre-escalation", {
    rules: [
      { targets: [{ type: "schedule_reference", id: ref(onRota) }] },
      { targets: ids.map((id) => ({ type: "user_reference", id })) },
    ],
  });
const called = make("pagerduty:index/service:Service", "shine-production-service", { name: "shine-production" });
const ofCalled = integration({ vendor: "PAM4FGS", service: ref(called) });
const handleOf = (serviceName: unknown) =>
  make("datadog:pagerduty/serviceObject:ServiceObject", "shine-production-handle", {
    serviceKey: ref(ofCalled),
    serviceName,
  });

export const fixtures: Record<string, Fixtures> = {
  "pagerduty-schedule-24x365": {
    good: pass(schedule([layer()])),
    bad: fail(schedule([daily("09:00:00", 12), daily("21:00:00", 11)])),
    unset: fail(schedule(undefined)),
    unknown: unverifiable(schedule(UNKNOWN)),
    "two halves of a day": pass(schedule([daily("09:00:00", 12), daily("21:00:00", 12)])),
    "a minute is missing": fail(schedule([daily("09:00:00", 12), daily("21:01:00", 12 - 1 / 60)])),
    "a week from Monday on": pass(schedule([weekly(1, 168)])),
    "over the end of the week": pass(schedule([weekly(7, 24), weekly(1, 144)])),
    "weekdays only": fail(schedule([weekly(1, 5 * 24)])),
    "a layer that ends": fail(schedule([layer({ end: "2027-01-01T00:00:00Z" })])),
    "a layer of nobody": fail(schedule([layer({ users: [] })])),
    "no time zone": fail(schedule([layer()], null)),
  },
  "pagerduty-schedule-rotation": {
    good: pass(...people, schedule([layer()])),
    bad: fail(schedule([layer({ rotationTurnLengthSeconds: 1_209_600 })])),
    unset: notApplicable(schedule(undefined)),
    unknown: unverifiable(schedule([layer({ users: UNKNOWN })])),
    "one person twice": fail(schedule([layer({ users: ["P1", "P1"] })])),
    "one person of the program twice": fail(
      ...people,
      schedule([layer({ users: [1, 2].map(() => ref(...people.slice(0, 1))) })]),
    ),
    "people from nowhere": unverifiable(schedule([layer({ users: [UNKNOWN, UNKNOWN] })])),
  },
  "pagerduty-escalation-depth": {
    good: pass(escalation([rota, managers])),
    bad: fail(escalation([rota])),
    unset: fail(escalation(undefined, undefined)),
    unknown: unverifiable(escalation([step(UNKNOWN, "schedule_reference"), managers])),
    "people first": fail(escalation([managers, managers])),
    "after half an hour": fail(escalation([step(30, "schedule_reference"), managers])),
    "to nobody": fail(escalation([rota, step(10)])),
    "once only": fail(escalation([rota, managers], 0)),
  },
  "pagerduty-service-production-only": {
    good: pass(service({ name: "shine-production" })),
    bad: fail(service({ name: "shine-staging" })),
    unset: pass(service({})),
    unknown: unverifiable(service({ name: UNKNOWN })),
    "in staging": fail(
      make(
        "pagerduty:index/service:Service",
        "shine-staging-service",
        { name: "shine" },
        { parent: environment("staging") },
      ),
    ),
  },
  "pagerduty-service-settings": {
    good: pass(service(settings)),
    bad: fail(service({ ...settings, autoResolveTimeout: "null" })),
    unset: fail(service({})),
    unknown: unverifiable(service({ ...settings, acknowledgementTimeout: UNKNOWN })),
  },
  "pagerduty-integration-is-datadog": {
    good: pass(integration({ vendor: "PAM4FGS" }), handle(SECRET)),
    bad: fail(handle("0123456789abcdef")),
    unset: fail(integration({})),
    unknown: unverifiable(handle(UNKNOWN)),
    "what the integration answers": pass(integration({ vendor: "PAM4FGS" }), handle(ref(integration({})))),
    "a service by its name": pass(called, ofCalled, handleOf("shine-production")),
    "a service by another name": fail(called, ofCalled, handleOf("shine-staging")),
    "another vendor": fail(integration({ vendor: "PXXXXXX" })),
    "a key in the program": fail(integration({ vendor: "PAM4FGS", integrationKey: "0123" })),
  },
  "pagerduty-people-declared": {
    good: pass(ann, bo, named([toAnn, toBo], [toBo, toAnn])),
    bad: fail(ann, bo, named(["P1", toBo], [toBo, toAnn])),
    unset: fail(make("pagerduty:index/schedule:Schedule", "organization-sre-schedule")),
    unknown: unverifiable(named(UNKNOWN, UNKNOWN)),
    "people from nowhere": unverifiable(named([UNKNOWN, UNKNOWN], [UNKNOWN, UNKNOWN])),
    "somebody left out": fail(ann, bo, named([toAnn], [toBo, toAnn])),
    "a stranger more": fail(ann, bo, named([toAnn, toBo, "P9"], [toBo, toAnn])),
    "the same person twice": fail(ann, bo, named([toAnn, toAnn], [toAnn, toAnn])),
    "another team's too": fail(ann, bo, named([toAnn, toBo], [toBo, toAnn], { teams: ["P1", "P2"] })),
    managers: pass(ann, bo, onRota, toManagers(toAnn)),
    "a manager who is a stranger": fail(ann, bo, onRota, toManagers("P9")),
    "another manager": fail(ann, bo, onRota, toManagers(toBo)),
    "a manager more": fail(ann, bo, onRota, toManagers(toAnn, "P9")),
    "no manager": fail(ann, bo, onRota, toManagers()),
    "another role": fail(make("pagerduty:index/user:User", "organization-sre-bo-user", { role: "user" })),
    "a role in the team": pass(membership("bo", "responder")),
    "another role in the team": fail(membership("bo", "manager")),
    "somebody whom the rota does not name": fail(membership("cy", "manager")),
  },
  "pagerduty-user-roles": {
    good: pass(akiko, contact("email"), contact("phone"), notice(0)),
    bad: fail(user("admin"), contact("email"), contact("phone"), notice(0)),
    unset: fail(akiko),
    unknown: unverifiable(user(UNKNOWN), contact("email"), contact("phone"), notice(0)),
    "not at once": fail(akiko, contact("email"), contact("phone"), notice(5)),
    "one way": fail(akiko, contact("email"), notice(0)),
  },
};
