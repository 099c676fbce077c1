import assert from "node:assert/strict";
import { LoadBalancer, type LoadBalancerArgs } from "../../../components/service/load-balancer";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record, staging } from "../../support/record";

const args: LoadBalancerArgs = {
  scope: production,
  vpcId: "vpc-1",
  subnetIds: { a: "subnet-a", c: "subnet-c" },
  certificateArn: "arn:aws:acm:ap-northeast-1:111122223333:certificate/1",
  cloudFrontPrefixListId: "pl-58a04531",
  accessLogsBucket: "shine-production-access-logs-111122223333",
  accessLogsPrefix: "load-balancer",
};
const NAME = "shine-production-load-balancer";
const make = (change: Partial<LoadBalancerArgs> = {}) =>
  record(() => void new LoadBalancer(NAME, { ...args, ...change }), true);

describe("LoadBalancer", () => {
  it("makes two listeners and one way in", async () => {
    assert.deepEqual(children(await make()), [
      `aws:ec2/securityGroup:SecurityGroup ${NAME}-security-group`,
      `aws:lb/listener:Listener ${NAME}-https`,
      `aws:lb/loadBalancer:LoadBalancer ${NAME}-load-balancer`,
      `aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule ${NAME}-cloudfront-in`,
      `platform:service:LoadBalancer ${NAME}`,
    ]);
  });

  it("is internal, logged, and kept", async () => {
    const all = await make();
    const { subnets, securityGroups, tags, ...rest } = inputsOf(all, "lb/loadBalancer:LoadBalancer");
    assert.deepEqual(subnets, ["subnet-a", "subnet-c"]);
    assert.deepEqual(tags, { env: "production", service: "load-balancer", Name: NAME });
    assert.deepEqual(rest, {
      name: NAME,
      loadBalancerType: "application",
      internal: true,
      accessLogs: { enabled: true, bucket: args.accessLogsBucket, prefix: "load-balancer" },
      enableDeletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableHttp2: true,
      idleTimeout: 60,
    });
    const balancer = all.find(({ type }) => type === "aws:lb/loadBalancer:LoadBalancer");
    const group = all.find(({ type }) => type === "aws:ec2/securityGroup:SecurityGroup");
    assert.equal((securityGroups as unknown[]).length, 1);
    assert.deepEqual(balancer?.propertyDependencies["securityGroups"], [group?.urn]);
  });

  it("may be deleted outside production", async () => {
    const { enableDeletionProtection } = inputsOf(await make({ scope: staging }), "lb/loadBalancer:LoadBalancer");
    assert.equal(enableDeletionProtection, false);
  });

  it("admits CloudFront by HTTPS, and nobody else", async () => {
    const all = await make();
    const { securityGroupId: _id, tags: _tags, ...rule } = inputsOf(all, "SecurityGroupIngressRule");
    assert.deepEqual(rule, {
      description: "HTTPS from CloudFront",
      prefixListId: "pl-58a04531",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    const { ingress, egress } = inputsOf(all, "SecurityGroup", `${NAME}-security-group`);
    assert.deepEqual([ingress, egress], [undefined, undefined]);
  });

  it("speaks modern TLS, and knows nothing by itself", async () => {
    const { loadBalancerArn: _arn, tags: _tags, ...https } = inputsOf(await make(), "Listener", `${NAME}-https`);
    assert.deepEqual(https, {
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: args.certificateArn,
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
        },
      ],
    });
  });

  it("fits its name into 32 characters", async () => {
    let balancer: LoadBalancer | undefined;
    const all = await record(() => {
      balancer = new LoadBalancer("entertainment-x-production-load-balancer", args);
    }, true);
    assert.equal(balancer?.loadBalancerName.length, 32);
    assert.equal(inputsOf(all, "lb/loadBalancer:LoadBalancer")["name"], balancer?.loadBalancerName);
  });

  const wrong: readonly (readonly [string, Partial<LoadBalancerArgs>])[] = [
    ["one zone", { subnetIds: { a: "subnet-a" } }],
    ["an idle timeout of none", { idleTimeoutSeconds: 0 }],
    ["an idle timeout beyond AWS's", { idleTimeoutSeconds: 4001 }],
    ["something that is no prefix list", { cloudFrontPrefixListId: "0.0.0.0/0" }],
  ];
  for (const [what, change] of wrong) it(`refuses ${what}`, () => assert.rejects(make(change), Refusal));
});
