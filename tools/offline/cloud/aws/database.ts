import { between, named, notBoth, oneOf, someOf } from "../checks";
import type { Check, Model, Models, Subject } from "../model";
import {
  CLUSTER,
  CLUSTER_PARAMETERS,
  capacityUnits,
  clusterFamily,
  exportedLogs,
  finalSnapshot,
  identifier,
  insightsDays,
  instanceFamily,
  master,
  PARAMETERS,
  sameEngine,
  sameSubnetGroup,
  SUBNET_GROUP,
  windows,
} from "./database-checks";
import { keyReference } from "./keys";
import { ROLE, SECURITY_GROUP, SUBNET } from "./types";
import { onePerZone, zoneOfRegion } from "./zones";

const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";

const lowerName = (path: string, limit: number): Check =>
  named(path, limit, /^[a-z0-9][a-z0-9 ._-]*$/, "lower-case letters, digits, . _ -", "InvalidParameterValue");

const hostname = (subject: Subject, name: string, kind: string): string =>
  `${name}.${kind}${subject.digest("host").slice(0, 12)}.${subject.place.region}.rds.amazonaws.com`;

const clusterName = (subject: Subject): string => subject.chosen("clusterIdentifier");

const port = (subject: Subject): number =>
  subject.number("port") ?? (subject.text("engine") === "aurora-postgresql" ? 5432 : 3306);

function parameterGroup(kind: string): Model {
  return {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("rds", `${kind}:${id}`),
      description: subject.text("description") ?? "Managed by Pulumi",
    }),
    replaces: ["name", "namePrefix", "family", "description", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "DBParameterGroupAlreadyExists" },
    checks: [lowerName("name", 255)],
  };
}

export const database: Models = {
  [SUBNET_GROUP]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("rds", `subgrp:${id}`),
      supportedNetworkTypes: ["IPV4"],
      vpcId: `vpc-0${subject.digest("vpc").slice(0, 16)}`,
      description: subject.text("description") ?? "Managed by Pulumi",
    }),
    replaces: ["name", "namePrefix", "region"],
    references: [{ path: "subnetIds", types: [SUBNET], code: "InvalidSubnet", holds: true }],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "DBSubnetGroupAlreadyExists" },
    checks: [lowerName("name", 255), onePerZone("subnetIds", "DBSubnetGroupDoesNotCoverEnoughAZs", 2)],
  },
  [CLUSTER_PARAMETERS]: parameterGroup("cluster-pg"),
  [PARAMETERS]: parameterGroup("pg"),
  [CLUSTER]: {
    id: clusterName,
    computed: (subject, id) => ({
      clusterIdentifier: id,
      arn: subject.arn("rds", `cluster:${id}`),
      clusterResourceId: `cluster-${subject.digest().slice(0, 26).toUpperCase()}`,
      endpoint: hostname(subject, id, "cluster-"),
      readerEndpoint: hostname(subject, id, "cluster-ro-"),
      hostedZoneId: "Z24O6O9L7SGTNB",
      port: port(subject),
      engineVersionActual: subject.text("engineVersion") ?? "8.0.mysql_aurora.3.10.0",
      masterUserSecrets:
        subject.get("manageMasterUserPassword") === true
          ? [
              {
                secretArn: subject.arn(
                  "secretsmanager",
                  `secret:rds!cluster-${subject.digest("secret").slice(0, 32)}-${subject.digest("suffix").slice(0, 6)}`,
                ),
                secretStatus: "active",
                kmsKeyId: subject.get("masterUserSecretKmsKeyId") ?? subject.arn("kms", "alias/aws/secretsmanager"),
              },
            ]
          : [],
    }),
    replaces: [
      "clusterIdentifier",
      "clusterIdentifierPrefix",
      "databaseName",
      "dbSubnetGroupName",
      "engine",
      "engineMode",
      "kmsKeyId",
      "masterUsername",
      "storageEncrypted",
      "snapshotIdentifier",
      "region",
    ],
    references: [
      { path: "dbSubnetGroupName", types: [SUBNET_GROUP], code: "DBSubnetGroupNotFoundFault", holds: true },
      {
        path: "dbClusterParameterGroupName",
        types: [CLUSTER_PARAMETERS],
        code: "DBClusterParameterGroupNotFound",
        holds: true,
      },
      { path: "vpcSecurityGroupIds", types: [SECURITY_GROUP], code: "InvalidParameterValue", holds: true },
      keyReference("kmsKeyId", "KMSKeyNotAccessibleFault"),
    ],
    unique: {
      key: (subject) => subject.text("clusterIdentifier"),
      path: "clusterIdentifier",
      code: "DBClusterAlreadyExistsFault",
    },
    checks: [
      identifier("clusterIdentifier"),
      master,
      exportedLogs,
      finalSnapshot,
      windows,
      insightsDays,
      capacityUnits,
      clusterFamily,
      between("backupRetentionPeriod", 1, 35),
      notBoth("manageMasterUserPassword", "masterPassword"),
      someOf([
        "manageMasterUserPassword",
        "masterPassword",
        "masterPasswordWo",
        "snapshotIdentifier",
        "globalClusterIdentifier",
      ]),
      oneOf("engine", ["aurora-mysql", "aurora-postgresql"]),
      oneOf("storageType", ["", "aurora", "aurora-iopt1"]),
    ],
    deletionProtection: "deletionProtection",
  },
  [INSTANCE]: {
    id: (subject) => subject.chosen("identifier"),
    computed: (subject, id) => ({
      identifier: id,
      arn: subject.arn("rds", `db:${id}`),
      dbiResourceId: `db-${subject.digest().slice(0, 26).toUpperCase()}`,
      endpoint: hostname(subject, id, ""),
      port: port(subject),
      writer: false,
      storageEncrypted: true,
      engineVersionActual: subject.text("engineVersion") ?? "8.0.mysql_aurora.3.10.0",
      networkType: "IPV4",
    }),
    replaces: [
      "identifier",
      "identifierPrefix",
      "clusterIdentifier",
      "engine",
      "availabilityZone",
      "dbSubnetGroupName",
      "region",
    ],
    references: [
      { path: "clusterIdentifier", types: [CLUSTER], code: "DBClusterNotFoundFault", holds: true },
      { path: "dbParameterGroupName", types: [PARAMETERS], code: "DBParameterGroupNotFound", holds: true },
      { path: "monitoringRoleArn", types: [ROLE], code: "InvalidParameterValue" },
    ],
    unique: { key: (subject) => subject.text("identifier"), path: "identifier", code: "DBInstanceAlreadyExists" },
    checks: [
      identifier("identifier"),
      insightsDays,
      sameEngine,
      sameSubnetGroup,
      instanceFamily,
      zoneOfRegion("availabilityZone", "InvalidParameterValue"),
      named(
        "instanceClass",
        32,
        /^db\.(serverless|[a-z]\d+[a-z]*\.\d*(micro|small|medium|large|xlarge))$/,
        "a class such as db.r8g.large",
        "InvalidParameterValue",
      ),
      between("promotionTier", 0, 15),
      oneOf("monitoringInterval", [0, 1, 5, 10, 15, 30, 60]),
    ],
  },
};
