import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { Bucket } from "../../../components/data/bucket";
import { loadBalancerWriter } from "../../../components/logging/delivery";
import { Cluster } from "../../../components/service/cluster";
import { LoadBalancer } from "../../../components/service/load-balancer";
import { planRoutes } from "../../../components/service/routes";
import { Service } from "../../../components/service/service";
import { production as scope, record } from "../../support/record";
import { web, worker } from "./service-fixture";

/** The parts together, with what they stand on. */
function program(): void {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "172.27.0.0/16" });
  const subnet = (letter: string, index: number) =>
    new aws.ec2.Subnet(`subnet-${letter}`, {
      vpcId: vpc.id,
      cidrBlock: `172.27.${index}.0/24`,
      availabilityZone: `ap-northeast-1${letter}`,
    }).id;
  const subnetIds = { a: subnet("a", 1), c: subnet("c", 2) };
  const key = new aws.kms.Key("logs", { description: "Logs" });
  const certificate = new aws.acm.Certificate("certificate", {
    domainName: "shine.example.com",
    validationMethod: "DNS",
  });
  const validated = new aws.acm.CertificateValidation("validation", { certificateArn: certificate.arn });
  const namespace = new aws.servicediscovery.PrivateDnsNamespace("namespace", { name: "shine.internal", vpc: vpc.id });
  const accessLogs = new Bucket("access-logs", {
    scope,
    purpose: "access-logs",
    dataClass: "internal",
    encryption: "s3-managed",
    statements: loadBalancerWriter(
      scope,
      "shine-production-access-logs-111122223333",
      "load-balancer",
      "shine-production-load-balancer",
    ),
  });
  const cluster = new Cluster("shine-production-main", { scope, keyArn: key.arn });
  const balancer = new LoadBalancer("shine-production-load-balancer", {
    scope,
    vpcId: vpc.id,
    subnetIds,
    certificateArn: validated.certificateArn,
    cloudFrontPrefixListId: "pl-58a04531",
    accessLogsBucket: accessLogs.ready,
    accessLogsPrefix: "load-balancer",
  });
  const { rules } = planRoutes({ web: { hosts: [], paths: ["/*", "/api/*"] } });
  const common = { cluster, vpcId: vpc.id, subnetIds, namespaceId: namespace.id, logsKeyArn: key.arn };
  new Service("shine-production-worker", { ...worker, ...common });
  new Service("shine-production-web", {
    ...web,
    ...common,
    routing: {
      listenerArn: balancer.listenerArn,
      loadBalancerArnSuffix: balancer.arnSuffix,
      rules: rules["web"] ?? [],
    },
  });
}

describe("the service path", () => {
  it("is brought up by the simulated cloud, which refuses nothing of it", async () => {
    const services = (await record(program)).filter(({ type }) => type === "aws:ecs/service:Service");
    assert.deepEqual(services.map(({ name }) => name).sort(), [
      "shine-production-web-service",
      "shine-production-worker-service",
    ]);
  });
});
