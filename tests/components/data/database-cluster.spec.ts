import assert from "node:assert/strict";
import { DatabaseCluster, type DatabaseClusterArgs } from "../../../components/data/database-cluster";
import { EndpointNames } from "../../../components/data/endpoint-names";
import { Refusal } from "../../../components/refuse";
import type { Resource } from "@pulumi/pulumi";
import { ServiceLinkedRoles } from "../../../components/account/service-linked-roles";
import { children, inputsOf, production, record, staging } from "../../support/record";

const key = (purpose: string): string => `arn:aws:kms:ap-northeast-1:111122223333:key/${purpose}`;
type Args = Omit<DatabaseClusterArgs, "linkedRole">;
const primary: Args = {
  scope: production,
  engine: "aurora-mysql",
  schema: "shine",
  size: { instance: "db.r8g.large" },
  readers: 1,
  backupDays: 14,
  today: "2026-11-23",
  vpcId: "vpc-1",
  subnets: { c: "subnet-c", a: "subnet-a" },
  dataKeyArn: key("data"),
  logsKeyArn: key("logs"),
  secretKeyArn: key("parameters"),
};
const withRole = (args: Args) =>
  record(() => {
    const linkedRole: Resource = new ServiceLinkedRoles("shine-account-linked-roles", {
      scope: { ...args.scope, environment: "account" },
      services: ["rds"],
    });
    return new DatabaseCluster("shine-production-primary", { ...args, linkedRole });
  });
/** What the cluster makes, without the role that comes before it. */
const make = async (args: Args) => (await withRole(args)).filter(({ name }) => !name.startsWith("shine-account"));

describe("DatabaseCluster", () => {
  it("makes the cluster, its instances, groups and logs", async () => {
    assert.deepEqual(children(await make(primary)), [
      "aws:cloudwatch/logGroup:LogGroup shine-production-primary-audit-log",
      "aws:cloudwatch/logGroup:LogGroup shine-production-primary-error-log",
      "aws:cloudwatch/logGroup:LogGroup shine-production-primary-slowquery-log",
      "aws:ec2/securityGroup:SecurityGroup shine-production-primary-security-group",
      "aws:iam/role:Role shine-production-primary-instances-monitoring-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment shine-production-primary-instances-monitoring-policy",
      "aws:rds/cluster:Cluster shine-production-primary-cluster",
      "aws:rds/clusterInstance:ClusterInstance shine-production-primary-instances-1",
      "aws:rds/clusterInstance:ClusterInstance shine-production-primary-instances-2",
      "aws:rds/clusterParameterGroup:ClusterParameterGroup shine-production-primary-cluster-parameters",
      "aws:rds/parameterGroup:ParameterGroup shine-production-primary-instances-parameters",
      "aws:rds/subnetGroup:SubnetGroup shine-production-primary-subnet-group",
      "platform:data:DatabaseCluster shine-production-primary",
      "platform:data:DatabaseInstances shine-production-primary-instances",
    ]);
  });

  it("is encrypted, backed up, observed and kept from deletion in production", async () => {
    const all = await make(primary);
    const {
      vpcSecurityGroupIds: _,
      dbSubnetGroupName,
      dbClusterParameterGroupName,
      ...inputs
    } = inputsOf(all, "rds/cluster:Cluster");
    assert.deepEqual(inputs, {
      clusterIdentifier: "shine-production-primary",
      engine: "aurora-mysql",
      engineMode: "provisioned",
      engineVersion: "8.0",
      databaseName: "shine",
      port: 13306,
      masterUsername: "platform",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: key("parameters"),
      iamDatabaseAuthenticationEnabled: true,
      storageEncrypted: true,
      kmsKeyId: key("data"),
      backupRetentionPeriod: 14,
      preferredBackupWindow: "17:00-18:00",
      preferredMaintenanceWindow: "sat:18:30-sat:19:30",
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: false,
      deletionProtection: true,
      skipFinalSnapshot: false,
      applyImmediately: false,
      finalSnapshotIdentifier: "shine-production-primary-final-2026-11-23",
      enabledCloudwatchLogsExports: ["audit", "error", "slowquery"],
      databaseInsightsMode: "standard",
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key("data"),
      performanceInsightsRetentionPeriod: 7,
      tags: { env: "production", service: "data", "data-class": "customer" },
    });
    assert.equal(dbSubnetGroupName, "shine-production-primary");
    assert.match(String(dbClusterParameterGroupName), /^shine-production-primary-cluster-parameters-[0-9a-f]{7}$/);
    const cluster = all.find(({ type }) => type === "aws:rds/cluster:Cluster");
    assert.deepEqual(cluster?.ignoreChanges, ["finalSnapshotIdentifier"]);
    assert.equal(cluster?.protect, true);
    // An instance holds nothing: the data is the cluster's, and a reader comes and goes.
    for (const instance of all.filter(({ type }) => type === "aws:rds/clusterInstance:ClusterInstance"))
      assert.equal(instance.protect, false, instance.name);
  });

  it("makes its subnet group after RDS's service-linked role", async () => {
    const all = await withRole(primary);
    const role = all.find(({ type }) => type.endsWith("ServiceLinkedRole"));
    assert.equal(role?.inputs["awsServiceName"], "rds.amazonaws.com");
    assert.ok(all.find(({ type }) => type.endsWith("SubnetGroup"))?.dependsOn.includes(role?.urn ?? ""));
  });

  it("gives no name to groups that the cluster holds on to, so that the next can be made before the last goes", async () => {
    const all = await make(primary);
    for (const type of [
      "ec2/securityGroup:SecurityGroup",
      "ClusterParameterGroup",
      "rds/parameterGroup:ParameterGroup",
    ])
      assert.equal(inputsOf(all, type)["name"], undefined, type);
  });

  it("waits for its log groups, which are encrypted and kept long enough", async () => {
    const all = await make(primary);
    const groups = all.filter(({ type }) => type.endsWith("LogGroup"));
    assert.deepEqual(
      groups.map(({ inputs }) => [inputs["name"], inputs["kmsKeyId"], inputs["retentionInDays"]]),
      [
        ["/aws/rds/cluster/shine-production-primary/audit", key("logs"), 365],
        ["/aws/rds/cluster/shine-production-primary/error", key("logs"), 90],
        ["/aws/rds/cluster/shine-production-primary/slowquery", key("logs"), 90],
      ],
    );
    const cluster = all.find(({ type }) => type === "aws:rds/cluster:Cluster");
    for (const { urn } of groups) assert.ok(cluster?.dependsOn.includes(urn), urn);
  });

  it("stands in two isolated subnets, with a group that has no rule", async () => {
    const all = await make(primary);
    assert.deepEqual(inputsOf(all, "SubnetGroup")["subnetIds"], ["subnet-a", "subnet-c"]);
    const group = inputsOf(all, "SecurityGroup");
    assert.deepEqual([group["vpcId"], group["ingress"], group["egress"]], ["vpc-1", undefined, undefined]);
    const made = all.find(({ type }) => type.endsWith("SecurityGroup"));
    const cluster = all.find(({ type }) => type === "aws:rds/cluster:Cluster");
    assert.deepEqual(cluster?.propertyDependencies["vpcSecurityGroupIds"], [made?.urn]);
  });

  it("watches every instance and shows none to the internet", async () => {
    const all = await make(primary);
    const role = all.find(({ type }) => type.endsWith("role:Role"));
    assert.deepEqual(JSON.parse(role?.inputs["assumeRolePolicy"] as string).Statement[0].Condition, {
      StringEquals: { "aws:SourceAccount": "111122223333" },
    });
    const instances = all.filter(({ type }) => type.endsWith("ClusterInstance"));
    assert.deepEqual(
      instances.map(({ inputs }) => [inputs["identifier"], inputs["availabilityZone"], inputs["promotionTier"]]),
      [
        ["shine-production-primary-1", "ap-northeast-1a", 0],
        ["shine-production-primary-2", "ap-northeast-1c", 1],
      ],
    );
    for (const { inputs, propertyDependencies } of instances) {
      assert.equal(inputs["clusterIdentifier"], "shine-production-primary");
      assert.equal(inputs["instanceClass"], "db.r8g.large");
      assert.equal(inputs["publiclyAccessible"], false);
      assert.equal(inputs["autoMinorVersionUpgrade"], true);
      assert.equal(inputs["monitoringInterval"], 60);
      assert.deepEqual(propertyDependencies["monitoringRoleArn"], [role?.urn]);
      assert.equal(inputs["performanceInsightsEnabled"], true);
      assert.equal(inputs["performanceInsightsKmsKeyId"], key("data"));
    }
  });

  it("admits connections in clear only when told so", async () => {
    const named = async (args: Args) => {
      const parameters = inputsOf(await make(args), "ClusterParameterGroup")["parameters"] as { name: string }[];
      return parameters.find(({ name }) => name === "require_secure_transport");
    };
    assert.deepEqual(await named(primary), { name: "require_secure_transport", value: "ON", applyMethod: "immediate" });
    assert.deepEqual(await named({ ...primary, plaintextUntil: "2026-12-31" }), {
      name: "require_secure_transport",
      value: "OFF",
      applyMethod: "immediate",
    });
    const all = await make({ ...primary, plaintextUntil: "2026-12-31" });
    const { tags } = inputsOf(all, "rds/cluster:Cluster") as { tags: Record<string, string> };
    assert.equal(tags["plaintext-until"], "2026-12-31");
  });

  it("can be small, serverless and removed outside of production", async () => {
    const all = await make({
      ...primary,
      scope: staging,
      engine: "aurora-postgresql",
      size: { serverless: { minAcu: 0.5, maxAcu: 4 } },
      readers: 0,
    });
    const cluster = inputsOf(all, "rds/cluster:Cluster");
    assert.deepEqual(cluster["serverlessv2ScalingConfiguration"], { minCapacity: 0.5, maxCapacity: 4 });
    assert.deepEqual([cluster["deletionProtection"], cluster["skipFinalSnapshot"]], [false, true]);
    assert.equal(inputsOf(all, "ClusterInstance")["instanceClass"], "db.serverless");
    assert.deepEqual([cluster["applyImmediately"], inputsOf(all, "ClusterInstance")["applyImmediately"]], [true, true]);
    assert.equal(inputsOf(all, "ClusterParameterGroup")["family"], "aurora-postgresql17");
    assert.ok(all.every(({ protect }) => !protect));
  });

  it("refuses what RDS would refuse or production cannot do with", async () => {
    const cases: [Partial<Args>, string][] = [
      [{ readers: 0 }, "readers"],
      [{ readers: 16 }, "readers"],
      [{ backupDays: 6 }, "backupDays"],
      [{ backupDays: 36 }, "backupDays"],
      [{ schema: "Shine" }, "schema"],
      [{ subnets: { a: "subnet-a" } }, "subnets"],
      [{ size: { instance: "db.r6i.large" } }, "size.instance"],
      [{ size: { serverless: { minAcu: 4, maxAcu: 2 } } }, "size.serverless"],
      [{ size: { serverless: { minAcu: 0.7, maxAcu: 2 } } }, "size.serverless"],
    ];
    for (const [change, path] of cases) {
      await assert.rejects(make({ ...primary, ...change }), (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.deepEqual(
          error.problems.map((problem) => problem.path),
          [path],
        );
        return true;
      });
    }
  });
});

describe("EndpointNames", () => {
  const names = (managementZoneId?: string) =>
    record(
      () =>
        new EndpointNames("shine-production-primary-names", {
          scope: production,
          labels: { writer: "db-writer", reader: "db-reader" },
          namespaceId: "ns-1",
          namespaceName: "shine.internal",
          endpoint: "writer.rds.example",
          readerEndpoint: "reader.rds.example",
          ...(managementZoneId === undefined ? {} : { managementZoneId }),
        }),
    );

  it("makes a weighted alias for each endpoint in the namespace", async () => {
    const all = await names();
    for (const role of ["writer", "reader"]) {
      const service = inputsOf(all, "service:Service", `shine-production-primary-names-${role}-service`);
      assert.equal(service["name"], `db-${role}`);
      assert.deepEqual(service["dnsConfig"], {
        namespaceId: "ns-1",
        routingPolicy: "WEIGHTED",
        dnsRecords: [{ type: "CNAME", ttl: 30 }],
      });
      const instance = inputsOf(all, "instance:Instance", `shine-production-primary-names-${role}-instance`);
      assert.deepEqual(instance["attributes"], { AWS_INSTANCE_CNAME: `${role}.rds.example` });
    }
    assert.equal(all.filter(({ custom }) => custom).length, 4);
    assert.deepEqual(all[0]?.outputs, { writer: "db-writer.shine.internal", reader: "db-reader.shine.internal" });
  });

  it("writes the same names with the environment for the management network", async () => {
    const written = inputsOf(await names("Z1"), "Record", "shine-production-primary-names-writer-management-record");
    assert.deepEqual(written, {
      zoneId: "Z1",
      name: "db-writer.production.shine.internal",
      type: "CNAME",
      ttl: 30,
      records: ["writer.rds.example"],
    });
  });
});
