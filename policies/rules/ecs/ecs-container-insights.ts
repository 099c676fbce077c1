import type { Rule } from "../../rule";
import { CLUSTER } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-container-insights",
  title: "Container Insights is on.",
  why: "Without it nobody can tell which task used the memory.",
  fix: 'Set settings: [{ name: "containerInsights", value: "enhanced" }].',
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["CKV_AWS_65", "AWS-0034", "ECS.12", "NAG-ECS4"],
  types: [CLUSTER],
  check: (cluster, check) => {
    check.expect(
      () =>
        cluster
          .list("settings")
          .some(
            (setting) =>
              setting.text("name") === "containerInsights" && /^(enabled|enhanced)$/.test(setting.text("value") ?? ""),
          ),
      "Container Insights is off",
    );
  },
};
