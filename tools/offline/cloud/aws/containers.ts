import { between, named, oneOf, parsed, repeated } from "../checks";
import type { Check, Models, Subject } from "../model";
import { TARGET_GROUP } from "./balancer";
import { SUBNET } from "./network";
import { SECURITY_GROUP } from "./security-groups";
import { taskDefinitionChecks } from "./tasks";

export const CLUSTER = "aws:ecs/cluster:Cluster";
export const SERVICE = "aws:ecs/service:Service";
const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const REPOSITORY = "aws:ecr/repository:Repository";
const TARGET = "aws:appautoscaling/target:Target";
const LISTENERS = ["aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule"];

const ecsName = named("name", 255, /^[\w-]+$/, "letters, digits, _ and -", "InvalidParameterException");
const clusterName = (subject: Subject): string => (subject.text("cluster") ?? "default").split("/").at(-1) ?? "default";

/** A circuit breaker belongs to ECS's own deployments; AWS refuses it beside CodeDeploy. */
const breaker: Check = (subject) => {
  const controller = subject.text("deploymentController.type") ?? "ECS";
  if (controller === "ECS" || subject.get("deploymentCircuitBreaker.enable") !== true) return undefined;
  const fix = "leave it out: CodeDeploy rolls back by itself";
  return {
    path: "deploymentCircuitBreaker",
    code: "InvalidParameterException",
    value: controller,
    allowed: "the ECS deployment controller",
    fix,
  };
};

const serviceForm: Check = (subject) => {
  const fault = { code: "InvalidParameterException" };
  const faults = [];
  if (subject.has("launchType") && subject.has("capacityProviderStrategies"))
    faults.push({
      ...fault,
      path: "launchType",
      allowed: "a launch type or a strategy, not both",
      fix: "leave out launchType",
    });
  if (subject.has("healthCheckGracePeriodSeconds") && subject.blocks("loadBalancers").length === 0)
    faults.push({
      ...fault,
      path: "healthCheckGracePeriodSeconds",
      allowed: "only with a load balancer",
      fix: "leave it out",
    });
  if (!subject.has("networkConfiguration"))
    faults.push({
      ...fault,
      path: "networkConfiguration",
      allowed: "a network configuration, as awsvpc needs",
      fix: "give subnets and security groups",
    });
  const most = subject.number("deploymentMaximumPercent") ?? 200;
  if (subject.text("availabilityZoneRebalancing") === "ENABLED" && most <= 100)
    faults.push({
      ...fault,
      path: "availabilityZoneRebalancing",
      value: most,
      allowed: "more than 100 percent at the most",
      fix: "raise deploymentMaximumPercent",
    });
  return faults;
};

/** The container that the balancer sends to is one of the task's, on that port; its target group already serves a listener. */
const balanced: Check = (subject, world) => {
  const [task] = world.referred(subject, "taskDefinition", TASK_DEFINITION);
  const containers =
    task === undefined
      ? undefined
      : (parsed(world.subject(task), "containerDefinitions", "").value as Container[] | undefined);
  return subject.blocks("loadBalancers").flatMap((balancer) => {
    const fault = { path: "loadBalancers", code: "InvalidParameterException" };
    const [name, port] = [balancer.text("containerName"), balancer.number("containerPort")];
    const container = containers?.find((one) => one.name === name);
    if (containers !== undefined && name !== undefined && container === undefined)
      return {
        ...fault,
        value: name,
        allowed: containers.map((one) => one.name).join(", "),
        fix: "name a container of the task definition",
      };
    if (
      container !== undefined &&
      port !== undefined &&
      !(container.portMappings ?? []).some((one) => one.containerPort === port)
    )
      return {
        ...fault,
        value: port,
        allowed: `a port that ${container.name} maps`,
        fix: "map the port in the container definition",
      };
    const [group] = world.referred(balancer, "targetGroupArn", TARGET_GROUP);
    if (group === undefined) return [];
    const listeners = world
      .all(...LISTENERS)
      .filter(
        (one) =>
          JSON.stringify(one.inputs).includes(group.id) ||
          sends(world.subject(one).request.propertyDependencies, group.urn),
      );
    if (listeners.some((listener) => world.precedes(listener, subject))) return [];
    const allowed = "a target group that a listener already sends to";
    return { ...fault, value: group.name, allowed, fix: "add dependsOn the listener or its rule" };
  });
};

interface Container {
  readonly name: string;
  readonly portMappings?: readonly { readonly containerPort?: number }[];
}

function sends(dependencies: Readonly<Record<string, readonly string[]>> | undefined, urn: string): boolean {
  return Object.values(dependencies ?? {}).some((urns) => urns.includes(urn));
}

const execNeedsRole: Check = (subject, world) => {
  const [task] = world.referred(subject, "taskDefinition", TASK_DEFINITION);
  if (subject.get("enableExecuteCommand") !== true || task === undefined || world.subject(task).has("taskRoleArn"))
    return undefined;
  return {
    path: "enableExecuteCommand",
    code: "InvalidParameterException",
    allowed: "a task definition with a task role",
    fix: "give it taskRoleArn",
  };
};

const lifecyclePolicy: Check = (subject) => {
  const { value, fault } = parsed(subject, "policy", "InvalidParameterException");
  if (fault !== undefined || value === undefined) return fault;
  const rules = (value as { rules?: { rulePriority?: number; selection?: { tagStatus?: string } }[] }).rules ?? [];
  const wrong = { path: "policy", code: "InvalidParameterException" };
  const [twice] = repeated(rules.map((rule) => rule.rulePriority));
  if (twice !== undefined)
    return { ...wrong, value: twice, allowed: "rules of different priority", fix: "change one of them" };
  const any = rules.filter((rule) => rule.selection?.tagStatus === "any").map((rule) => rule.rulePriority ?? 0);
  const last = Math.max(...rules.map((rule) => rule.rulePriority ?? 0));
  if (any.length > 1 || any.some((priority) => priority !== last))
    return { ...wrong, allowed: "one rule for any tag status, with the highest priority number", fix: "put it last" };
  return undefined;
};

const capacity: Check = (subject) => {
  const [low, high] = [subject.number("minCapacity"), subject.number("maxCapacity")];
  if (low === undefined || high === undefined || low <= high) return undefined;
  return {
    path: "minCapacity",
    code: "ValidationException",
    value: low,
    allowed: `at most maxCapacity, ${high}`,
    fix: "lower it",
  };
};

/** Scaling names its service by `service/<cluster>/<service>`, and the service must exist. */
const scalesService: Check = (subject, world) => {
  const resource = subject.text("resourceId");
  if (resource === undefined || subject.text("serviceNamespace") !== "ecs") return undefined;
  const fault = { path: "resourceId", code: "ValidationException", value: resource };
  const [, cluster, name] = /^service\/([^/]+)\/([^/]+)$/.exec(resource) ?? [];
  if (name === undefined) return { ...fault, allowed: "service/<cluster>/<service>", fix: "correct the form" };
  const service = world
    .all(SERVICE)
    .find((one) => one.outputs["name"] === name && clusterName(world.subject(one)) === cluster);
  if (service !== undefined && world.precedes(service, subject)) return undefined;
  return { ...fault, allowed: "an ECS service that exists", fix: "add dependsOn the service" };
};

/** A policy or a scheduled action belongs to a target that is registered before. */
const hasTarget: Check = (subject, world) => {
  const resource = subject.text("resourceId");
  const target = world
    .all(TARGET)
    .find(
      (one) =>
        one.inputs["resourceId"] === resource && one.inputs["scalableDimension"] === subject.text("scalableDimension"),
    );
  if (resource === undefined || (target !== undefined && world.precedes(target, subject))) return undefined;
  return {
    path: "resourceId",
    code: "ObjectNotFoundException",
    value: resource,
    allowed: "a scalable target that is registered",
    fix: "take the target's resourceId",
  };
};

const schedule: Check = (subject) => {
  const text = subject.text("schedule");
  if (
    text === undefined ||
    /^(rate\(\d+ (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|cron\((\S+ ){5}\S+\))$/.test(text)
  )
    return undefined;
  return {
    path: "schedule",
    code: "ValidationException",
    value: text,
    allowed: "rate(…), at(…) or cron(…) with six fields",
    fix: "correct the expression",
  };
};

const dayFields: Check = (subject) => {
  const fields = /^cron\((.*)\)$/.exec(subject.text("schedule") ?? "")?.[1]?.split(" ");
  if (fields?.length !== 6 || [fields[2], fields[4]].filter((field) => field === "?").length === 1) return undefined;
  return {
    path: "schedule",
    code: "ValidationException",
    value: subject.text("schedule"),
    allowed: "a ? as day of month or as day of week",
    fix: "put ? for the one not used",
  };
};

export const containers: Models = {
  [CLUSTER]: {
    id: (subject) => subject.arn("ecs", `cluster/${subject.chosen()}`),
    computed: (subject, id) => ({ arn: id, name: subject.chosen() }),
    replaces: ["name", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "InvalidParameterException" },
    checks: [ecsName],
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    id: (subject) => subject.text("clusterName") ?? "",
    replaces: ["clusterName", "region"],
    references: [{ path: "clusterName", types: [CLUSTER], code: "ClusterNotFoundException" }],
    unique: {
      key: (subject, world) => world.handle(subject, "clusterName", CLUSTER),
      path: "clusterName",
      code: "ResourceInUseException",
    },
  },
  [TASK_DEFINITION]: {
    id: (subject) => subject.text("family") ?? "",
    computed: (subject) => {
      const family = subject.text("family") ?? "";
      const bare = subject.arn("ecs", `task-definition/${family}`);
      return { arn: `${bare}:${subject.generation + 1}`, arnWithoutRevision: bare, revision: subject.generation + 1 };
    },
    replaces: ["*"],
    references: ["executionRoleArn", "taskRoleArn"].map((path) => ({
      path,
      types: ["aws:iam/role:Role"],
      code: "ClientException",
    })),
    checks: taskDefinitionChecks,
  },
  [SERVICE]: {
    id: (subject) => subject.arn("ecs", `service/${clusterName(subject)}/${subject.chosen()}`),
    computed: (subject, id) => ({ arn: id, name: subject.chosen() }),
    replaces: ["name", "cluster", "launchType", "schedulingStrategy", "deploymentController", "iamRole", "region"],
    references: [
      { path: "cluster", types: [CLUSTER], code: "ClusterNotFoundException", holds: true },
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
      key: (subject, world) =>
        subject.text("name") === undefined
          ? undefined
          : `${world.handle(subject, "cluster", CLUSTER)}|${subject.text("name")}`,
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
  [REPOSITORY]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      arn: subject.arn("ecr", `repository/${id}`),
      name: id,
      registryId: subject.place.account,
      repositoryUrl: `${subject.place.account}.dkr.ecr.${subject.place.region}.amazonaws.com/${id}`,
    }),
    replaces: ["name", "encryptionConfigurations", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "RepositoryAlreadyExistsException" },
    checks: [
      named(
        "name",
        256,
        /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
        "lower-case letters, digits, . _ - /",
        "InvalidParameterException",
      ),
      oneOf("imageTagMutability", ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"]),
    ],
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": ofRepository([lifecyclePolicy]),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ofRepository([]),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    id: (subject) => subject.place.account,
    computed: (subject) => ({ registryId: subject.place.account }),
    unique: { key: () => "registry", path: "scanType", code: "ValidationException" },
    checks: [oneOf("scanType", ["BASIC", "ENHANCED"])],
  },
  [TARGET]: {
    id: (subject) => subject.text("resourceId") ?? "",
    computed: (subject) => ({
      arn: subject.arn("application-autoscaling", `scalable-target/${subject.digest().slice(0, 20)}`),
      roleArn: subject.globalArn(
        "iam",
        "role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
      ),
    }),
    replaces: ["resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => scaled(subject), path: "resourceId", code: "ValidationException" },
    checks: [capacity, scalesService, between("minCapacity", 0, 5000), between("maxCapacity", 0, 5000)],
  },
  "aws:appautoscaling/policy:Policy": {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("autoscaling", `scalingPolicy:${subject.digest().slice(0, 20)}:policyName/${id}`),
      alarmArns: [],
    }),
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => actionOf(subject), path: "name", code: "ValidationException" },
    checks: [hasTarget, oneOf("policyType", ["StepScaling", "TargetTrackingScaling", "PredictiveScaling"])],
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    id: (subject) => `${subject.chosen()}-${subject.text("resourceId") ?? ""}`,
    computed: (subject) => ({
      name: subject.chosen(),
      arn: subject.arn(
        "autoscaling",
        `scheduledAction:${subject.digest().slice(0, 20)}:scheduledActionName/${subject.chosen()}`,
      ),
    }),
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => actionOf(subject), path: "name", code: "ValidationException" },
    checks: [hasTarget, schedule, dayFields],
  },
};

function scaled(subject: Subject): string | undefined {
  const resource = subject.text("resourceId");
  return resource === undefined ? undefined : `${resource}|${subject.text("scalableDimension")}`;
}

function actionOf(subject: Subject): string | undefined {
  const [target, name] = [scaled(subject), subject.text("name")];
  return target === undefined || name === undefined ? undefined : `${target}|${name}`;
}

function ofRepository(checks: readonly Check[]): Models[string] {
  return {
    id: (subject) => subject.text("repository") ?? "",
    computed: (subject) => ({ registryId: subject.place.account }),
    replaces: ["repository", "region"],
    references: [{ path: "repository", types: [REPOSITORY], code: "RepositoryNotFoundException" }],
    unique: {
      key: (subject, world) => world.handle(subject, "repository", REPOSITORY),
      path: "repository",
      code: "InvalidParameterException",
    },
    checks,
  };
}
