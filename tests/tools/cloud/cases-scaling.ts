import { running } from "./given";
import type { Case, Inputs, Thing } from "./things";

const REPOSITORY = "aws:ecr/repository:Repository";
const TARGET = "aws:appautoscaling/target:Target";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";

const scaled: Inputs = {
  serviceNamespace: "ecs",
  scalableDimension: "ecs:service:DesiredCount",
  resourceId: "service/main/web",
};
const target: Thing = [TARGET, "target", { ...scaled, minCapacity: 1, maxCapacity: 4 }];
const action: Inputs = {
  ...scaled,
  name: "night",
  schedule: "cron(0 1 * * ? *)",
  scalableTargetAction: { minCapacity: 1, maxCapacity: 2 },
};

export const scalingCases: readonly Case[] = [
  {
    refuses: "a repository in capitals",
    ask: [REPOSITORY, "x", { name: "Web" }],
    but: { name: "web" },
    error: "InvalidParameterException",
  },
  {
    refuses: "a lifecycle of tagged images that does not say which",
    given: [[REPOSITORY, "images", { name: "images" }]],
    ask: [
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      "x",
      {
        repository: "@images",
        policy: JSON.stringify({ rules: [{ rulePriority: 1, selection: { tagStatus: "tagged" } }] }),
      },
    ],
    but: {
      policy: JSON.stringify({
        rules: [{ rulePriority: 1, selection: { tagStatus: "tagged", tagPrefixList: ["production-"] } }],
      }),
    },
    error: "InvalidParameterException",
  },
  {
    refuses: "a lifecycle whose catch-all is not last",
    given: [[REPOSITORY, "images", { name: "images" }]],
    ask: [
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      "x",
      {
        repository: "@images",
        policy: JSON.stringify({
          rules: [
            { rulePriority: 1, selection: { tagStatus: "any" } },
            { rulePriority: 2, selection: { tagStatus: "untagged" } },
          ],
        }),
      },
    ],
    but: { policy: JSON.stringify({ rules: [{ rulePriority: 1, selection: { tagStatus: "any" } }] }) },
    error: "InvalidParameterException",
  },
  {
    refuses: "scaling of a service that is not there",
    given: running,
    ask: [TARGET, "x", { ...scaled, resourceId: "service/main/api", minCapacity: 1, maxCapacity: 2 }],
    but: { resourceId: "service/main/web" },
    error: "ValidationException",
  },
  {
    refuses: "scaling upside down",
    given: running,
    ask: [TARGET, "x", { ...scaled, minCapacity: 3, maxCapacity: 2 }],
    but: { maxCapacity: 3 },
    error: "ValidationException",
  },
  {
    refuses: "a schedule of what is not scaled",
    given: running,
    ask: [ACTION, "x", action],
    but: {},
    error: "ObjectNotFoundException",
  },
  {
    refuses: "a schedule with both days",
    given: [...running, target],
    ask: [ACTION, "x", { ...action, schedule: "cron(0 1 * * * *)" }],
    but: { schedule: "cron(0 1 * * ? *)" },
    error: "ValidationException",
  },
  {
    refuses: "cron with five fields",
    given: [...running, target],
    ask: [ACTION, "x", { ...action, schedule: "cron(0 1 * * ?)" }],
    but: { schedule: "cron(0 1 * * ? *)" },
    error: "ValidationException",
  },
];
