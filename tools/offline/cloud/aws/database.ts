import { between, named, notBoth, oneOf, someOf } from "../checks";
import type { Check, Fault, Models, Subject } from "../model";
import { keyReference } from "./keys";
import { onePerZone, SUBNET } from "./network";
import { SECURITY_GROUP } from "./security-groups";

const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
const CLUSTER_PARAMETERS = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";

const identifier = (path: string): Check =>
  named(
    path,
    63,
    /^[a-z](?!.*--)[a-z0-9-]*(?<!-)$/,
    "lower-case letters, digits and single -, a letter first",
    "InvalidParameterValue",
  );

const lowerName = (path: string, limit: number): Check =>
  named(path, limit, /^[a-z0-9][a-z0-9 ._-]*$/, "lower-case letters, digits, . _ -", "InvalidParameterValue");

const reserved = ["rdsadmin", "mysql", "root", "user", "select"];
const master: Check = (subject) => {
  const name = subject.text("masterUsername");
  if (name === undefined || (/^[a-zA-Z]\w{0,62}$/.test(name) && !reserved.includes(name))) return undefined;
  return {
    path: "masterUsername",
    code: "InvalidParameterValue",
    value: name,
    allowed: "a letter, then letters, digits and _, no reserved word",
    fix: "choose another name",
  };
};

const logs: Readonly<Record<string, readonly string[]>> = {
  "aurora-mysql": ["audit", "error", "general", "slowquery", "instance", "iam-db-auth-error"],
  "aurora-postgresql": ["postgresql", "instance", "iam-db-auth-error"],
};
const exportedLogs: Check = (subject) => {
  const known = logs[subject.text("engine") ?? ""];
  const wrong = subject
    .texts("enabledCloudwatchLogsExports")
    .filter((name) => known !== undefined && !known.includes(name));
  return wrong.length === 0
    ? undefined
    : {
        path: "enabledCloudwatchLogsExports",
        code: "InvalidParameterCombination",
        value: wrong,
        allowed: (known ?? []).join(", "),
        fix: "leave out what the engine has not",
      };
};

const finalSnapshot: Check = (subject) =>
  subject.get("skipFinalSnapshot") === true || subject.has("finalSnapshotIdentifier")
    ? undefined
    : {
        path: "finalSnapshotIdentifier",
        code: "InvalidParameterCombination",
        allowed: "a name, unless skipFinalSnapshot is true",
        fix: "name the final snapshot",
      };

/** The daily backup and the weekly maintenance must not meet: `18:00-19:00` and `sun:16:00-sun:17:00`. */
const windows: Check = (subject) => {
  const backup = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(subject.text("preferredBackupWindow") ?? "");
  const maintenance = /^([a-z]{3}):(\d\d):(\d\d)-([a-z]{3}):(\d\d):(\d\d)$/i.exec(
    subject.text("preferredMaintenanceWindow") ?? "",
  );
  const faults: Fault[] = [];
  const form = (path: string, match: unknown, allowed: string): void => {
    if (subject.text(path) !== undefined && match === null)
      faults.push({ path, code: "InvalidParameterValue", value: subject.text(path), allowed, fix: "correct the form" });
  };
  form("preferredBackupWindow", backup, "hh:mm-hh:mm, UTC");
  form("preferredMaintenanceWindow", maintenance, "ddd:hh:mm-ddd:hh:mm, UTC");
  if (backup === null || maintenance === null) return faults;
  const minutes = (hours: string | undefined, rest: string | undefined): number => Number(hours) * 60 + Number(rest);
  const [b1, b2] = [minutes(backup[1], backup[2]), minutes(backup[3], backup[4])];
  const [m1, m2] = [minutes(maintenance[2], maintenance[3]), minutes(maintenance[5], maintenance[6])];
  const day = 24 * 60;
  const length = (from: number, to: number): number => (to - from + day) % day;
  if (length(b1, b2) < 30)
    faults.push({
      path: "preferredBackupWindow",
      code: "InvalidParameterValue",
      allowed: "30 minutes or more",
      fix: "lengthen it",
    });
  if (length(m1, m2) < 30)
    faults.push({
      path: "preferredMaintenanceWindow",
      code: "InvalidParameterValue",
      allowed: "30 minutes or more",
      fix: "lengthen it",
    });
  if (length(b1, m1) < length(b1, b2) || length(m1, b1) < length(m1, m2)) {
    faults.push({
      path: "preferredMaintenanceWindow",
      code: "InvalidParameterValue",
      allowed: "a window that does not meet the backup's",
      fix: "move one of them",
    });
  }
  return faults;
};

const insightsDays: Check = (subject) => {
  const days = subject.number("performanceInsightsRetentionPeriod");
  if (days === undefined || days === 7 || days === 731 || (days % 31 === 0 && days >= 31 && days <= 713))
    return undefined;
  return {
    path: "performanceInsightsRetentionPeriod",
    code: "InvalidParameterValue",
    value: days,
    allowed: "7, 31 × 1 to 23, or 731",
    fix: "take one of these",
  };
};

const capacityUnits: Check = (subject) => {
  const [low, high] = [
    subject.number("serverlessv2ScalingConfiguration.minCapacity"),
    subject.number("serverlessv2ScalingConfiguration.maxCapacity"),
  ];
  if (
    low === undefined ||
    high === undefined ||
    (low >= 0 && low <= high && high >= 1 && high <= 256 && low % 0.5 === 0 && high % 0.5 === 0)
  )
    return undefined;
  return {
    path: "serverlessv2ScalingConfiguration",
    code: "InvalidParameterValue",
    value: [low, high],
    allowed: "0 to 256 in steps of 0.5, the lower first",
    fix: "correct the range",
  };
};

const family: Check = (subject, world) => {
  const [group] = world.referred(subject, "dbClusterParameterGroupName", CLUSTER_PARAMETERS);
  const [name, engine] = [group?.inputs["family"], subject.text("engine")];
  if (typeof name !== "string" || engine === undefined || name.startsWith(engine)) return undefined;
  return {
    path: "dbClusterParameterGroupName",
    code: "InvalidParameterCombination",
    value: name,
    allowed: `a group of family ${engine}…`,
    fix: "take the engine's family",
  };
};

const sameEngine: Check = (subject, world) => {
  const [cluster] = world.referred(subject, "clusterIdentifier", CLUSTER);
  const [engine, own] = [cluster?.inputs["engine"], subject.text("engine")];
  if (typeof engine !== "string" || own === undefined || engine === own) return undefined;
  return {
    path: "engine",
    code: "InvalidParameterCombination",
    value: own,
    allowed: `the cluster's, ${engine}`,
    fix: "take the cluster's engine",
  };
};

const hostname = (subject: Subject, name: string, kind: string): string =>
  `${name}.${kind}${subject.digest("host").slice(0, 12)}.${subject.place.region}.rds.amazonaws.com`;
const clusterName = (subject: Subject): string => subject.chosen("clusterIdentifier");
const port = (subject: Subject): number =>
  subject.number("port") ?? (subject.text("engine") === "aurora-postgresql" ? 5432 : 3306);

function parameterGroup(kind: string): Models[string] {
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
      "port",
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
      family,
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
      "publiclyAccessible",
      "region",
    ],
    references: [
      { path: "clusterIdentifier", types: [CLUSTER], code: "DBClusterNotFoundFault", holds: true },
      { path: "dbParameterGroupName", types: [PARAMETERS], code: "DBParameterGroupNotFound", holds: true },
      { path: "monitoringRoleArn", types: ["aws:iam/role:Role"], code: "InvalidParameterValue" },
    ],
    unique: { key: (subject) => subject.text("identifier"), path: "identifier", code: "DBInstanceAlreadyExists" },
    checks: [
      identifier("identifier"),
      insightsDays,
      sameEngine,
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
