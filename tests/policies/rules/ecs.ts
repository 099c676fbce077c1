import type { Resource } from "../../../policies/kernel/resource";
import {
  environment,
  fail,
  type Fixtures,
  make,
  notApplicable,
  type Options,
  pass,
  ref,
  UNKNOWN,
  unverifiable,
} from "../support";

const production = environment("production");
const staging = environment("staging");
const parent = production;
const digest = `sha256:${"0".repeat(64)}`;
const own = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com";
const shared = "100000000003.dkr.ecr.ap-northeast-1.amazonaws.com";

const task = (props: object) =>
  make("aws:ecs/taskDefinition:TaskDefinition", "shine-production-web-task", { ...props }, { parent });
const app = { name: "web", image: `${own}/shine/web:1.2.3` };
const router = { name: "router", image: `${shared}/router:1.0.0`, firelensConfiguration: { type: "fluentbit" } };
const containing = (...containers: object[]) => task({ containerDefinitions: JSON.stringify(containers) });
const withApp = (props: object) => containing({ ...app, ...props });
const unread = task({ containerDefinitions: UNKNOWN });
const malformed = task({ containerDefinitions: "[{" });

const logs = make("aws:cloudwatch/logGroup:LogGroup", "shine-production-web-logs", { name: "/shine/web" }, { parent });
const role = (name: string) => make("aws:iam/role:Role", name, { name }, { parent });
const [execution, taskRole] = [role("shine-production-web-execution"), role("shine-production-web-task")];
const roleArn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const secret = (valueFrom: unknown) => withApp({ secrets: [{ name: "A", valueFrom }] });
const parameter = (path: string, account = "111122223333") => `arn:aws:ssm:ap-northeast-1:${account}:parameter${path}`;

const service = (props: object, options: Options = {}) =>
  make("aws:ecs/service:Service", "shine-production-web-service", { ...props }, { parent, ...options });
const key = make("aws:kms/key:Key", "shine-production-logs-key", {}, { parent });
const cluster = (props: object, under: Resource = parent) =>
  make(
    "aws:ecs/cluster:Cluster",
    "shine-production-cluster",
    { name: "shine-production-main", ...props },
    { parent: under },
  );
const exec = (props: object) =>
  cluster({ configuration: { executeCommandConfiguration: { kmsKeyId: ref(key), ...props } } });
const logged = {
  logging: "OVERRIDE",
  logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: "exec" },
};

const table = make("aws:ec2/routeTable:RouteTable", "shine-production-public-routes", {}, { parent });
const gateway = make("aws:ec2/internetGateway:InternetGateway", "shine-production-gateway", {}, { parent });
const out = make(
  "aws:ec2/route:Route",
  "shine-production-public-out",
  { routeTableId: ref(table), destinationCidrBlock: "0.0.0.0/0", gatewayId: ref(gateway) },
  { parent },
);
const subnet = (zone: string) =>
  make(
    "aws:ec2/subnet:Subnet",
    `shine-production-private-${zone}`,
    { availabilityZone: `ap-northeast-1${zone}` },
    { parent },
  );
const [a, c] = [subnet("a"), subnet("c")];
const association = make(
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "shine-production-public-a-association",
  { subnetId: ref(a), routeTableId: ref(table) },
  { parent },
);
const inSubnets = (...subnets: Resource[]) =>
  service({ networkConfiguration: { subnets: subnets.map((one) => ref(one)) } });

const owned = { ignoreChanges: ["taskDefinition", "desiredCount"] };
const target = make(
  "aws:appautoscaling/target:Target",
  "shine-production-web-target",
  { resourceId: "service/shine-production-main/web" },
  { parent },
);
const byRequests = make(
  "aws:appautoscaling/policy:Policy",
  "shine-production-web-requests",
  {
    resourceId: "service/shine-production-main/web",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget" },
    },
  },
  { parent },
);
const codeDeploy = service({ name: "web", deploymentController: { type: "CODE_DEPLOY" } }, owned);
const deploymentGroup = (events: string[]) =>
  make(
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "shine-production-web-deployment",
    { ecsService: { serviceName: "web" }, autoRollbackConfiguration: { enabled: true, events } },
    { parent },
  );

const group = make("aws:ec2/securityGroup:SecurityGroup", "shine-production-web-group", {}, { parent });

export const fixtures: Record<string, Fixtures> = {
  "ecs-container-definitions-valid": {
    good: pass(containing(app)),
    bad: fail(malformed),
    unset: fail(task({})),
    unknown: unverifiable(unread),
    "no list": fail(task({ containerDefinitions: "{}" })),
    "no containers": fail(containing()),
    "no image": fail(containing({ name: "web" })),
  },
  "ecs-non-root-user": {
    good: pass(containing({ ...app, user: "1000:1000" }, { ...router, user: "0" })),
    bad: fail(withApp({ user: "root" })),
    unset: fail(containing(app)),
    unknown: unverifiable(unread),
    "root by number": fail(withApp({ user: "0:1000" })),
    "root with zeros": fail(withApp({ user: "00" })),
    "a router that is not root": fail(containing({ ...router, user: "1000" })),
  },
  "ecs-secrets-own-scope": {
    good: pass(
      secret(parameter("/shine/production/applications/a")),
      secret(parameter("/shine/general/applications/a")),
    ),
    bad: fail(secret(parameter("/shine/staging/applications/a"))),
    unset: notApplicable(containing(app)),
    unknown: unverifiable(unread),
    "another account": fail(secret(parameter("/shine/production/a", "444455556666"))),
    "another product": fail(secret(parameter("/other/production/a"))),
    "a master password": fail(secret("arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!cluster-0-abc")),
    "a secret": pass(
      secret("arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:/shine/production/a-AbCdEf:key::"),
    ),
    "a bare name": pass(secret("/shine/production/applications/a")),
    "nothing named": fail(secret(undefined)),
    "the logger's": fail(
      withApp({ logConfiguration: { secretOptions: [{ valueFrom: parameter("/other/general/a") }] } }),
    ),
  },
  "ecs-log-configuration": {
    good: pass(
      logs,
      containing(
        { ...app, logConfiguration: { logDriver: "awsfirelens" } },
        { ...router, logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/shine/web" } } },
      ),
    ),
    bad: fail(logs, withApp({ logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/other" } } })),
    unset: fail(containing(app)),
    unknown: unverifiable(unread),
    "no router": fail(withApp({ logConfiguration: { logDriver: "awsfirelens" } })),
    "another driver": fail(withApp({ logConfiguration: { logDriver: "syslog" } })),
    "no group": fail(withApp({ logConfiguration: { logDriver: "awslogs" } })),
  },
  "ecs-image-pinned": {
    good: pass(containing(app, { name: "x", image: `public.ecr.aws/datadog/agent@${digest}` })),
    bad: fail(containing({ name: "x", image: `${own}/shine/web:latest` })),
    unset: fail(containing({ name: "x" })),
    unknown: unverifiable(unread),
    "no tag": fail(containing({ name: "x", image: `${own}/shine/web` })),
    "a tag that others may move": fail(containing({ name: "x", image: "public.ecr.aws/datadog/agent:7.60.0" })),
    "a port is no tag": fail(containing({ name: "x", image: "registry:5000/x" })),
  },
  "ecs-image-registry-allowed": {
    good: pass(containing(app, router, { name: "x", image: `public.ecr.aws/datadog/agent@${digest}` })),
    bad: fail(containing({ name: "x", image: "docker.io/library/nginx:1" })),
    unset: fail(containing({ name: "x" })),
    unknown: unverifiable(unread),
    "another account": fail(containing({ name: "x", image: "999999999999.dkr.ecr.ap-northeast-1.amazonaws.com/x:1" })),
    "a host that begins alike": fail(containing({ name: "x", image: "public.ecr.aws/datadogs/agent:1" })),
  },
  "ecs-roles-distinct": {
    good: pass(execution, taskRole, task({ executionRoleArn: ref(execution), taskRoleArn: ref(taskRole) })),
    bad: fail(execution, task({ executionRoleArn: ref(execution), taskRoleArn: ref(execution) })),
    unset: fail(task({})),
    unknown: unverifiable(task({ executionRoleArn: UNKNOWN, taskRoleArn: UNKNOWN })),
    "one by source, one by name": fail(
      execution,
      task({ executionRoleArn: ref(execution), taskRoleArn: roleArn("shine-production-web-execution") }),
    ),
    "no task role": fail(execution, task({ executionRoleArn: ref(execution) })),
  },
  "ecs-service-private-subnets": {
    good: pass(a, c, inSubnets(a, c)),
    bad: fail(a, c, table, gateway, out, association, inSubnets(a, c)),
    unset: fail(service({})),
    unknown: unverifiable(service({ networkConfiguration: { subnets: UNKNOWN } })),
    "one zone in production": fail(a, inSubnets(a)),
    "one zone in staging": pass(
      a,
      make(
        "aws:ecs/service:Service",
        "shine-staging-web",
        { networkConfiguration: { subnets: [ref(a)] } },
        { parent: staging },
      ),
    ),
  },
  "ecs-service-security-groups": {
    good: pass(group, service({ networkConfiguration: { securityGroups: [ref(group)] } })),
    bad: fail(service({ networkConfiguration: { securityGroups: [] } })),
    unset: fail(service({})),
    unknown: unverifiable(service({ networkConfiguration: { securityGroups: UNKNOWN } })),
  },
  "ecs-service-fargate": {
    good: pass(
      service({ launchType: "FARGATE" }),
      service({ capacityProviderStrategies: [{ capacityProvider: "FARGATE" }] }),
    ),
    bad: fail(service({ launchType: "EC2" })),
    unset: fail(service({})),
    unknown: unverifiable(service({ launchType: UNKNOWN })),
    "an old platform": fail(service({ launchType: "FARGATE", platformVersion: "1.3.0" })),
    "spot in production": fail(service({ capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] })),
    "a provider of machines": fail(service({ capacityProviderStrategies: [{ capacityProvider: "machines" }] })),
  },
  "ecs-service-deployment-safety": {
    good: pass(service({ desiredCount: 2, deploymentCircuitBreaker: { enable: true, rollback: true } })),
    bad: fail(service({ desiredCount: 1, deploymentCircuitBreaker: { enable: true, rollback: true } })),
    unset: fail(service({})),
    unknown: unverifiable(
      service({ desiredCount: UNKNOWN, deploymentCircuitBreaker: { enable: true, rollback: true } }),
    ),
  },
  "ecs-exec-controlled": {
    good: pass(key, exec(logged), service({ cluster: "shine-production-main", enableExecuteCommand: true })),
    bad: fail(cluster({}), service({ cluster: "shine-production-main", enableExecuteCommand: true })),
    unset: pass(service({})),
    unknown: unverifiable(service({ enableExecuteCommand: UNKNOWN })),
    "a log in clear": fail(
      key,
      exec({ logging: "OVERRIDE", logConfiguration: { cloudWatchLogGroupName: "x" } }),
      service({ cluster: "shine-production-main", enableExecuteCommand: true }),
    ),
    "no log": fail(
      key,
      exec({ logging: "NONE" }),
      service({ cluster: "shine-production-main", enableExecuteCommand: true }),
    ),
    "a cluster from elsewhere": fail(service({ cluster: "other", enableExecuteCommand: true })),
    "a cluster that people start tasks on": pass(key, exec(logged)),
    "one that keeps nothing": fail(key, cluster({})),
    "one of services that admit no shell": pass(cluster({}), service({ cluster: "shine-production-main" })),
  },
  "ecs-cluster-per-environment": {
    good: pass(
      cluster({ tags: { env: "production" } }),
      service({ cluster: "shine-production-main", tags: { env: "production" } }),
    ),
    bad: fail(cluster({}, staging), service({ cluster: "shine-production-main" })),
    unset: fail(service({})),
    unknown: unverifiable(cluster({}), service({ cluster: UNKNOWN })),
    "another tag": fail(
      cluster({ tags: { env: "staging" } }),
      service({ cluster: "shine-production-main", tags: { env: "production" } }),
    ),
  },
  "deployment-controller-consistent": {
    good: pass(target, service({ name: "web", deploymentCircuitBreaker: { enable: true, rollback: true } }, owned)),
    bad: fail(
      deploymentGroup(["DEPLOYMENT_FAILURE"]),
      service(
        { name: "web", deploymentController: { type: "CODE_DEPLOY" }, deploymentCircuitBreaker: { enable: true } },
        owned,
      ),
    ),
    unset: fail(service({})),
    unknown: unverifiable(service({ deploymentController: UNKNOWN }, owned)),
    CodeDeploy: pass(codeDeploy, deploymentGroup(["DEPLOYMENT_FAILURE"])),
    "CodeDeploy without rollback": fail(codeDeploy, deploymentGroup(["DEPLOYMENT_STOP_ON_ALARM"])),
    "CodeDeploy without a group": fail(codeDeploy),
    "a scaled service whose count is set back": fail(
      target,
      service({ name: "web" }, { ignoreChanges: ["taskDefinition"] }),
    ),
    "requests and blue/green": fail(
      target,
      byRequests,
      service({ name: "web", deploymentConfiguration: { strategy: "BLUE_GREEN" } }, owned),
    ),
    "requests and rolling": pass(target, byRequests, service({ name: "web" }, owned)),
    "a strategy of another controller": fail(
      codeDeploy,
      deploymentGroup(["DEPLOYMENT_FAILURE"]),
      service({ deploymentController: { type: "EXTERNAL" }, deploymentConfiguration: { strategy: "CANARY" } }, owned),
    ),
  },
};
