import type { Entity, Fault, World } from "../model";
import { capacityFault } from "./capacity";
import type { Known, State } from "./state";
import { hindrances } from "./tasks";

const SERVICE = "aws:ecs/service:Service";
const DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

export interface Deployment {
  /** ARN of the revision. */
  readonly taskDefinition: string;
  readonly state: "COMPLETED" | "FAILED";
  /** Why its tasks did not come up. */
  readonly reasons: readonly string[];
}

/** How an ECS service fares. */
export interface ServiceState {
  /** Every deployment that there was, the newest last. */
  readonly deployments: readonly Deployment[];
  readonly running: number;
  /** What a change of starts a new deployment. */
  readonly pattern: string;
}

/** Inputs whose change makes ECS replace the tasks. Source: Amazon ECS API, UpdateService. */
const starting = [
  "taskDefinition",
  "networkConfiguration",
  "capacityProviderStrategies",
  "loadBalancers",
  "serviceRegistries",
  "serviceConnectConfiguration",
  "enableExecuteCommand",
  "platformVersion",
];

/**
 * What ECS does with a service that was made or changed: a deployment where the pattern of its tasks changed, and as many tasks as are wanted.
 * The circuit breaker returns to the last deployment that completed; where there is none it has nothing to return to, and no task runs (Amazon
 * ECS, "How the circuit breaker detects failures"; aws/containers-roadmap #1488).
 */
export function settle(service: Entity, world: World, state: State): ServiceState {
  const before = state.services.get(service.id);
  const pattern = JSON.stringify(starting.map((path) => service.outputs[path]));
  const isNew = before?.pattern !== pattern || service.inputs["forceNewDeployment"] === true;
  if (before !== undefined && !isNew) return scale(service, before, world, state);
  const taskDefinition = String(service.outputs["taskDefinition"]);
  const reasons = reasonsOf(service, taskDefinition, before?.running ?? 0, world, state);
  const deployment: Deployment = { taskDefinition, state: reasons.length === 0 ? "COMPLETED" : "FAILED", reasons };
  const deployments = [...(before?.deployments ?? []), deployment];
  const completed = deployments.findLast((one) => one.state === "COMPLETED");
  const returns = reasons.length > 0 && rollsBack(service) && completed !== undefined;
  if (returns) service.outputs = { ...service.outputs, taskDefinition: completed.taskDefinition };
  const runs = reasons.length === 0 || (completed !== undefined && (before?.running ?? 0) > 0);
  const after: ServiceState = {
    deployments,
    running: runs ? wanted(service) : 0,
    pattern: JSON.stringify(starting.map((path) => service.outputs[path])),
  };
  state.services.set(service.id, after);
  return after;
}

/** More or fewer tasks of what runs. */
function scale(service: Entity, before: ServiceState, world: World, state: State): ServiceState {
  const current = before.deployments.findLast((one) => one.state === "COMPLETED");
  if (current === undefined) return before;
  const grows = wanted(service) > before.running;
  const reasons = grows ? reasonsOf(service, current.taskDefinition, before.running, world, state) : [];
  const after = reasons.length === 0 ? { ...before, running: wanted(service) } : before;
  state.services.set(service.id, after);
  return after;
}

function reasonsOf(service: Entity, arn: string, running: number, world: World, state: State): string[] {
  const definition = world.find([DEFINITION], arn);
  if (definition === undefined) return [`ClientException: ${arn} does not exist`];
  if (wanted(service) === 0) return [];
  const capacity = capacityFault(service, definition, running, world, state);
  return [
    ...hindrances(world.subject(service), definition, world, state),
    ...(capacity === undefined ? [] : [capacity]),
  ];
}

function wanted({ outputs }: Entity): number {
  return Number(outputs["desiredCount"] ?? 1);
}

function rollsBack(service: Entity): boolean {
  const breaker = service.inputs["deploymentCircuitBreaker"] as { enable?: boolean; rollback?: boolean } | undefined;
  return breaker?.enable === true && breaker.rollback === true;
}

/** Services that should run and do not, each with the reasons of its last deployment. */
export function deadServices(
  world: World,
  state: State,
): { readonly name: string; readonly reasons: readonly string[] }[] {
  return world
    .all(SERVICE)
    .filter((service) => wanted(service) > 0 && (state.services.get(service.id)?.running ?? 0) === 0)
    .map((service) => ({
      name: service.name,
      reasons: state.services.get(service.id)?.deployments.at(-1)?.reasons ?? [],
    }));
}

/** The provider waits for a steady state where it is asked to, and reports success at once where not. */
function steady(service: Entity, world: World, state: State): Fault | undefined {
  const before = state.services.get(service.id)?.deployments.length ?? 0;
  const { deployments, running } = settle(service, world, state);
  const last = deployments.at(-1);
  const failed = deployments.length > before && last?.state === "FAILED";
  if (service.inputs["waitForSteadyState"] !== true || (!failed && running === wanted(service))) return undefined;
  const value = service.outputs["name"];
  const code = "timeout while waiting for state to become 'tfSTABLE' (last state: 'tfPENDING', timeout: 20m0s)";
  const allowed = `${wanted(service)} running tasks, not ${running}`;
  return { path: "taskDefinition", code, value, allowed, fix: (last?.reasons ?? []).join("; ") };
}

/** Services: whether their tasks come up. */
export const deployments: Known = { [SERVICE]: { follows: steady } };
