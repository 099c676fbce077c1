import { isListOfObjects, parsed } from "../checks";
import type { Check } from "../model";
import { LISTENER, LISTENER_RULE, TARGET_GROUP, TASK_DEFINITION } from "./types";

/** A circuit breaker belongs to ECS's own deployments; AWS refuses it beside CodeDeploy. */
export const breaker: Check = (subject) => {
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

export const serviceForm: Check = (subject) => {
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
  // "A task definition must be specified if the service uses either the ECS or CODE_DEPLOY deployment controllers" (ECS API, CreateService).
  if (!subject.has("taskDefinition") && subject.text("deploymentController.type") !== "EXTERNAL")
    faults.push({
      ...fault,
      path: "taskDefinition",
      allowed: "a task definition, unless the deployment controller is EXTERNAL",
      fix: "name the one that the service begins with",
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

interface Container {
  readonly name: string;
  readonly portMappings?: readonly { readonly containerPort?: number }[];
}

/** The container that the balancer sends to is one of the task's, on that port; its target group already serves a listener. */
export const balanced: Check = (subject, world) => {
  const [task] = world.referred(subject, "taskDefinition", TASK_DEFINITION);
  const { value } = task === undefined ? {} : parsed(world.subject(task), "containerDefinitions", "");
  const containers: readonly Container[] | undefined = isListOfObjects(value)
    ? (value as unknown as readonly Container[])
    : undefined;
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
      .all(LISTENER, LISTENER_RULE)
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

function sends(dependencies: Readonly<Record<string, readonly string[]>> | undefined, urn: string): boolean {
  return Object.values(dependencies ?? {}).some((urns) => urns.includes(urn));
}

export const execNeedsRole: Check = (subject, world) => {
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
