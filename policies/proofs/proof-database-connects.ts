import type { View } from "../kernel/graph";
import type { Check } from "../kernel/check";
import type { Proof } from "../rule";
import { DATABASE, DATABASE_INSTANCE, databaseParameter, isEndpoint } from "../views/databases";
import { madeFor, type Place, placeOf, wordsOf } from "../views/declared";
import { deployedTask, SERVICE } from "../views/tasks";
import type { Origin } from "../ways/apis";
import { errandsOf } from "../ways/client";
import { toCluster } from "../ways/database";
import { databaseVariable, toUser } from "../ways/database-user";
import { toDeclared } from "../ways/database-declared";
import { toUsersMade } from "../ways/database-users";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-database-connects",
  title:
    "A database is the one that is declared; a service reaches each that it declares, under a name that TLS verifies, as a user that is made.",
  why: "A database that refuses a service is found when the first deployment of the service fails.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE, DATABASE],
  noun: "client",
  check: (subject, check) => {
    if (subject.type === DATABASE) ofDatabase(subject, check);
    else ofService(subject, check);
  },
};

function ofService(service: View, check: Check): void {
  const stores = errandsOf(
    check,
    service,
    ({ databases }) => databases,
    (key) => `stores in databases.${key}`,
  );
  for (const { way, origin, place, key } of stores)
    toDatabase(way, { service, origin }, { ...place, kind: "databases", key }, check);
}

/** It is what the definition declares; what makes its users is a client too, and the first. */
function ofDatabase(cluster: View, check: Check): void {
  const place = placeOf(cluster);
  if (place?.kind !== "databases") return;
  const declared = check.product?.declared[place.environment]?.databases[place.key];
  if (declared !== undefined) toDeclared(new Way(check, wordsOf(place)), cluster, place, declared);
  toUsersMade(new Way(check, `what makes the users of ${wordsOf(place)}`), cluster);
}

function toDatabase(
  way: Way,
  client: { readonly service: View; readonly origin: Origin },
  place: Place,
  check: Check,
): void {
  const { graph } = check;
  const cluster = way.found("cluster", () => madeFor(graph, place, DATABASE)[0], "there is no cluster of it");
  if (cluster === undefined) return;
  way.expect(
    "instance",
    () => graph.satellites(cluster, DATABASE_INSTANCE, "clusterIdentifier").length > 0,
    "its cluster has no instance, and nobody to write to",
    cluster,
  );
  const parameter = (key: string): View | undefined => databaseParameter(graph, place, key);
  for (const endpoint of ["writer", "reader"] as const) {
    way.expect(
      "endpoint",
      () => {
        const told = parameter(endpoint);
        if (told?.sourcesOf("insecureValue").includes(cluster) !== true) return false;
        return told.isUnknown("insecureValue") || isEndpoint(told.text("insecureValue") ?? "", endpoint);
      },
      `the parameter of its ${endpoint} does not hold the cluster's own endpoint, the only name that its certificate and IAM's tokens stand for`,
      cluster,
    );
  }
  way.expect(
    "port",
    () => parameter("port")?.text("insecureValue") === cluster.text("port"),
    "the parameter of its port says something else than the cluster",
    cluster,
  );
  toCluster(way, client.origin, cluster);
  const task = deployedTask(client.service);
  if (task !== undefined) toUser(way, task, cluster, databaseVariable(place.key, "USER"), "owner");
}
