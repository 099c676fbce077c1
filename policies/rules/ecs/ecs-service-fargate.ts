import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-service-fargate",
  title: "Services run on Fargate, on its latest platform.",
  why: "There is no machine to patch, and AWS patches the platform.",
  fix: 'Set launchType: "FARGATE" or capacity providers of Fargate, and leave platformVersion out; FARGATE_SPOT is not for production.',
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_332", "ECS.10"],
  types: [SERVICE],
  check: (service, check) => {
    const providers = (): string[] =>
      service.list("capacityProviderStrategies").flatMap((strategy) => strategy.text("capacityProvider") ?? []);
    check.expect(() => {
      if (service.isSet("launchType") && service.text("launchType") !== "FARGATE") return false;
      if (!service.isSet("capacityProviderStrategies")) return service.text("launchType") === "FARGATE";
      return providers().length > 0 && providers().every((name) => name === "FARGATE" || name === "FARGATE_SPOT");
    }, "it does not run on Fargate");
    check.expect(() => (service.text("platformVersion") ?? "LATEST") === "LATEST", "its platform is not the latest", {
      part: "platform",
    });
    check.expect(
      () => service.environment !== "production" || providers().length === 0 || providers().includes("FARGATE"),
      "in production it runs on capacity that AWS may take back",
      { part: "spot" },
    );
  },
};
