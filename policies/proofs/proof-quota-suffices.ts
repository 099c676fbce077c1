import type { View } from "../kernel/graph";
import { type Proof, STACK } from "../rule";
import { CLUSTER, SERVICE, tasksOf } from "../views/tasks";
import { Way } from "../ways/way";

const QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";
const TARGET = "aws:appautoscaling/target:Target";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const CAPACITY = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
const ADDRESS = "aws:ec2/eip:Eip";

/** Codes of Service Quotas (`aws service-quotas list-service-quotas --service-code fargate`, `… ec2`). */
const VCPU = { FARGATE: "L-3032A538", FARGATE_SPOT: "L-36FBB829" } as const;
const ADDRESSES = "L-0263D0A3";
/** Elastic addresses of a region that an account begins with. */
const FIRST_ADDRESSES = 5;

export const rule: Proof = {
  id: "proof-quota-suffices",
  title: "The quotas asked for hold all tasks at their most while they are replaced, and all addresses.",
  why: "A new account begins with a few vCPU: a deployment at the hour of most visitors stops half way.",
  fix: "Ask for more by aws.servicequotas.ServiceQuota, or let services have fewer tasks.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "account",
  check: (stack, check) => {
    const { graph } = check;
    const way = new Way(check, `the account of ${graph.stack}`);
    const asked = (code: string): number =>
      Math.max(
        0,
        ...graph
          .ofType(QUOTA)
          .filter((one) => one.text("quotaCode") === code)
          .map((one) => one.number("value") ?? 0),
      );
    for (const [provider, code] of Object.entries(VCPU)) {
      const services = graph.ofType(SERVICE).filter((service) => providerOf(service) === provider);
      if (services.length === 0) continue;
      way.expect(
        "vcpu",
        () => asked(code) >= services.reduce((sum, service) => sum + mostVcpu(service), 0),
        `its tasks on ${provider} take more vCPU at their most, while they are replaced, than is asked for`,
        graph.ofType(QUOTA).find((one) => one.text("quotaCode") === code) ?? stack,
      );
    }
    const addresses = graph.ofType(ADDRESS).length;
    if (addresses === 0) return;
    way.expect(
      "addresses",
      () => Math.max(FIRST_ADDRESSES, asked(ADDRESSES)) >= addresses,
      "its elastic addresses are more than is asked for",
      stack,
    );
  },
};

/** What a service's tasks run on: its own strategy, else its cluster's. */
function providerOf(service: View): string {
  const { graph } = service;
  const own = service.list("capacityProviderStrategies")[0]?.text("capacityProvider");
  if (own !== undefined) return own;
  const cluster = graph.target(service, "cluster", CLUSTER);
  const capacity = cluster === undefined ? undefined : graph.satellites(cluster, CAPACITY, "clusterName")[0];
  return capacity?.list("defaultCapacityProviderStrategies")[0]?.text("capacityProvider") ?? "FARGATE";
}

/** vCPU of all tasks at their most, with those that replace them: ECS starts as many beside them as `deploymentMaximumPercent` admits. */
function mostVcpu(service: View): number {
  const cpu = Math.max(0, ...tasksOf(service).map((task) => task.number("cpu") ?? 0)) / 1024;
  const percent = service.number("deploymentMaximumPercent") ?? 200;
  return Math.floor((mostTasks(service) * percent) / 100) * cpu;
}

function mostTasks(service: View): number {
  const ending = `/${service.text("name") ?? ""}`;
  const scaled = [TARGET, ACTION].flatMap((type) =>
    service.graph
      .ofType(type)
      .filter((one) => one.text("resourceId")?.endsWith(ending) === true)
      .map((one) => one.number("maxCapacity") ?? one.number("scalableTargetAction.maxCapacity") ?? 0),
  );
  return Math.max(service.number("desiredCount") ?? 0, ...scaled);
}
