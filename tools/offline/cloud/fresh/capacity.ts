import type { Entity, World } from "../model";
import { quotaOf, quotas } from "./quotas";
import type { State } from "./state";

const SERVICE = "aws:ecs/service:Service";
const DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

/**
 * Why the account has no room for the tasks of a deployment: those of all services count, and while tasks are replaced one more than runs. Spot
 * has a quota of its own. Source: Amazon ECS endpoints and quotas; "Stopped tasks error messages", RESOURCE:FARGATE.
 */
export function capacityFault(
  service: Entity,
  definition: Entity,
  running: number,
  world: World,
  state: State,
): string | undefined {
  const kind = kindOf(service);
  const most = quotaOf(quotas[kind], service.place, world, state);
  const others = world
    .all(SERVICE)
    .filter((one) => one !== service && one.place.account === service.place.account)
    .filter((one) => one.place.region === service.place.region && kindOf(one) === kind)
    .reduce((sum, one) => sum + (state.services.get(one.id)?.running ?? 0) * vcpuOf(taskOf(one, world)), 0);
  const tasks = Number(service.outputs["desiredCount"] ?? 1) + (running > 0 ? 1 : 0);
  const needed = others + tasks * vcpuOf(definition);
  if (needed <= most) return undefined;
  return `You've reached the limit on the number of vCPUs you can run concurrently: ${needed} of ${most}`;
}

function kindOf({ inputs }: Entity): "fargate" | "fargateSpot" {
  return JSON.stringify(inputs["capacityProviderStrategies"] ?? "").includes("FARGATE_SPOT")
    ? "fargateSpot"
    : "fargate";
}

function taskOf(service: Entity, world: World): Entity | undefined {
  return world.find([DEFINITION], String(service.outputs["taskDefinition"]));
}

function vcpuOf(definition: Entity | undefined): number {
  return Number(definition?.inputs["cpu"] ?? 0) / 1024;
}
