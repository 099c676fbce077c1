import type { View } from "../kernel/graph";
import { clusterOf } from "../views/tasks";
import type { Way } from "./way";

const CAPACITY = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";

/** What tasks of a service run on; undefined where neither the service nor its cluster says so. */
export function providerOf(service: View): string | undefined {
  const launch = service.text("launchType");
  const [first] = launch === undefined ? strategiesOf(service) : [launch];
  return first;
}

/**
 * A service asks for capacity that its cluster has (ECS API, PutClusterCapacityProviders: a strategy names only what is associated with the
 * cluster). Gives what must be there before.
 */
export function toCapacity(way: Way, service: View): readonly View[] {
  const cluster = way.found("cluster", () => clusterOf(service), "it runs on no cluster of the program", service);
  if (cluster === undefined) return [];
  way.expect(
    "capacity",
    () => {
      if (service.text("launchType") === "FARGATE") return true;
      const asked = strategiesOf(service);
      const given = capacitiesOf(cluster).flatMap((one) => one.texts("capacityProviders"));
      return asked.length > 0 && asked.every((provider) => given.includes(provider));
    },
    "its cluster does not have the capacity that it asks for",
    cluster,
  );
  return capacitiesOf(cluster);
}

/** A service's own strategy, else its cluster's. */
function strategiesOf(service: View): readonly string[] {
  const of = (view: View, path: string): readonly string[] =>
    view.list(path).flatMap((one) => one.text("capacityProvider") ?? []);
  const own = of(service, "capacityProviderStrategies");
  const cluster = own.length > 0 ? undefined : clusterOf(service);
  if (cluster === undefined) return own;
  return capacitiesOf(cluster).flatMap((one) => of(one, "defaultCapacityProviderStrategies"));
}

function capacitiesOf(cluster: View): readonly View[] {
  return cluster.graph.satellites(cluster, CAPACITY, "clusterName");
}
