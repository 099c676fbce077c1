import type { Mistake } from "./mistake";

const proof = "proof-schedule-holds";
const action = "shine-production-services-web-scaling-at-evening-rise";

/** Ways in which a schedule does not do what it says. */
export const scheduleMistakes: readonly Mistake[] = [
  {
    did: "wrote the name of a service of before into a schedule",
    told: `${proof}/target`,
    says: /^the schedule shine-production-web-evening-rise: it changes nothing that the program scales/,
    alone: true,
    also: [`${proof}/told`],
    make: (scene) => scene.set(action, { resourceId: "service/shine-production-services-main/www" }),
  },
  {
    did: "changed a service of staging in production's place",
    told: `${proof}/service`,
    also: [`${proof}/declared`, `${proof}/told`],
    says: /what it changes is no service of its environment/,
    alone: true,
    make: (scene) =>
      scene.set(action, { resourceId: "service/shine-staging-services-main/shine-staging-services-web" }),
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
  {
    did: "forgot a schedule",
    told: `${proof}/told`,
    says: /^services\.web in production: nothing does what scaling\.schedule\["evening-rise"\] says/,
    alone: true,
    make: (scene) => scene.without(action),
  },
  ...Object.entries({
    "a day that never comes": { schedule: "cron(0 18 31 2 ? *)" },
    "a time that has been": { schedule: "at(2020-01-01T00:00:00)" },
    "the morning for the evening": { schedule: "cron(0 8 * * ? *)" },
    "one task for many": { scalableTargetAction: { minCapacity: 1, maxCapacity: 1 } },
    "an end to a schedule": { endTime: "2026-01-01T00:00:00Z" },
  }).map(
    ([what, changes]): Mistake => ({
      did: `wrote ${what} into a scheduled action`,
      told: `${proof}/declared`,
      also: [`${proof}/told`],
      says: /its cron, min and max are those of no scaling\.schedule of the service/,
      alone: true,
      make: (scene) => scene.set(action, changes),
    }),
  ),
];
