import type { View } from "../kernel/graph";
import { madeFor } from "../views/declared";
import { SERVICE } from "../views/tasks";
import type { Way } from "./way";

/** From what a test of Datadog asks to the service that answers there. */
export function toSite(way: Way, test: View): void {
  const { graph } = test;
  const [, host, path = "/"] = /^https:\/\/([^/:?]+)(\/[^#]*)?/.exec(test.text("requestDefinition.url") ?? "") ?? [];
  if (host === undefined) return;
  const isMade = (environment: string, key: string): boolean =>
    madeFor(graph, { environment, kind: "services", key }, SERVICE).length > 0;
  const services = way.found(
    "site",
    () => {
      const found = Object.entries(way.check.product?.declared ?? {}).flatMap(([environment, declared]) =>
        Object.entries(declared.services)
          .filter(([key, { hosts }]) => hosts.includes(host) && isMade(environment, key))
          .map(([, service]) => service),
      );
      return found.length === 0 ? undefined : found;
    },
    "it asks a host that no service answers at",
  );
  if (services === undefined) return;
  way.expect(
    "site-path",
    () => services.some(({ healthPath }) => healthPath === path),
    "it asks another path than the one by which the service behind the host tells its health",
  );
}
