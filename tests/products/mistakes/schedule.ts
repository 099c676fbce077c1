import type { Mistake } from "./mistake";

const proof = "proof-schedule-holds";
const action = "shine-production-services-web-scaling-at-evening-rise";
const target = "shine-production-services-web-scaling-target";

/** Ways in which a schedule does not do what it says. */
export const scheduleMistakes: readonly Mistake[] = [
  {
    did: "wrote the name of a service of before into a schedule",
    told: `${proof}/target`,
    says: /^the schedule shine-production-web-evening-rise: it changes nothing that the program scales/,
    alone: true,
    make: (scene) => {
      const resource = scene.find(action);
      const props = { ...resource.props, resourceId: "service/shine-production-services-main/www" };
      const propertyDependencies = { ...resource.propertyDependencies, resourceId: [] };
      return scene.with({ ...resource, props, propertyDependencies });
    },
  },
  {
    did: "scaled a service of staging in production's place",
    told: `${proof}/service`,
    says: /what it changes is no service of its environment/,
    alone: true,
    make: (scene) => scene.link(target, "resourceId", "shine-staging-services-web-service"),
  },
  {
    did: "made a mistake in what is scaled",
    told: `${proof}/dimension`,
    says: /changes something else of the service than is scaled/,
    alone: true,
    make: (scene) => scene.set(action, { scalableDimension: "ecs:service:RunningCount" }),
  },
  {
    did: "left the time zone of a schedule out",
    told: `${proof}/time-zone`,
    says: /means another place's hours than the product's/,
    alone: true,
    make: (scene) => scene.set(action, { timezone: "UTC" }),
  },
];
