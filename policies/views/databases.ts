import type { Graph, View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import type { Place } from "./declared";

export const DATABASE = "aws:rds/cluster:Cluster";
export const DATABASE_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
/** A database that is no Aurora: the same rules where they speak of what both have. */
export const SINGLE_DATABASE = "aws:rds/instance:Instance";

export function isMysql(database: Reader): boolean {
  return /mysql|mariadb/.test(database.text("engine") ?? "");
}

export function isPostgresql(database: Reader): boolean {
  return /postgres/.test(database.text("engine") ?? "");
}

/** What the cluster's own parameter group says, by parameter; undefined where no group of the program is named. */
export function parametersOf(cluster: View): ReadonlyMap<string, string> | undefined {
  const group = cluster.graph.target(
    cluster,
    "dbClusterParameterGroupName",
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
  );
  if (group === undefined) return undefined;
  return new Map(group.list("parameters").map((entry) => [entry.text("name") ?? "", entry.text("value") ?? ""]));
}

/** ON and OFF, 1 and 0 and true and false are the same to the engines. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(1|on|true)$/i.test(value);
}

/** The parameter by which services are told something of a database: its `writer`, `reader`, `port` or `name`. */
export function databaseParameter(graph: Graph, { environment, key }: Place, what: string): View | undefined {
  return graph.called(PARAMETER, `/${graph.stack}/${environment}/infrastructures/database/${key}/${what}`);
}
const PARAMETER = "aws:ssm/parameter:Parameter";

/** Aurora's endpoint that follows the writer is `<cluster>.cluster-…`, that of the readers `<cluster>.cluster-ro-…` (Aurora guide, "Endpoints"). */
export function isEndpoint(host: string, of: "writer" | "reader"): boolean {
  return of === "reader"
    ? /^[^.]+\.cluster-ro-[^.]+\./.test(host)
    : /^[^.]+\.cluster-(?!ro-|custom-)[^.]+\./.test(host);
}
