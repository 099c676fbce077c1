import assert from "node:assert/strict";
import { Rota } from "../../../components/oncall/rota";
import type { Roster } from "../../../components/oncall/roster";
import { sre } from "../../../stacks/people";
import { children, inputsOf, production, record } from "../../support/record";

const today = new Date("2026-11-23T00:00:00Z");
const scope = { ...production, product: "organization", environment: "account" };
const rota = (roster: Roster = sre): Rota => new Rota("organization-sre", { scope, roster, today });

describe("Rota", () => {
  it("makes users who can be called, their team, the rota and the escalation", async () => {
    const names = children(await record(() => rota()));
    const of = (key: string): string[] => [
      `pagerduty:index/teamMembership:TeamMembership organization-sre-${key}-membership`,
      `pagerduty:index/user:User organization-sre-${key}-user`,
      ...["email", "phone", "sms"].map(
        (t) => `pagerduty:index/userContactMethod:UserContactMethod organization-sre-${key}-${t}`,
      ),
      ...["high-email", "high-phone", "high-sms", "low-email"].map(
        (t) => `pagerduty:index/userNotificationRule:UserNotificationRule organization-sre-${key}-${t}`,
      ),
      `platform:oncall:Responder organization-sre-${key}`,
    ];
    assert.deepEqual(
      names,
      [
        ...Object.keys(sre.people).flatMap(of),
        "pagerduty:index/escalationPolicy:EscalationPolicy organization-sre-escalation",
        "pagerduty:index/schedule:Schedule organization-sre-schedule",
        "pagerduty:index/team:Team organization-sre-team",
        "platform:oncall:Rota organization-sre",
      ].sort(),
    );
  });

  it("calls the rota first, then the managers, and begins again", async () => {
    const resources = await record(() => rota());
    const policy = resources.find(({ type }) => type.endsWith("EscalationPolicy"));
    const rules = policy?.inputs["rules"] as {
      escalationDelayInMinutes: number;
      targets: { type: string; id: string }[];
    }[];
    assert.equal(policy?.inputs["numLoops"], 2);
    assert.deepEqual(
      rules.map((rule) => [rule.escalationDelayInMinutes, rule.targets.map(({ type }) => type)]),
      [
        [10, ["schedule_reference"]],
        [10, ["user_reference", "user_reference"]],
      ],
    );
    assert.deepEqual(policy?.propertyDependencies["rules"]?.map((urn) => urn.split("::").at(-1)).sort(), [
      "organization-sre-akiko-mori-user",
      "organization-sre-daichi-sato-user",
      "organization-sre-schedule",
    ]);
  });

  it("turns layers into PagerDuty's own", async () => {
    const layers = inputsOf(await record(() => rota()), "Schedule")["layers"] as Record<string, unknown>[];
    const { users, ...day } = layers[0] ?? {};
    assert.equal((users as string[]).length, 5);
    assert.deepEqual(day, {
      name: "Day",
      start: "2026-01-05T09:00:00+09:00",
      rotationVirtualStart: "2026-01-05T09:00:00+09:00",
      rotationTurnLengthSeconds: 86400,
      restrictions: [{ type: "daily_restriction", startTimeOfDay: "09:00:00", durationSeconds: 43200 }],
    });
    assert.equal(layers.length, 2);
  });

  it("wakes a person by telephone at once when it is urgent", async () => {
    const resources = await record(() => rota());
    const rule = inputsOf(resources, "UserNotificationRule", "organization-sre-emi-tanaka-high-phone");
    assert.equal(rule["startDelayInMinutes"], 0);
    assert.equal(rule["urgency"], "high");
    assert.equal((rule["contactMethod"] as { type: string }).type, "phone_contact_method");
    const { userId: _, ...phone } = inputsOf(resources, "UserContactMethod", "organization-sre-emi-tanaka-phone");
    assert.deepEqual(phone, { type: "phone_contact_method", address: "9005550103", label: "Work", countryCode: 81 });
  });

  it("is refused when an hour has nobody", async () => {
    await assert.rejects(
      record(() => rota({ ...sre, layers: sre.layers.slice(0, 1) })),
      /rota sre: 7 problems[\s\S]*nobody Monday 21:00 to Tuesday 09:00, every week/,
    );
  });
});
