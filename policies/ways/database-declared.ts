import type { View } from "../kernel/graph";
import type { DeclaredDatabase } from "../registry";
import { DATABASE_INSTANCE, databaseParameter } from "../views/databases";
import { madeFor, type Place } from "../views/declared";
import type { Way } from "./way";

const PARAMETERS = "aws:rds/clusterParameterGroup:ClusterParameterGroup";

/**
 * Classes that Aurora has ("DB instance class types", Aurora guide): of the small ones t3 and t4g alone, from medium on, else from large on. Those
 * of RDS's other engines, such as db.t2 or db.m6g, it refuses.
 */
const CLASSES = /^db\.(serverless|t(3|4g)\.(medium|large)|(r|x)\d+[a-z]*\.(large|\d*xlarge))$/;

/** A cluster is the database that the definition declares: its engine, the name of what is in it, and instances of its own. */
export function toDeclared(way: Way, cluster: View, place: Place, declared: DeclaredDatabase): void {
  const { graph } = cluster;
  const instances = madeFor(graph, place, DATABASE_INSTANCE);
  way.expect(
    "engine",
    () => [cluster, ...instances].every((one) => one.text("engine") === declared.engine),
    "its cluster or one of its instances has another engine than its own",
    cluster,
  );
  way.expect(
    "readers",
    () => instances.length === declared.readers + 1,
    "it has not as many instances as it declares: one that writes, and its readers",
    cluster,
  );
  way.expect(
    "schema",
    () => cluster.text("databaseName") === declared.schema,
    "its cluster makes another schema",
    cluster,
  );
  way.expect(
    "name",
    () => databaseParameter(graph, place, "name")?.text("insecureValue") === declared.schema,
    "the parameter of its name says another schema than its own",
    databaseParameter(graph, place, "name") ?? cluster,
  );
  way.expect(
    "family",
    () => {
      const group = graph.target(cluster, "dbClusterParameterGroupName", PARAMETERS);
      return group === undefined || group.text("family") === familyOf(cluster);
    },
    "its cluster parameters are of another family than its engine's version, and RDS makes no such cluster",
    cluster,
  );
  for (const instance of instances) {
    way.expect(
      "instance-cluster",
      () => graph.satellites(cluster, DATABASE_INSTANCE, "clusterIdentifier").includes(instance),
      "one of its instances is added to another cluster",
      instance,
    );
    way.expect(
      "instance-class",
      () => CLASSES.test(instance.text("instanceClass") ?? ""),
      "one of its instances is of a class that Aurora does not have",
      instance,
    );
  }
}

/** `aurora-mysql8.0` for version 8.0, `aurora-postgresql17` for 17 and 17.4: as RDS names the families of parameters. */
function familyOf(cluster: View): string {
  const [major = "", minor = ""] = (cluster.text("engineVersion") ?? "").split(".");
  const engine = cluster.text("engine") ?? "";
  return engine === "aurora-mysql" ? `${engine}${major}.${minor}` : `${engine}${major}`;
}
