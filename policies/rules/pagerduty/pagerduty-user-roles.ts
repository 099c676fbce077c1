import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "pagerduty-user-roles",
  title: "Nobody on call is an administrator, and everybody can be reached at once in two ways.",
  why: "An administrator's account is not for a phone at night, and one way to be reached fails.",
  fix: 'Set role "user" or "limited_user"; add a second contact method and an immediate high-urgency notification rule.',
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: ["pagerduty:index/user:User"],
  check: (user, check) => {
    check.expect(
      () => !["admin", "owner", "account_owner"].includes(user.text("role") ?? "user"),
      "the user is an administrator",
      {
        part: "role",
        level: "mandatory",
      },
    );
    const own = (type: string) => check.graph.satellites(user, type, "userId");
    check.expect(
      () => own("pagerduty:index/userContactMethod:UserContactMethod").length >= 2,
      "there is one way to reach the user",
      {
        part: "contact",
      },
    );
    check.expect(
      () =>
        own("pagerduty:index/userNotificationRule:UserNotificationRule").some(
          (rule) => rule.text("urgency") === "high" && rule.number("startDelayInMinutes") === 0,
        ),
      "the user is not called at once",
      { part: "notification" },
    );
  },
};
