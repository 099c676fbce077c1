import type { View } from "../kernel/graph";
import { clusterOf, SERVICE } from "./tasks";

export const TARGET = "aws:appautoscaling/target:Target";
export const SCHEDULED = "aws:appautoscaling/scheduledAction:ScheduledAction";
export const SCALING_POLICY = "aws:appautoscaling/policy:Policy";

/** The target, the policies or the scheduled actions that name a service, by Application Auto Scaling's own id of it. */
export function scalingOf(service: View, type: string): readonly View[] {
  const { graph } = service;
  const byId = graph.memo(`scaling by ${type}`, () => {
    const found = new Map<string, View[]>();
    for (const one of graph.ofType(type)) {
      const id = one.text("resourceId") ?? "";
      found.set(id, [...(found.get(id) ?? []), one]);
    }
    return found;
  });
  return byId.get(scalingId(service)) ?? [];
}

/** The service that one of them names; undefined where there is none of that name in that cluster. */
export function scaledBy(scaling: View): View | undefined {
  const { graph } = scaling;
  const byId = graph.memo(
    "services by scaling",
    () => new Map(graph.ofType(SERVICE).map((service) => [scalingId(service), service])),
  );
  return byId.get(scaling.text("resourceId") ?? "");
}

/** `service/<cluster>/<service>` (Application Auto Scaling API, RegisterScalableTarget). */
function scalingId(service: View): string {
  return `service/${clusterOf(service)?.text("name") ?? ""}/${service.text("name") ?? ""}`;
}
