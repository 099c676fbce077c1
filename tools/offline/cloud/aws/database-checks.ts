import { named } from "../checks";
import type { Check, Fault } from "../model";

export const CLUSTER = "aws:rds/cluster:Cluster";
export const CLUSTER_PARAMETERS = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
export const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
export const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";

export const identifier = (path: string): Check =>
  named(
    path,
    63,
    /^[a-z](?!.*--)[a-z0-9-]*(?<!-)$/,
    "lower-case letters, digits and single -, a letter first",
    "InvalidParameterValue",
  );

const reserved = ["rdsadmin", "mysql", "root", "user", "select"];

export const master: Check = (subject) => {
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

export const exportedLogs: Check = (subject) => {
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

export const finalSnapshot: Check = (subject) =>
  subject.get("skipFinalSnapshot") === true || subject.has("finalSnapshotIdentifier")
    ? undefined
    : {
        path: "finalSnapshotIdentifier",
        code: "InvalidParameterCombination",
        allowed: "a name, unless skipFinalSnapshot is true",
        fix: "name the final snapshot",
      };

/** The daily backup and the weekly maintenance must not meet: `18:00-19:00` and `sun:16:00-sun:17:00`. */
export const windows: Check = (subject) => {
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

export const insightsDays: Check = (subject) => {
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

export const capacityUnits: Check = (subject) => {
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

const family =
  (path: string, type: string): Check =>
  (subject, world) => {
    const [group] = world.referred(subject, path, type);
    const [name, engine] = [group?.inputs["family"], subject.text("engine")];
    if (typeof name !== "string" || engine === undefined || name.startsWith(engine)) return undefined;
    return {
      path,
      code: "InvalidParameterCombination",
      value: name,
      allowed: `a group of family ${engine}…`,
      fix: "take the engine's family",
    };
  };
export const clusterFamily = family("dbClusterParameterGroupName", CLUSTER_PARAMETERS);
export const instanceFamily = family("dbParameterGroupName", PARAMETERS);

/**
 * An instance stands in the subnet group of its cluster ("This must match the db_subnet_group_name of the attached aws_rds_cluster",
 * documentation of aws_rds_cluster_instance in terraform-provider-aws).
 */
export const sameSubnetGroup: Check = (subject, world) => {
  const [cluster] = world.referred(subject, "clusterIdentifier", CLUSTER);
  if (cluster === undefined) return undefined;
  const [own, other] = [subject, world.subject(cluster)].map((one) =>
    world.handle(one, "dbSubnetGroupName", SUBNET_GROUP),
  );
  if (own === undefined || other === undefined || own === other) return undefined;
  return {
    path: "dbSubnetGroupName",
    code: "InvalidParameterCombination",
    value: subject.text("dbSubnetGroupName"),
    allowed: "the subnet group of its cluster",
    fix: "take the cluster's",
  };
};

export const sameEngine: Check = (subject, world) => {
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
