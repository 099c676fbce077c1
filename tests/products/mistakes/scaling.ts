import type { Mistake } from "./mistake";

const services = "shine-production-services";
const proof = "proof-service-scales";
const other = `service/${services}-main/${services}-apii`;

/** Ways in which a service has no tasks, or not as many as its definition says. */
export const scalingMistakes: readonly Mistake[] = [
  {
    did: "let updates pass over the bounds of a service without a schedule",
    told: `${proof}/follows`,
    says: /^services\.worker in production: no schedule changes its min and max/,
    alone: true,
    make: (scene) =>
      scene.with({ ...scene.find(`${services}-worker-scaling-target`), ignoreChanges: ["minCapacity", "maxCapacity"] }),
  },
  {
    did: "let a service begin without a task",
    told: `${proof}/begins`,
    says: /^services\.web in production: it begins with fewer tasks than its min/,
    alone: true,
    make: (scene) => scene.set(`${services}-web-service`, { desiredCount: 0 }),
  },
  {
    did: "forgot the target of a service",
    told: `${proof}/target`,
    says: /^services\.api in production: nothing scales it/,
    alone: true,
    make: (scene) => scene.without(`${services}-api-scaling-target`),
  },
  {
    did: "scaled a service that there is not",
    told: `${proof}/service`,
    also: [`${proof}/target`],
    says: /^the scaling of services\.api in production: it names no service of its environment/,
    alone: true,
    make: (scene) => scene.set(`${services}-api-scaling-target`, { resourceId: other }),
  },
  {
    did: "held the CPU of a service that there is not",
    told: `${proof}/service`,
    also: [`${proof}/held`],
    says: /^the scaling of services\.api in production: it names no service/,
    alone: true,
    make: (scene) => scene.set(`${services}-api-scaling-hold-cpu`, { resourceId: other }),
  },
  {
    did: "scaled a service to nothing",
    told: `${proof}/bounds`,
    says: /it is scaled between other numbers of tasks than its min and max/,
    alone: true,
    make: (scene) => scene.set(`${services}-web-scaling-target`, { minCapacity: 0, maxCapacity: 0 }),
  },
  {
    did: "gave a service a min above its max",
    told: `${proof}/bounds`,
    says: /it is scaled between other numbers/,
    alone: true,
    make: (scene) => scene.set(`${services}-web-scaling-target`, { minCapacity: 50 }),
  },
  {
    did: "held another figure than the definition says",
    told: `${proof}/held`,
    says: /^services\.api in production: no policy holds what scaling\.memory says/,
    alone: true,
    make: (scene) =>
      scene.set(`${services}-api-scaling-hold-memory`, { "targetTrackingScalingPolicyConfiguration.targetValue": 90 }),
  },
  {
    did: "took the only policy of a service away",
    told: `${proof}/held`,
    says: /^services\.worker in production: no policy brings it from its min to its max/,
    alone: true,
    make: (scene) => scene.without(`${services}-worker-scaling-hold-cpu`),
  },
  {
    did: "let a policy change what Application Auto Scaling changes of no service",
    told: `${proof}/dimension`,
    says: /it does not change the number of the service's tasks/,
    alone: true,
    make: (scene) => scene.set(`${services}-api-scaling-hold-cpu`, { scalableDimension: "ecs:service:RunningCount" }),
  },
];
