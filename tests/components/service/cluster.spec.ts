import assert from "node:assert/strict";
import { Cluster } from "../../../components/service/cluster";
import { children, inputsOf, production, record, staging } from "../../support/record";

const keyArn = "arn:aws:kms:ap-northeast-1:111122223333:key/logs";
const make = (preview = false) =>
  record(() => new Cluster("shine-production-main", { scope: production, keyArn }), preview);

describe("Cluster", () => {
  it("makes its log groups beside it", async () => {
    assert.deepEqual(children(await make()), [
      "aws:cloudwatch/logGroup:LogGroup shine-production-main-exec-logs",
      "aws:cloudwatch/logGroup:LogGroup shine-production-main-insights-logs",
      "aws:ecs/cluster:Cluster shine-production-main-cluster",
      "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders shine-production-main-capacity",
      "platform:service:Cluster shine-production-main",
    ]);
  });

  it("writes sessions of ECS Exec down, encrypted, for a year", async () => {
    const all = await make();
    const exec = inputsOf(all, "LogGroup", "shine-production-main-exec-logs");
    assert.deepEqual(exec, {
      name: "/shine/production/exec/shine-production-main",
      kmsKeyId: keyArn,
      retentionInDays: 365,
      tags: { env: "production", service: "cluster", "data-class": "audit" },
    });
    assert.deepEqual(inputsOf(all, "ecs/cluster:Cluster"), {
      name: "shine-production-main",
      settings: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: keyArn,
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: exec["name"] },
        },
      },
      tags: { env: "production", service: "cluster" },
    });
  });

  it("makes the group of Container Insights before AWS does", async () => {
    const all = await make();
    const insights = all.find(({ name }) => name === "shine-production-main-insights-logs");
    assert.equal(insights?.inputs["name"], "/aws/ecs/containerinsights/shine-production-main/performance");
    assert.equal(insights?.inputs["kmsKeyId"], keyArn);
    assert.equal(insights?.inputs["retentionInDays"], 90);
    const cluster = all.find(({ type }) => type === "aws:ecs/cluster:Cluster");
    assert.ok(cluster?.dependsOn.includes(insights?.urn ?? "none"));
  });

  const capacities = [
    { scope: production, provider: "FARGATE", all: ["FARGATE"] },
    { scope: staging, provider: "FARGATE_SPOT", all: ["FARGATE", "FARGATE_SPOT"] },
    { scope: staging, spot: false, provider: "FARGATE", all: ["FARGATE"] },
  ];
  for (const { scope, spot, provider, all } of capacities) {
    it(`runs on ${provider} in ${scope.environment}${spot === false ? " when spare capacity is refused" : ""}`, async () => {
      let cluster: Cluster | undefined;
      const resources = await record(() => {
        cluster = new Cluster("main", { scope, keyArn, ...(spot === undefined ? {} : { spot }) });
      });
      assert.equal(cluster?.capacityProvider, provider);
      const { capacityProviders, defaultCapacityProviderStrategies } = inputsOf(resources, "ClusterCapacityProviders");
      assert.deepEqual(capacityProviders, all);
      assert.deepEqual(defaultCapacityProviderStrategies, [{ capacityProvider: provider, weight: 1 }]);
    });
  }

  it("tells its ARN in a preview, to those who wait for its capacity", async () => {
    let told: string | undefined;
    await record(() => {
      new Cluster("shine-production-main", { scope: production, keyArn }).clusterArn.apply((value) => {
        told = value;
      });
    }, true);
    assert.equal(told, "arn:aws:ecs:ap-northeast-1:111122223333:cluster/shine-production-main");
  });
});
