import type { ServiceArgs } from "../../../components/service/service-args";
import { production } from "../../support/record";

export const digest = `sha256:${"0".repeat(64)}`;
const registry = "100000000003.dkr.ecr.ap-northeast-1.amazonaws.com";
const parameters = "arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production";

/** A worker: nothing that is optional. */
export const worker: ServiceArgs = {
  scope: production,
  service: "worker",
  cluster: {
    clusterName: "shine-production-main",
    clusterArn: "arn:aws:ecs:ap-northeast-1:111122223333:cluster/shine-production-main",
    capacityProvider: "FARGATE",
    execLogGroup: "/shine/production/exec/shine-production-main",
  },
  vpcId: "vpc-1",
  securityGroupId: "sg-1",
  after: [],
  subnetIds: { a: "subnet-a", c: "subnet-c" },
  namespaceId: "ns-1",
  cpu: 256,
  memory: 512,
  architecture: "arm64",
  image: `${registry}/platform/bootstrap@${digest}`,
  routerImage: `${registry}/platform/log-router@${digest}`,
  repositoryArns: [
    "arn:aws:ecr:ap-northeast-1:111122223333:repository/shine/worker",
    "arn:aws:ecr:ap-northeast-1:100000000003:repository/platform/bootstrap",
  ],
  protocol: "http",
  healthPath: "/health",
  healthGraceSeconds: 60,
  command: ["bin/jobs", "start"],
  environment: { RAILS_ENV: "production" },
  secrets: {},
  grants: {},
  parametersKeyAlias: "alias/shine-production-parameters",
  writablePaths: ["/tmp"],
  user: "1000:1000",
  stopTimeoutSeconds: 120,
  exec: false,
  scaling: { min: 2, max: 6 },
  timeZone: "Asia/Tokyo",
  logsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/logs",
  logsKeyAlias: "alias/shine-production-logs",
  logBucket: "shine-production-application-logs-111122223333",
};

const { command: _command, ...rest } = worker;

/** A service that the load balancer sends to, with everything that a service may ask for. */
export const web: ServiceArgs = {
  ...rest,
  service: "web",
  port: 3000,
  cpu: 512,
  memory: 1024,
  writablePaths: ["/tmp", "/app/tmp"],
  exec: true,
  ephemeralStorageGib: 30,
  secrets: {
    RAILS_SECRET_KEY_BASE: `${parameters}/applications/rails/secret-key-base`,
    DATABASE_PRIMARY_WRITER: `${parameters}/infrastructures/database/primary/writer`,
  },
  routing: {
    listenerArn: "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:listener/app/shine-production/1/2",
    loadBalancerArnSuffix: "app/shine-production/1",
    rules: [
      { key: "api-111111", priority: 100, hosts: ["api.shine.example.com"], path: "/api/*" },
      { key: "all-222222", priority: 40_000, hosts: [], path: "/*" },
    ],
  },
  scaling: {
    min: 4,
    max: 40,
    cpuPercent: 60,
    memoryPercent: 70,
    schedule: { "evening-rise": { cron: "0 18 * * MON-FRI", min: 8, max: 40 } },
  },
};
