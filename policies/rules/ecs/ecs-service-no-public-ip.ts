import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";

export const rule: Rule = {
  id: "ecs-service-no-public-ip",
  title: "No task has a public address.",
  why: "It would stand on the internet beside the load balancer and the web ACL.",
  fix: "Set networkConfiguration.assignPublicIp: false, and run it in private subnets.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_333", "ECS.2"],
  types: [SERVICE, "aws:ecs/taskSet:TaskSet"],
  check: (service, check) => {
    check.expect(() => service.flag("networkConfiguration.assignPublicIp") !== true, "its tasks have public addresses");
  },
};
