import type { Cloud } from "../../tools/offline/cloud";
import type { Entity } from "../../tools/offline/cloud/model";

/**
 * A rolling deploy of `<cluster>/<service>`, as its tool makes it: the newest revision of the service's family is the pattern, another image is
 * put into the service's own container, what comes of it is registered, and the service is pointed to it. Gives the revision's ARN.
 */
export function deploy(cloud: Cloud, serviceName: string, image: string): string {
  const service = serviceOf(cloud, serviceName);
  const family = String(service.outputs["name"]);
  const pattern = newestOf(cloud, family);
  const { containerDefinitions, ...inputs } = pattern.inputs;
  const [own, ...others] = JSON.parse(String(containerDefinitions)) as { image: string }[];
  const { outputs } = cloud.create({
    urn: `${pattern.urn}@${image}`,
    type: pattern.type,
    name: `deploy of ${image}`,
    inputs: { ...inputs, containerDefinitions: JSON.stringify([{ ...own, image }, ...others]) },
    home: { place: pattern.place, tags: {} },
  });
  cloud.alter(service, { taskDefinition: outputs["arn"] });
  return String(outputs["arn"]);
}

/** What a deploy tool is given when it names a family without a revision. */
function newestOf(cloud: Cloud, family: string): Entity {
  const revisions = cloud
    .all("aws:ecs/taskDefinition:TaskDefinition")
    .filter((one) => one.outputs["family"] === family)
    .sort((a, b) => Number(a.outputs["revision"]) - Number(b.outputs["revision"]));
  const newest = revisions.at(-1);
  if (newest === undefined) throw new Error(`there is no task definition ${family}`);
  return newest;
}

/** Autoscaling sets the number of tasks. */
export function rescale(cloud: Cloud, serviceName: string, desiredCount: number): void {
  cloud.alter(serviceOf(cloud, serviceName), { desiredCount });
}

/** A scheduled action sets the limits of autoscaling. */
export function reschedule(
  cloud: Cloud,
  serviceName: string,
  limits: { minCapacity: number; maxCapacity: number },
): void {
  const target = cloud
    .all("aws:appautoscaling/target:Target")
    .find((one) => String(one.outputs["resourceId"]).endsWith(`/${serviceName}`));
  if (target === undefined) throw new Error(`${serviceName} has no scalable target`);
  cloud.alter(target, limits);
}

export function serviceOf(cloud: Cloud, name: string): Entity {
  const service = cloud.all("aws:ecs/service:Service").find((one) => one.id.endsWith(`:service/${name}`));
  if (service === undefined) throw new Error(`there is no service ${name}`);
  return service;
}
