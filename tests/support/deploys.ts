import type { Cloud } from "../../tools/offline/cloud";
import type { Entity } from "../../tools/offline/cloud/model";

/** A rolling deploy of `<cluster>/<service>`: a new revision of the task definition with another image, and the service pointed to it. Gives
 * the revision's ARN. */
export function deploy(cloud: Cloud, serviceName: string, tag: string): string {
  const service = serviceOf(cloud, serviceName);
  const current = cloud
    .all("aws:ecs/taskDefinition:TaskDefinition")
    .find((one) => one.outputs["arn"] === service.outputs["taskDefinition"]);
  if (current === undefined) throw new Error(`${serviceName} has no task definition`);
  const { containerDefinitions, ...inputs } = current.inputs;
  const containers = JSON.parse(String(containerDefinitions)) as { image: string }[];
  const images = containers.map((one) => ({ ...one, image: one.image.replace(/[:@][^/]*$/, `:${tag}`) }));
  const { outputs } = cloud.create({
    urn: `${current.urn}@${tag}`,
    type: current.type,
    name: `deploy-${tag}`,
    inputs: { ...inputs, containerDefinitions: JSON.stringify(images) },
    home: { place: current.place, tags: {} },
  });
  cloud.alter(service, { taskDefinition: outputs["arn"] });
  return String(outputs["arn"]);
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
