import assert from "node:assert/strict";
import { Service } from "../../../components/service/service";
import { ServiceGroup } from "../../../components/service/service-group";
import type { ServiceArgs } from "../../../components/service/service-args";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record } from "../../support/record";
import { digest, web, worker } from "./service-fixture";

const make = (args: ServiceArgs) => record(() => void new Service(`shine-production-${args.service}`, args), true);
const document = (inputs: Record<string, unknown>, key = "policy") =>
  JSON.parse(inputs[key] as string) as { Statement: { Sid: string; Condition?: object }[] };

describe("Service", () => {
  it("makes of a worker no more than a worker needs", async () => {
    const name = "shine-production-worker";
    assert.deepEqual(children(await make(worker)), [
      `aws:appautoscaling/policy:Policy ${name}-scaling-hold-cpu`,
      `aws:appautoscaling/target:Target ${name}-scaling-target`,
      `aws:cloudwatch/logGroup:LogGroup ${name}-task-application-logs`,
      `aws:cloudwatch/logGroup:LogGroup ${name}-task-bootstrap-logs`,
      `aws:cloudwatch/logGroup:LogGroup ${name}-task-router-logs`,
      `aws:ecs/service:Service ${name}-service`,
      `aws:ecs/taskDefinition:TaskDefinition ${name}-task-bootstrap-definition`,
      `aws:ecs/taskDefinition:TaskDefinition ${name}-task-definition`,
      `aws:iam/role:Role ${name}-task-roles-execution`,
      `aws:iam/role:Role ${name}-task-roles-task`,
      `aws:iam/rolePolicy:RolePolicy ${name}-task-roles-execution-policy`,
      `aws:iam/rolePolicy:RolePolicy ${name}-task-roles-task-policy`,
      `platform:service:Service ${name}`,
      `platform:service:ServiceScaling ${name}-scaling`,
      `platform:service:ServiceTask ${name}-task`,
      `platform:service:TaskRoles ${name}-task-roles`,
    ]);
  });

  it("adds discovery, target, rules, alarm and schedule for a service that asks for them", async () => {
    const name = "shine-production-web";
    const plain = children(await make({ ...worker, service: "web" }));
    const added = children(await make(web)).filter((child) => !plain.includes(child));
    assert.deepEqual(added, [
      `aws:appautoscaling/policy:Policy ${name}-scaling-hold-memory`,
      `aws:appautoscaling/scheduledAction:ScheduledAction ${name}-scaling-at-evening-rise`,
      `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-target-5xx`,
      `aws:lb/listenerRule:ListenerRule ${name}-target-rule-all-222222`,
      `aws:lb/listenerRule:ListenerRule ${name}-target-rule-api-111111`,
      `aws:lb/targetGroup:TargetGroup ${name}-target-group`,
      `aws:servicediscovery/service:Service ${name}-discovery`,
      `platform:service:ServiceTarget ${name}-target`,
    ]);
  });

  it("is deployed in place, taken back when that fails, and leaves to others what is theirs", async () => {
    const all = await make(worker);
    const service = all.find(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(service?.ignoreChanges, ["taskDefinition", "desiredCount"]);
    const { taskDefinition: _definition, ...rest } = service?.inputs ?? {};
    assert.deepEqual(rest, {
      name: "shine-production-worker",
      cluster: worker.cluster.clusterArn,
      desiredCount: 2,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: { subnets: ["subnet-a", "subnet-c"], securityGroups: ["sg-1"], assignPublicIp: false },
      availabilityZoneRebalancing: "ENABLED",
      deploymentController: { type: "ECS" },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      waitForSteadyState: true,
      forceNewDeployment: true,
      tags: { env: "production", service: "worker" },
    });
  });

  it("is registered with the load balancer, with discovery and with the alarm that takes a deployment back", async () => {
    const all = await make(web);
    const service = all.find(({ type }) => type === "aws:ecs/service:Service");
    const urn = (type: string) => all.filter((resource) => resource.type === type).map((resource) => resource.urn);
    const { loadBalancers, healthCheckGracePeriodSeconds, alarms, enableExecuteCommand } = service?.inputs ?? {};
    assert.equal(healthCheckGracePeriodSeconds, 60);
    assert.equal(enableExecuteCommand, true);
    const { enable, rollback, alarmNames } = alarms as Record<string, unknown>;
    assert.deepEqual([enable, rollback, alarmNames], [true, true, ["shine-production-web-target-5xx"]]);
    const [registered] = loadBalancers as Record<string, unknown>[];
    assert.deepEqual([registered?.["containerName"], registered?.["containerPort"]], ["web", 3000]);
    // The rules too: ECS refuses a target group that no load balancer sends to.
    assert.deepEqual(
      service?.propertyDependencies["loadBalancers"],
      [...urn("aws:lb/listenerRule:ListenerRule"), ...urn("aws:lb/targetGroup:TargetGroup")].sort(),
    );
    assert.deepEqual(service?.propertyDependencies["serviceRegistries"], urn("aws:servicediscovery/service:Service"));
  });

  it("does not spread over zones that it does not have", async () => {
    const one = await make({ ...worker, subnetIds: { a: "subnet-a" } });
    assert.equal(inputsOf(one, "ecs/service:Service")["availabilityZoneRebalancing"], "DISABLED");
  });

  it("has a target group that checks health as its protocol does", async () => {
    const all = await make(web);
    const { vpcId: _vpc, tags: _tags, ...group } = inputsOf(all, "TargetGroup");
    assert.deepEqual(group, {
      name: "shine-production-web-3000",
      targetType: "ip",
      port: 3000,
      protocol: "HTTP",
      protocolVersion: "HTTP1",
      deregistrationDelay: 30,
      healthCheck: {
        enabled: true,
        path: "/health",
        protocol: "HTTP",
        matcher: "200",
        interval: 15,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
    const grpc = inputsOf(
      await make({ ...web, protocol: "grpc", healthPath: "/grpc.health.v1.Health/Check" }),
      "TargetGroup",
    );
    assert.deepEqual([grpc["name"], grpc["protocolVersion"]], ["shine-production-web-3000-grpc", "GRPC"]);
    assert.equal((grpc["healthCheck"] as Record<string, unknown>)["matcher"], "0");
  });

  it("takes its requests by rules", async () => {
    const rule = inputsOf(await make(web), "ListenerRule", "shine-production-web-target-rule-api-111111");
    assert.equal(rule["priority"], 100);
    assert.deepEqual(rule["conditions"], [
      { hostHeader: { values: ["api.shine.example.com"] } },
      { pathPattern: { values: ["/api/*"] } },
    ]);
    const rest = inputsOf(await make(web), "ListenerRule", "shine-production-web-target-rule-all-222222");
    assert.deepEqual(rest["conditions"], [{ pathPattern: { values: ["/*"] } }]);
  });

  it("has a pattern for its deploy tool: a task on Fargate under two roles, after its log groups", async () => {
    const all = await make(web);
    const definition = all.find(({ name }) => name === "shine-production-web-task-definition");
    const { containerDefinitions, volumes, ...rest } = definition?.inputs ?? {};
    assert.deepEqual(rest, {
      family: "shine-production-web",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "512",
      memory: "1024",
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
      executionRoleArn: "arn:aws:iam::111122223333:role/shine-production-web-execution",
      taskRoleArn: "arn:aws:iam::111122223333:role/shine-production-web-task",
      ephemeralStorage: { sizeInGib: 30 },
      trackLatest: false,
      skipDestroy: true,
      tags: { env: "production", service: "web" },
    });
    assert.deepEqual(
      (volumes as { name: string }[]).map(({ name }) => name),
      ["tmp", "app_tmp", "managed-agents", "var_lib_amazon_ssm", "var_log_amazon_ssm", "log-router"],
    );
    const containers = JSON.parse(containerDefinitions as string) as { name: string; image: string }[];
    assert.deepEqual(
      containers.map(({ name, image }) => [name, image]),
      [
        ["web", web.image],
        ["log-router", web.routerImage],
      ],
    );
    const groups = all.filter(({ name }) => /-(application|router)-logs$/.test(name));
    assert.equal(groups.length, 2);
    for (const group of groups) assert.ok(definition?.dependsOn.includes(group.urn));
    const roles = all.filter(({ type }) => type.startsWith("aws:iam/")).map(({ urn }) => urn);
    const used = ["executionRoleArn", "taskRoleArn"].flatMap((key) => definition?.propertyDependencies[key] ?? []);
    assert.deepEqual(used.sort(), roles.sort());
  });

  it("begins with a task of another family, which needs nothing that people or a deploy tool must bring first", async () => {
    const all = await make(web);
    const definition = all.find(({ name }) => name === "shine-production-web-task-bootstrap-definition");
    const { containerDefinitions, ...rest } = definition?.inputs ?? {};
    assert.deepEqual(rest, {
      family: "shine-production-web-bootstrap",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
      executionRoleArn: "arn:aws:iam::111122223333:role/shine-production-web-execution",
      taskRoleArn: "arn:aws:iam::111122223333:role/shine-production-web-task",
      volumes: [],
      trackLatest: false,
      skipDestroy: true,
      tags: { env: "production", service: "web" },
    });
    assert.deepEqual(JSON.parse(containerDefinitions as string), [
      {
        name: "web",
        image: web.image,
        essential: true,
        cpu: 0,
        memoryReservation: 512,
        user: "1000:1000",
        readonlyRootFilesystem: true,
        linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
        portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: "tcp" }],
        environment: [
          { name: "HEALTH_PATH", value: "/health" },
          { name: "PORT", value: "3000" },
        ],
        mountPoints: [],
        stopTimeout: 10,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/shine/production/web/bootstrap",
            "awslogs-region": "ap-northeast-1",
            "awslogs-stream-prefix": "task",
            mode: "non-blocking",
            "max-buffer-size": "4m",
          },
        },
      },
    ]);
    const before = all.filter(({ name, type }) => name.endsWith("-bootstrap-logs") || type.startsWith("aws:iam/"));
    assert.deepEqual([...(definition?.dependsOn ?? [])].sort(), before.map(({ urn }) => urn).sort());
    const service = all.find(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(service?.propertyDependencies["taskDefinition"], [definition?.urn]);
  });

  it("begins after all that its tasks need", async () => {
    const name = "shine-production-web";
    const all = await record(() => {
      const group = new ServiceGroup(`${name}-group`, { scope: production, service: "web", vpcId: "vpc-1" });
      new Service(name, { ...web, after: [group] });
    }, true);
    const service = all.find(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(
      service?.dependsOn
        .map((urn) => urn.split("::").at(-1) ?? "")
        .filter((one) => one.startsWith(`${name}-group-`))
        .sort(),
      [`${name}-group-https-out`, `${name}-group-security-group`],
    );
  });

  it("keeps what it prints for 90 days, encrypted", async () => {
    const all = await make(worker);
    for (const kind of ["application", "bootstrap", "router"]) {
      assert.deepEqual(inputsOf(all, "LogGroup", `shine-production-worker-task-${kind}-logs`), {
        name: `/shine/production/worker/${kind}`,
        kmsKeyId: worker.logsKeyArn,
        retentionInDays: 90,
        tags: { env: "production", service: "worker", "data-class": "internal" },
      });
    }
  });

  it("trusts ECS for this account alone, and knows its policies in a preview", async () => {
    const all = await make(web);
    for (const kind of ["execution", "task"]) {
      const role = inputsOf(all, "iam/role:Role", `shine-production-web-task-roles-${kind}`);
      assert.equal(role["name"], `shine-production-web-${kind}`);
      assert.deepEqual(document(role, "assumeRolePolicy").Statement[0]?.Condition, {
        StringEquals: { "aws:SourceAccount": "111122223333" },
      });
    }
    const sids = (kind: string) =>
      document(inputsOf(all, "RolePolicy", `shine-production-web-task-roles-${kind}-policy`)).Statement.map(
        ({ Sid }) => Sid,
      );
    assert.deepEqual(sids("execution"), ["RegistryToken", "PullImages", "RouterLogs", "Parameters", "ParametersKey"]);
    assert.deepEqual(sids("task"), [
      "ApplicationLogs",
      "LogObjects",
      "LogObjectsKey",
      "ExecChannels",
      "ExecLogGroups",
      "ExecLogs",
      "ExecKey",
    ]);
  });

  it("is found by its name, while it is well", async () => {
    const { name, dnsConfig, healthCheckCustomConfig } = inputsOf(await make(web), "servicediscovery/service:Service");
    assert.equal(name, "web");
    assert.deepEqual(dnsConfig, {
      namespaceId: "ns-1",
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: 10 }],
    });
    // Without it Cloud Map answers with tasks whatever their health; and it cannot be added later.
    assert.deepEqual(healthCheckCustomConfig, { failureThreshold: 1 });
  });

  it("scales between its sizes, by the clock of the product", async () => {
    const all = await make(web);
    const target = all.find(({ type }) => type === "aws:appautoscaling/target:Target");
    assert.equal(target?.inputs["resourceId"], "service/shine-production-main/shine-production-web");
    assert.deepEqual([target?.inputs["minCapacity"], target?.inputs["maxCapacity"]], [4, 40]);
    const ecs = all.find(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(target?.propertyDependencies["resourceId"], [ecs?.urn]);
    const action = inputsOf(all, "ScheduledAction");
    assert.deepEqual(
      [action["schedule"], action["timezone"], action["scalableTargetAction"]],
      ["cron(0 18 ? * MON-FRI *)", "Asia/Tokyo", { minCapacity: 8, maxCapacity: 40 }],
    );
    const policy = inputsOf(all, "appautoscaling/policy:Policy", "shine-production-web-scaling-hold-memory");
    assert.deepEqual(policy["targetTrackingScalingPolicyConfiguration"], {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageMemoryUtilization" },
      targetValue: 70,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
    });
  });

  it("leaves the sizes to the schedule where there is one, and only there", async () => {
    const ignored = async (args: ServiceArgs) =>
      (await make(args)).find(({ type }) => type === "aws:appautoscaling/target:Target")?.ignoreChanges;
    assert.deepEqual(await ignored(web), ["minCapacity", "maxCapacity"]);
    assert.deepEqual(await ignored(worker), []);
  });

  it("alarms at a rate of failures, not at a single one", async () => {
    const alarm = inputsOf(await make(web), "MetricAlarm");
    assert.deepEqual(
      [alarm["threshold"], alarm["evaluationPeriods"], alarm["treatMissingData"]],
      [5, 2, "notBreaching"],
    );
    const queries = alarm["metricQueries"] as { id: string; metric?: { metricName: string }; returnData?: boolean }[];
    assert.deepEqual(
      queries.map(({ id, metric, returnData }) => [id, metric?.metricName, returnData]),
      [
        ["errors", "HTTPCode_Target_5XX_Count", undefined],
        ["requests", "RequestCount", undefined],
        ["rate", undefined, true],
      ],
    );
  });

  it("tells the names that it chose", async () => {
    let service: Service | undefined;
    await record(() => {
      service = new Service("shine-production-web", web);
    }, true);
    assert.deepEqual(
      [service?.clusterName, service?.serviceName, service?.family, service?.executionRoleName, service?.taskRoleName],
      [
        "shine-production-main",
        "shine-production-web",
        "shine-production-web",
        "shine-production-web-execution",
        "shine-production-web-task",
      ],
    );
    assert.equal(
      service?.serviceArn,
      "arn:aws:ecs:ap-northeast-1:111122223333:service/shine-production-main/shine-production-web",
    );
    assert.equal(service?.targetGroupName, "shine-production-web-3000");
    assert.deepEqual(service?.logGroupNames, {
      application: "/shine/production/web/application",
      bootstrap: "/shine/production/web/bootstrap",
      router: "/shine/production/web/router",
    });
  });

  const wrong: readonly (readonly [string, Partial<ServiceArgs>, string])[] = [
    ["a size that Fargate has not", { memory: 1500 }, "args.memory"],
    ["a port that only root may open", { port: 80 }, "port"],
    [
      "a route without a rule",
      { routing: { listenerArn: "arn", loadBalancerArnSuffix: "app", rules: [] } },
      "routing.rules",
    ],
    ["gRPC with a path that is no method", { protocol: "grpc" }, "healthPath"],
    ["a grace beyond two hours", { healthGraceSeconds: 7201 }, "healthGraceSeconds"],
    ["a storage that Fargate gives anyway", { ephemeralStorageGib: 20 }, "ephemeralStorageGib"],
    ["no subnet", { subnetIds: {} }, "subnetIds"],
    ["root", { user: "0" }, "user"],
    ["an image that moves", { image: "bootstrap:latest" }, "image"],
    ["a smallest above the largest", { scaling: { min: 5, max: 4 } }, "scaling.min"],
  ];
  for (const [what, change, at] of wrong) {
    it(`refuses ${what}`, async () => {
      const error = await make({ ...web, ...change }).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Refusal);
      assert.deepEqual(
        error.problems.map(({ path }) => path),
        [at],
      );
    });
  }

  it("refuses a route without a port", async () => {
    const { port: _port, ...portless } = web;
    await assert.rejects(make(portless), (error) => error instanceof Refusal && error.problems[0]?.path === "routing");
  });

  it("says every problem at once", async () => {
    const error = await make({ ...worker, user: "0", memory: 1, image: `x@${digest}`, routerImage: "y" }).catch(
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Refusal);
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["args.memory", "router.image", "user"],
    );
  });
});
