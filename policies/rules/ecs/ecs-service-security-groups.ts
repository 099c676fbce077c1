import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";
import { namesGroup } from "../../views/group-users";

/**
 * Not in the list of rules: without it the tasks would take the VPC's default group, and no rule about groups would speak of them.
 */
export const rule: Rule = {
  id: "ecs-service-security-groups",
  title: "The tasks of a service have security groups of their own.",
  why: "AWS gives them the default group of the VPC otherwise, which says nothing about who they are.",
  fix: "Set networkConfiguration.securityGroups to a group that the program makes for the service.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["190-4.4.2"],
  types: [SERVICE],
  check: (service, check) => {
    check.expect(
      () => namesGroup(service, "networkConfiguration.securityGroups"),
      "its tasks have no group of their own",
    );
  },
};
