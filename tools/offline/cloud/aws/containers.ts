import { keyOf, named, oneOf } from "../checks";
import type { Models, Subject } from "../model";
import { balanced, breaker, execNeedsRole, serviceForm } from "./services";
import { taskDefinitionChecks } from "./tasks";
import { ECS_CLUSTER, ECS_SERVICE, ROLE, SECURITY_GROUP, SUBNET, TARGET_GROUP, TASK_DEFINITION } from "./types";

const ecsName = named("name", 255, /^[\w-]+$/, "letters, digits, _ and -", "InvalidParameterException");

/** The cluster's name, which is given by itself or as its ARN's end. */
export const clusterName = (subject: Subject): string =>
  (subject.text("cluster") ?? "default").split("/").at(-1) ?? "default";

export const containers: Models = {
  [ECS_CLUSTER]: {
    id: (subject) => subject.arn("ecs", `cluster/${subject.chosen()}`),
    computed: (subject, id) => ({ arn: id, name: subject.chosen() }),
    replaces: ["name", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "InvalidParameterException" },
    checks: [ecsName],
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    id: (subject) => subject.text("clusterName") ?? "",
    replaces: ["clusterName", "region"],
    references: [{ path: "clusterName", types: [ECS_CLUSTER], code: "ClusterNotFoundException" }],
    unique: {
      key: (subject, world) => world.handle(subject, "clusterName", ECS_CLUSTER),
      path: "clusterName",
      code: "ResourceInUseException",
    },
  },
  [TASK_DEFINITION]: {
    id: (subject) => subject.text("family") ?? "",
    computed: (subject, _, world) => {
      const family = subject.text("family") ?? "";
      const others = world.all(TASK_DEFINITION).filter((one) => one.inputs["family"] === family);
      const revision = 1 + Math.max(subject.generation, ...others.map((one) => Number(one.outputs["revision"])));
      const bare = subject.arn("ecs", `task-definition/${family}`);
      return { arn: `${bare}:${revision}`, arnWithoutRevision: bare, revision };
    },
    replaces: ["*"],
    references: ["executionRoleArn", "taskRoleArn"].map((path) => ({
      path,
      types: [ROLE],
      code: "ClientException",
    })),
    checks: taskDefinitionChecks,
  },
  [ECS_SERVICE]: {
    // aws_ecs_service: what a deploy tool and autoscaling own is not sent again.
    sendsChanges: true,
    id: (subject) => subject.arn("ecs", `service/${clusterName(subject)}/${subject.chosen()}`),
    computed: (subject, id) => ({ arn: id, name: subject.chosen() }),
    replaces: [
      "name",
      "cluster",
      "launchType",
      "capacityProviderStrategies",
      "schedulingStrategy",
      "deploymentController",
      "iamRole",
      "region",
    ],
    // ECS takes another strategy in a new deployment only (terraform-provider-aws #11351, UpdateService in ECS's API reference).
    inPlace: (asked) => (asked["forceNewDeployment"] === true ? ["capacityProviderStrategies"] : []),
    references: [
      { path: "cluster", types: [ECS_CLUSTER], code: "ClusterNotFoundException", holds: true },
      { path: "taskDefinition", types: [TASK_DEFINITION], code: "ClientException" },
      { path: "networkConfiguration.subnets", types: [SUBNET], code: "InvalidParameterException", holds: true },
      {
        path: "networkConfiguration.securityGroups",
        types: [SECURITY_GROUP],
        code: "InvalidParameterException",
        holds: true,
      },
      { path: "loadBalancers.targetGroupArn", types: [TARGET_GROUP], code: "InvalidParameterException" },
      {
        path: "serviceRegistries.registryArn",
        types: ["aws:servicediscovery/service:Service"],
        code: "InvalidParameterException",
      },
    ],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "cluster", ECS_CLUSTER), subject.text("name")),
      path: "name",
      code: "InvalidParameterException",
    },
    checks: [
      ecsName,
      breaker,
      serviceForm,
      balanced,
      execNeedsRole,
      oneOf("launchType", ["FARGATE", "EC2", "EXTERNAL"]),
    ],
  },
};
