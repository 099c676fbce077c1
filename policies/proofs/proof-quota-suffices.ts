import type { View } from "../kernel/graph";
import { type Proof, STACK } from "../rule";
import { SCHEDULED, scalingOf, TARGET } from "../views/scaling";
import { SERVICE, tasksOf } from "../views/tasks";
import { providerOf } from "../ways/capacity";
import { Way } from "../ways/way";

const QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";
const ADDRESS = "aws:ec2/eip:Eip";

/** Quotas of Service Quotas (`aws service-quotas list-service-quotas --service-code fargate`, `… ec2`). */
const VCPU = {
  FARGATE: { service: "fargate", code: "L-3032A538" },
  FARGATE_SPOT: { service: "fargate", code: "L-36FBB829" },
} as const;
const ADDRESSES = { service: "ec2", code: "L-0263D0A3" } as const;
/** Elastic addresses of a region that an account begins with. */
const FIRST_ADDRESSES = 5;

interface Quota {
  readonly service: string;
  readonly code: string;
}

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
    const quotas = ({ service, code }: Quota): readonly View[] =>
      graph.ofType(QUOTA).filter((one) => one.text("serviceCode") === service && one.text("quotaCode") === code);
    const asked = (quota: Quota): number => Math.max(0, ...quotas(quota).map((one) => one.number("value") ?? 0));
    for (const [provider, quota] of Object.entries(VCPU)) {
      const services = graph.ofType(SERVICE).filter((service) => (providerOf(service) ?? "FARGATE") === provider);
      if (services.length === 0) continue;
      way.expect(
        "vcpu",
        () => asked(quota) >= services.reduce((sum, service) => sum + mostVcpu(service), 0),
        `its tasks on ${provider} take more vCPU at their most, while they are replaced, than is asked for`,
        quotas(quota)[0] ?? stack,
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

/** vCPU of all tasks at their most, with those that replace them: ECS starts as many beside them as `deploymentMaximumPercent` admits. */
function mostVcpu(service: View): number {
  const cpu = Math.max(0, ...tasksOf(service).map((task) => task.number("cpu") ?? 0)) / 1024;
  const percent = service.number("deploymentMaximumPercent") ?? 200;
  return Math.floor((mostTasks(service) * percent) / 100) * cpu;
}

function mostTasks(service: View): number {
  const scaled = [TARGET, SCHEDULED].flatMap((type) =>
    scalingOf(service, type).map(
      (one) => one.number("maxCapacity") ?? one.number("scalableTargetAction.maxCapacity") ?? 0,
    ),
  );
  return Math.max(service.number("desiredCount") ?? 0, ...scaled);
}
