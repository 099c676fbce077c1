import type { View } from "../kernel/graph";
import { madeFor } from "../views/declared";
import { SERVICE } from "../views/tasks";
import type { Way } from "./way";

/** What a service answers at its health path when it is well, as the load balancer asks it too. */
const WELL = 200;

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
  way.expect(
    "site-method",
    () => /^(?:GET|HEAD)$/.test(test.text("requestDefinition.method") ?? "GET"),
    "it asks in another way than the load balancer, which gets the page by which the service tells its health",
  );
  way.expect(
    "site-answer",
    () =>
      test
        .list("assertions")
        .filter((one) => one.text("type") === "statusCode" && one.text("operator") === "is")
        .every((one) => one.number("target") === WELL),
    "it takes an answer for well which the service does not give when it is",
  );
  way.expect(
    "site-places",
    () => (test.number("optionsList.minLocationFailed") ?? 1) < new Set(test.texts("locations")).size,
    "it speaks when all places have failed that it asks from, or more: while one of them is in trouble itself, nobody is told",
  );
}
