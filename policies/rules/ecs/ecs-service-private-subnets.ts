import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";
import { exits, subnetsOf, zoneCount } from "../../views/placement";

export const rule: Rule = {
  id: "ecs-service-private-subnets",
  title: "Tasks run in private subnets, in production in two zones or more.",
  why: "A public subnet puts tasks a mistake away from the internet, and one zone a power cut away from an outage.",
  fix: "Give networkConfiguration.subnets the private subnets of the environment's network.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  check: (service, check) => {
    const subnets = () => subnetsOf(service, "networkConfiguration.subnets");
    check.expect(() => subnets().length > 0, "its subnets are not the program's");
    check.expect(() => !subnets().some((subnet) => exits(subnet).has("gatewayId")), "a subnet is public", {
      part: "public",
    });
    check.expect(() => service.environment !== "production" || zoneCount(subnets()) >= 2, "it runs in one zone", {
      part: "zones",
    });
  },
};
