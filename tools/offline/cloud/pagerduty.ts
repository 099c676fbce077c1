import { keyOf, between, named, oneOf } from "./checks";
import type { Check, Models, Subject, Unique } from "./model";

const USER = "pagerduty:index/user:User";
const TEAM = "pagerduty:index/team:Team";
const SCHEDULE = "pagerduty:index/schedule:Schedule";
const POLICY = "pagerduty:index/escalationPolicy:EscalationPolicy";
const SERVICE = "pagerduty:index/service:Service";
const METHOD = "pagerduty:index/userContactMethod:UserContactMethod";
const code = "400 Invalid Input Provided";

const id = (subject: Subject): string => `P${subject.digest().slice(0, 6).toUpperCase()}`;
const url = (kind: string) => (subject: Subject, one: string) => ({
  htmlUrl: `https://example.pagerduty.com/${kind}/${one}`,
  name: subject.chosen(),
});
const unnamedTwice: Unique = {
  key: (subject) => subject.text("name")?.toLowerCase(),
  path: "name",
  code: `${code}: Name has already been taken`,
  within: "world",
};
const anyName = named("name", 255, /^[^\\/&<>%]+$/, "no \\ / & < > %", code);

const zone =
  (path: string): Check =>
  (subject) => {
    const name = subject.text(path);
    if (name === undefined || zones().has(name)) return undefined;
    return { path, code, value: name, allowed: "an IANA time zone", fix: "correct the name" };
  };
let known: Set<string> | undefined;
const zones = (): Set<string> => (known ??= new Set([...Intl.supportedValuesOf("timeZone"), "Etc/UTC", "UTC"]));

const layers: Check = (subject) =>
  subject.blocks("layers").flatMap((layer) => {
    const fault = { path: "layers", code, value: layer.text("name") };
    const turn = layer.number("rotationTurnLengthSeconds");
    const wrong = [];
    if (layer.list("users").length === 0) wrong.push({ ...fault, allowed: "a layer with users", fix: "name somebody" });
    if (turn !== undefined && (turn < 3600 || turn > 365 * 86400))
      wrong.push({ ...fault, value: turn, allowed: "a turn of an hour to 365 days", fix: "change the turn" });
    for (const restriction of layer.blocks("restrictions")) {
      const weekly = restriction.text("type") === "weekly_restriction";
      const length = restriction.number("durationSeconds") ?? 0;
      if (length < 1 || length > (weekly ? 7 * 86400 : 86400) - 1)
        wrong.push({
          ...fault,
          value: length,
          allowed: "a restriction shorter than its day or week",
          fix: "leave it out, or shorten it",
        });
      if (weekly !== restriction.has("startDayOfWeek"))
        wrong.push({
          ...fault,
          allowed: "startDayOfWeek for weekly restrictions and no others",
          fix: "correct the type",
        });
    }
    return wrong;
  });

const rules: Check = (subject) =>
  subject.blocks("rules").flatMap((rule) => {
    const delay = rule.number("escalationDelayInMinutes");
    const fault = { path: "rules", code };
    if (rule.blocks("targets").length === 0)
      return { ...fault, allowed: "a rule with targets", fix: "name a schedule or a user" };
    return delay !== undefined && delay < 1
      ? { ...fault, value: delay, allowed: "a minute or more", fix: "raise the delay" }
      : [];
  });

const oneVendor: Check = (subject) =>
  subject.has("vendor") === subject.has("type")
    ? { path: "vendor", code, allowed: "a vendor or a type, exactly one of them", fix: "give one" }
    : undefined;

export const pagerduty: Models = {
  [USER]: {
    id,
    computed: (subject, one) => ({
      htmlUrl: `https://example.pagerduty.com/users/${one}`,
      avatarUrl: "",
      invitationSent: true,
      timeZone: subject.text("timeZone") ?? "Etc/UTC",
    }),
    unique: {
      key: (subject) => subject.text("email")?.toLowerCase(),
      path: "email",
      code: `${code}: Email has already been taken`,
      within: "world",
    },
    checks: [
      oneOf("role", [
        "admin",
        "limited_user",
        "observer",
        "owner",
        "read_only_user",
        "read_only_limited_user",
        "restricted_access",
        "user",
      ]),
      zone("timeZone"),
      named("email", 254, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an address", code),
    ],
  },
  [METHOD]: {
    id,
    computed: () => ({ blacklisted: false, enabled: true }),
    references: [{ path: "userId", types: [USER], code: "404 Not Found", holds: true }],
    replaces: ["userId", "type"],
    unique: {
      key: (subject, world) =>
        keyOf(world.handle(subject, "userId", USER), subject.part("type"), subject.part("address")),
      path: "address",
      code: `${code}: User Contact method must be unique`,
      within: "world",
    },
    checks: [
      oneOf("type", [
        "email_contact_method",
        "phone_contact_method",
        "push_notification_contact_method",
        "sms_contact_method",
      ]),
    ],
  },
  "pagerduty:index/userNotificationRule:UserNotificationRule": {
    id,
    references: [{ path: "userId", types: [USER], code: "404 Not Found" }],
    replaces: ["userId"],
    checks: [oneOf("urgency", ["high", "low"]), between("startDelayInMinutes", 0, 1440, code)],
  },
  [TEAM]: { id, computed: url("teams"), unique: unnamedTwice, checks: [anyName] },
  "pagerduty:index/teamMembership:TeamMembership": {
    id: (subject) => `${subject.text("userId") ?? ""}:${subject.text("teamId") ?? ""}`,
    replaces: ["userId", "teamId"],
    references: [
      { path: "userId", types: [USER], code: "404 Not Found", holds: true },
      { path: "teamId", types: [TEAM], code: "404 Not Found", holds: true },
    ],
    checks: [oneOf("role", ["observer", "responder", "manager"])],
  },
  [SCHEDULE]: {
    id,
    computed: (subject) => ({ name: subject.chosen() }),
    unique: unnamedTwice,
    references: [{ path: "layers.users", types: [USER], code: "404 Not Found", holds: true }],
    checks: [zone("timeZone"), layers, anyName],
  },
  [POLICY]: {
    id,
    computed: (subject) => ({ name: subject.chosen() }),
    unique: unnamedTwice,
    checks: [rules, anyName, between("numLoops", 0, 9, code)],
  },
  [SERVICE]: {
    id,
    computed: (subject, one) => ({
      ...url("service-directory")(subject, one),
      createdAt: "2026-01-01T00:00:00Z",
      status: "active",
      type: "service",
      lastIncidentTimestamp: "",
    }),
    unique: unnamedTwice,
    checks: [anyName, oneOf("alertCreation", ["create_alerts_and_incidents", "create_incidents"])],
  },
  "pagerduty:index/serviceIntegration:ServiceIntegration": {
    id,
    computed: (subject, one) => ({
      htmlUrl: `https://example.pagerduty.com/services/${subject.text("service") ?? ""}/integrations/${one}`,
      integrationKey: subject.digest("key").slice(0, 32),
      name: subject.chosen(),
      type: subject.text("type") ?? "generic_events_api_inbound_integration",
    }),
    replaces: ["service", "vendor", "type"],
    references: [{ path: "service", types: [SERVICE], code: "404 Not Found", holds: true }],
    checks: [oneVendor],
  },
};
