import type { Check } from "../kernel/check";
import type { View } from "../kernel/graph";
import type { DeclaredService, ProductEntry } from "../registry";
import { type Proof, STACK } from "../rule";
import { madeFor, wordsOf } from "../views/declared";
import { containers, deployedTask, SERVICE } from "../views/tasks";
import { Way } from "../ways/way";

/** Definitions differ by environment in sizes only. */
const ENVIRONMENT = "production";
const ENDPOINTS = ["writer", "reader"];

export const rule: Proof = {
  id: "proof-declared-used",
  title: "What is declared is of use: services are deployed and learn of their databases, and the domain is answered.",
  why: "A definition may say half of what it means; all of it is made then, and waits.",
  fix: "Say the rest. What is meant to come later, or is known to the service by another way, may stay.",
  severity: "medium",
  level: "advisory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "definition",
  check: (stack, check) => {
    const { product } = check;
    if (product === undefined) return;
    const services = Object.entries(product.declared[ENVIRONMENT]?.services ?? {});
    for (const [key, declared] of services) ofService(check, product, key, declared);
    const hosts = services.flatMap(([, service]) => service.hosts);
    if (hosts.length === 0) return;
    new Way(check, product.domain).expect(
      "answered",
      () => hosts.includes(product.domain),
      "no service answers at the domain itself, whose name leads here as well: leave hosts out of the route of one that should",
      stack,
    );
  },
};

function ofService(check: Check, product: ProductEntry, key: string, declared: DeclaredService): void {
  const place = { environment: ENVIRONMENT, kind: "services", key } as const;
  const [service] = madeFor(check.graph, place, SERVICE);
  // One that is not made is told by the proof of what is made.
  if (service === undefined) return;
  const way = new Way(check, wordsOf(place));
  way.expect(
    "deployed",
    () => Object.values(product.deploys).some((deployed) => deployed.includes(key)),
    "no repository deploys it, and the image that it begins with runs for ever: name it in the deploys of one",
    service,
  );
  for (const database of declared.databases) {
    way.expect(
      "told",
      () =>
        parametersOf(service).some((name) => ENDPOINTS.some((end) => name.endsWith(`/database/${database}/${end}`))),
      `it is told no endpoint of databases.${database}: name database/${database}/writer or database/${database}/reader in its parameters`,
      service,
    );
  }
}

/** What the containers of a service's task are given of Parameter Store, as ARNs. */
function parametersOf(service: View): readonly string[] {
  const task = deployedTask(service);
  const given = task === undefined ? [] : containers(task);
  return given.flatMap(({ reader }) => reader.list("secrets").flatMap((one) => one.text("valueFrom") ?? []));
}
