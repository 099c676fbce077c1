import type { Resource } from "../../../policies/kernel/resource";
import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  pass,
  ref,
  SECRET,
  UNKNOWN,
  unverifiable,
} from "../support";

const production = environment("production");
const staging = environment("staging");
const parent = production;
const key = make("aws:kms/key:Key", "shine-production-data-key", {}, { parent });
const cluster = (props: object, under: Resource = parent) =>
  make(
    "aws:rds/cluster:Cluster",
    "shine-production-primary-cluster",
    { clusterIdentifier: "primary", engine: "aurora-mysql", ...props },
    { parent: under },
  );
const instance = (props: object, name = "1") =>
  make(
    "aws:rds/clusterInstance:ClusterInstance",
    `shine-production-primary-${name}`,
    { clusterIdentifier: "primary", ...props },
    { parent },
  );
const group = (parameters: Record<string, string>) =>
  make(
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
    "shine-production-primary-parameters",
    { name: "shared", parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })) },
    { parent },
  );
const mysql = cluster({ dbClusterParameterGroupName: "shared" });
const migrating = (until: string) =>
  cluster({ dbClusterParameterGroupName: "shared", tags: { "plaintext-until": until } });
const postgresql = cluster({ engine: "aurora-postgresql", dbClusterParameterGroupName: "shared" });
const tls = { require_secure_transport: "ON", tls_version: "TLSv1.2,TLSv1.3" };
const slow = { slow_query_log: "1", long_query_time: "1", log_output: "FILE" };

const table = make("aws:ec2/routeTable:RouteTable", "shine-production-private-routes", {}, { parent });
const out = make(
  "aws:ec2/route:Route",
  "shine-production-private-out",
  { routeTableId: ref(table), destinationCidrBlock: "0.0.0.0/0", natGatewayId: UNKNOWN },
  { parent },
);
const subnet = (zone: string) =>
  make(
    "aws:ec2/subnet:Subnet",
    `shine-production-isolated-${zone}`,
    { availabilityZone: `ap-northeast-1${zone}` },
    { parent },
  );
const [a, c] = [subnet("a"), subnet("c")];
const association = make(
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "shine-production-a-association",
  { subnetId: ref(a), routeTableId: ref(table) },
  { parent },
);
const subnetGroup = (subnetIds: unknown) =>
  make("aws:rds/subnetGroup:SubnetGroup", "shine-production-primary-subnets", { subnetIds }, { parent });
const managed = { manageMasterUserPassword: true, masterUserSecretKmsKeyId: ref(key) };
const exports = (...logs: string[]) => ({ enabledCloudwatchLogsExports: logs });

const sg = make("aws:ec2/securityGroup:SecurityGroup", "shine-production-primary-group", {}, { parent });
const named = subnetGroup([ref(a), ref(c)]);

export const fixtures: Record<string, Fixtures> = {
  "aurora-encrypted-cmk": {
    good: pass(key, cluster({ storageEncrypted: true, kmsKeyId: ref(key) })),
    bad: fail(key, cluster({ storageEncrypted: false, kmsKeyId: ref(key) })),
    unset: fail(cluster({})),
    unknown: unverifiable(cluster({ storageEncrypted: true, kmsKeyId: UNKNOWN })),
    "AWS's own key": fail(cluster({ storageEncrypted: true, kmsKeyId: "alias/aws/rds" })),
  },
  "aurora-subnet-group-private": {
    good: pass(a, c, subnetGroup([ref(a), ref(c)])),
    bad: fail(a, c, table, out, association, subnetGroup([ref(a), ref(c)])),
    unset: fail(subnetGroup(undefined)),
    unknown: unverifiable(subnetGroup(UNKNOWN)),
    "one zone": fail(a, subnetGroup([ref(a)])),
    "subnets from elsewhere": fail(subnetGroup(["subnet-1", "subnet-2"])),
  },
  "aurora-deletion-protection": {
    good: pass(cluster({ deletionProtection: true })),
    bad: fail(cluster({ deletionProtection: false })),
    unset: fail(cluster({})),
    unknown: unverifiable(cluster({ deletionProtection: UNKNOWN })),
    staging: notApplicable(cluster({}, staging)),
  },
  "aurora-final-snapshot": {
    good: pass(cluster({ finalSnapshotIdentifier: "last", deleteAutomatedBackups: false })),
    bad: fail(cluster({ skipFinalSnapshot: true, finalSnapshotIdentifier: "last", deleteAutomatedBackups: false })),
    unset: fail(cluster({})),
    unknown: unverifiable(cluster({ finalSnapshotIdentifier: UNKNOWN, deleteAutomatedBackups: false })),
    "backups that go with it": fail(cluster({ finalSnapshotIdentifier: "last" })),
    staging: notApplicable(cluster({}, staging)),
  },
  "aurora-log-exports": {
    good: pass(
      cluster(exports("slowquery", "error", "audit")),
      cluster({ engine: "aurora-postgresql", ...exports("postgresql") }),
    ),
    bad: fail(cluster(exports("error", "audit"))),
    unset: fail(cluster({})),
    unknown: unverifiable(cluster({ enabledCloudwatchLogsExports: UNKNOWN })),
    "PostgreSQL without": fail(cluster({ engine: "aurora-postgresql", ...exports("slowquery", "error") })),
  },
  "aurora-slow-query-parameters": {
    good: pass(group(slow), mysql),
    bad: fail(group({ ...slow, long_query_time: "10" }), mysql),
    unset: fail(mysql),
    unknown: unverifiable(cluster({ dbClusterParameterGroupName: UNKNOWN })),
    "into a table": fail(group({ ...slow, log_output: "TABLE" }), mysql),
    PostgreSQL: pass(group({ log_min_duration_statement: "1000" }), postgresql),
    "PostgreSQL that logs nothing": fail(group({ log_min_duration_statement: "-1" }), postgresql),
    "MySQL's words on PostgreSQL": fail(group(slow), postgresql),
  },
  "aurora-require-tls": {
    good: pass(group(tls), mysql),
    bad: fail(group({ ...tls, require_secure_transport: "OFF" }), mysql),
    unset: fail(mysql),
    unknown: unverifiable(cluster({ dbClusterParameterGroupName: UNKNOWN })),
    "a migration": pass(group({ ...tls, require_secure_transport: "OFF" }), migrating("2026-12-31")),
    "a migration without an end": fail(group({ ...tls, require_secure_transport: "OFF" }), migrating("2028-01-01")),
    "a migration that is over": fail(group({ ...tls, require_secure_transport: "OFF" }), migrating("2026-11-01")),
    "old versions": fail(group({ ...tls, tls_version: "TLSv1.1,TLSv1.2" }), mysql),
    PostgreSQL: pass(group({ "rds.force_ssl": "1" }), postgresql),
    "PostgreSQL in clear": fail(group({ "rds.force_ssl": "0" }), postgresql),
    "PostgreSQL with an old version": fail(
      group({ "rds.force_ssl": "1", ssl_min_protocol_version: "TLSv1" }),
      postgresql,
    ),
  },
  "aurora-multi-az": {
    good: pass(cluster({}), instance({}, "1"), instance({}, "2")),
    bad: fail(cluster({}), instance({}, "1")),
    unset: fail(cluster({})),
    unknown: unverifiable(cluster({}), instance({ clusterIdentifier: UNKNOWN })),
    "one zone": fail(cluster({}), instance({ availabilityZone: "a" }, "1"), instance({ availabilityZone: "a" }, "2")),
    staging: notApplicable(cluster({}, staging)),
  },
  "aurora-master-password-managed": {
    good: pass(key, cluster(managed)),
    bad: fail(key, cluster({ ...managed, masterPassword: "hunter2" })),
    unset: fail(cluster({})),
    unknown: unverifiable(key, cluster({ ...managed, manageMasterUserPassword: UNKNOWN })),
    "a secret password": fail(key, cluster({ ...managed, masterPassword: SECRET })),
    "AWS's own key": fail(cluster({ manageMasterUserPassword: true })),
  },
  "aurora-in-network": {
    good: pass(sg, named, cluster({ dbSubnetGroupName: ref(named), vpcSecurityGroupIds: [ref(sg)] })),
    bad: fail(sg, cluster({ dbSubnetGroupName: "default", vpcSecurityGroupIds: [ref(sg)] })),
    unset: fail(cluster({})),
    unknown: unverifiable(sg, cluster({ dbSubnetGroupName: UNKNOWN, vpcSecurityGroupIds: [ref(sg)] })),
    "no group": fail(named, cluster({ dbSubnetGroupName: ref(named) })),
  },
  "aurora-insights-cmk": {
    good: pass(key, instance({ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: ref(key) })),
    bad: fail(instance({ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: "alias/aws/rds" })),
    unset: fail(cluster({ performanceInsightsEnabled: true })),
    unknown: unverifiable(instance({ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: UNKNOWN })),
    off: notApplicable(instance({})),
  },
  "aurora-monitoring": {
    good: pass(
      key,
      instance({
        monitoringInterval: 60,
        monitoringRoleArn: "arn:aws:iam::1:role/x",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: ref(key),
      }),
    ),
    bad: fail(
      key,
      instance({ monitoringInterval: 0, performanceInsightsEnabled: true, performanceInsightsKmsKeyId: ref(key) }),
    ),
    unset: fail(instance({})),
    unknown: unverifiable(
      key,
      instance({
        monitoringInterval: UNKNOWN,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: ref(key),
      }),
    ),
  },
};
