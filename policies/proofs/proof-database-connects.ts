import type { View } from "../kernel/graph";
import type { Check } from "../kernel/check";
import type { Proof } from "../rule";
import { DATABASE, DATABASE_INSTANCE } from "../views/databases";
import { declaredService, madeFor, type Place, placeOf, wordsOf } from "../views/declared";
import { named } from "../views/named";
import { SUBNET } from "../views/placement";
import { GROUP } from "../views/security-groups";
import { SERVICE } from "../views/tasks";
import { type Origin, originOf } from "../ways/apis";
import { toEnd } from "../ways/connection";
import { toUser } from "../ways/database-user";
import { Way } from "../ways/way";

const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
const PARAMETER = "aws:ssm/parameter:Parameter";
const VPC = "aws:ec2/vpc:Vpc";

export const rule: Proof = {
  id: "proof-database-connects",
  title: "A service reaches every database that it declares, under a name that TLS verifies, as a user that exists.",
  why: "A database that refuses a service is found when the first deployment of the service fails.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  noun: "client",
  check: (service, check) => {
    const place = placeOf(service);
    const databases = place && declaredService(check.registry, check.graph, place)?.databases;
    if (place === undefined || databases === undefined || databases.length === 0) return;
    const way = new Way(check, wordsOf(place));
    const origin = originOf(way, service);
    if (origin === undefined) return;
    for (const key of databases) {
      const database: Place = { ...place, kind: "databases", key };
      toDatabase(new Way(check, `${wordsOf(place)} stores in databases.${key}`), { service, origin }, database, check);
    }
  },
};

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
  const parameter = (key: string): View | undefined =>
    graph.called(PARAMETER, `/${graph.stack}/${place.environment}/infrastructures/database/${place.key}/${key}`);
  for (const endpoint of ["writer", "reader"]) {
    way.expect(
      "endpoint",
      () => parameter(endpoint)?.sourcesOf("insecureValue").includes(cluster) === true,
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
  const end = () => ({ groups: named(cluster, "vpcSecurityGroupIds", GROUP), cidrs: [] });
  const vpcs = () =>
    named(cluster, "dbSubnetGroupName", SUBNET_GROUP)
      .flatMap((group) => named(group, "subnetIds", SUBNET))
      .flatMap((subnet) => named(subnet, "vpcId", VPC));
  toEnd(way, client.origin, { words: "the database", end, vpcs, at: cluster }, cluster.number("port") ?? 0);
  toUser(way, client.service, cluster, place);
}
