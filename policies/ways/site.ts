import type { View } from "../kernel/graph";
import { madeFor } from "../views/declared";
import { SERVICE } from "../views/tasks";
import type { Way } from "./way";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** From what a test of Datadog asks to the service that answers there. */
export function toSite(way: Way, test: View): void {
  const { graph } = test;
  const [, host, path = "/"] = /^https:\/\/([^/:?]+)(\/[^?]*)?/.exec(test.text("requestDefinition.url") ?? "") ?? [];
  if (host === undefined) return;
  const services = way.found(
    "site",
    () => {
      const found = Object.entries(way.check.product?.declared ?? {}).flatMap(([environment, declared]) =>
        Object.entries(declared.services)
          .filter(([, { hosts }]) => hosts.includes(host))
          .flatMap(([key]) => madeFor(graph, { environment, kind: "services", key }, SERVICE)),
      );
      return found.length === 0 ? undefined : found;
    },
    "it asks a host that no service answers at",
  );
  if (services === undefined) return;
  way.expect(
    "site-path",
    () =>
      services
        .flatMap((service) => service.list("loadBalancers"))
        .some((one) => graph.target(one, "targetGroupArn", TARGET_GROUP)?.text("healthCheck.path") === path),
    "it asks another path than the one by which the service behind the host tells its health",
  );
}
