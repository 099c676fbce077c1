import type { Mistake } from "./mistake";

const primary = "shine-production-databases-primary";
const proof = "proof-database-connects";
const host = (kind: string): string => `${primary}.${kind}-abcdefghijkl.ap-northeast-1.rds.amazonaws.com`;

/** Ways in which a database is not the one that its definition declares. */
export const databaseMistakes: readonly Mistake[] = [
  {
    did: "lost an instance",
    told: `${proof}/readers`,
    says: /^databases\.primary in production: it has not as many instances as it declares/,
    alone: true,
    make: (scene) => scene.without(`${primary}-instances-3`),
  },
  {
    did: "made an instance of another engine",
    told: `${proof}/engine`,
    says: /^databases\.primary in production: its cluster or one of its instances has another engine than its own/,
    alone: true,
    make: (scene) => scene.set(`${primary}-instances-1`, { engine: "aurora-postgresql" }),
  },
  {
    did: "named the schema of the cluster anew",
    told: `${proof}/schema`,
    also: ["proof-person-reaches/console-told"],
    says: /^databases\.primary in production: its cluster makes another schema/,
    alone: true,
    make: (scene) => scene.set(`${primary}-cluster`, { databaseName: "shine2" }),
  },
  {
    did: "told services the schema of before",
    told: `${proof}/name`,
    says: /^databases\.primary in production: the parameter of its name says another schema than its own/,
    alone: true,
    make: (scene) => scene.set("shine-production-parameters-database/primary/name", { insecureValue: "shine_old" }),
  },
  {
    did: "told services the readers' endpoint as the writer's",
    told: `${proof}/endpoint`,
    says: /the parameter of its writer does not hold the cluster's own endpoint/,
    alone: true,
    make: (scene) => {
      const parameter = scene.find("shine-production-parameters-database/primary/writer");
      return scene.with({ ...parameter, props: { ...parameter.props, insecureValue: host("cluster-ro") } });
    },
  },
  {
    did: "kept the parameters of a version of before",
    told: `${proof}/family`,
    says: /its cluster parameters are of another family than its engine's version/,
    alone: true,
    make: (scene) => scene.set(`${primary}-cluster-parameters`, { family: "aurora-mysql5.7" }),
  },
  {
    did: "took a class that Aurora does not have",
    told: `${proof}/instance-class`,
    says: /of a class that Aurora does not have/,
    alone: true,
    make: (scene) => scene.set(`${primary}-instances-1`, { instanceClass: "db.t2.small" }),
  },
  {
    did: "added an instance to staging's cluster",
    told: `${proof}/instance-cluster`,
    also: [`${proof}/in-time`],
    says: /one of its instances is added to another cluster/,
    alone: false,
    make: (scene) => scene.set(`${primary}-instances-2`, { clusterIdentifier: "shine-staging-databases-primary" }),
  },
];
