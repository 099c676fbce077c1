import type { RoleClass } from "../role-class";

/** What people of a product do: a prompt on its databases, and in containers that allow it. Identity Center opens their sessions, and nobody assumes them. */
export const person: RoleClass = {
  name: "person",
  component: "platform:access:ProductAccess",
  ends: "-policy",
  takers: [],
  rights: [
    {
      actions: ["ecs:RunTask"],
      resources: ["arn:aws:ecs:{home}:{accessAccount}:task-definition/{accessProduct}-*-console:*"],
      conditions: { "ecs:cluster": ["arn:aws:ecs:{home}:{accessAccount}:cluster/{accessProduct}-*-console-cluster"] },
    },
    {
      actions: ["iam:PassRole"],
      resources: [
        "arn:aws:iam::{accessAccount}:role/{accessProduct}-*-console-execution",
        "arn:aws:iam::{accessAccount}:role/{accessProduct}-*-console-task",
      ],
      conditions: { "iam:passedtoservice": ["ecs-tasks.amazonaws.com"] },
    },
    {
      actions: ["ssm:GetParameter"],
      resources: ["arn:aws:ssm:{home}:{accessAccount}:parameter/{accessProduct}/*/infrastructures/console/network"],
    },
    {
      actions: ["ecs:ExecuteCommand"],
      resources: [
        "arn:aws:ecs:{home}:{accessAccount}:cluster/{accessProduct}-*",
        "arn:aws:ecs:{home}:{accessAccount}:task/{accessProduct}-*",
      ],
      conditions: { "ecs:container-name": ["*"] },
      patterns: true,
    },
    {
      actions: ["ecs:DescribeTasks", "ecs:ListTasks"],
      resources: ["*"],
      conditions: { "ecs:cluster": ["arn:aws:ecs:{home}:{accessAccount}:cluster/{accessProduct}-*"] },
    },
    {
      actions: ["kms:GenerateDataKey"],
      resources: ["arn:aws:kms:{home}:{accessAccount}:key/*"],
      conditions: { "kms:resourcealiases": ["alias/{accessProduct}-*-logs"] },
    },
  ],
};
