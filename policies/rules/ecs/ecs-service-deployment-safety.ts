import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-service-deployment-safety",
  title: "A deployment that fails is taken back, and production runs two tasks or more.",
  why: "A service with one task is down while the task is replaced.",
  fix: "Set deploymentCircuitBreaker { enable: true, rollback: true } and a desiredCount of 2 in production.",
  severity: "medium",
  level: "advisory",
  kind: "resource",
  references: [],
  types: [SERVICE],
  check: (service, check) => {
    check.expect(
      () =>
        (service.text("deploymentController.type") ?? "ECS") !== "ECS" ||
        (service.flag("deploymentCircuitBreaker.enable") === true &&
          service.flag("deploymentCircuitBreaker.rollback") === true),
      "a failed deployment is not taken back",
      { part: "breaker" },
    );
    check.expect(
      () => service.environment !== "production" || (service.number("desiredCount") ?? 0) >= 2,
      "production begins with fewer than two tasks",
      { part: "count" },
    );
  },
};
