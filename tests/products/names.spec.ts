import assert from "node:assert/strict";
import { check } from "../../components/definition/check";
import { factsFor } from "../../stacks/facts";
import { registryOf } from "../../stacks/registry";
import { judgeRecorded } from "../../tools/offline/judge";
import type { RecordedResource } from "../../tools/offline/recorded";
import { extremes } from "../support/extremes";
import { TODAY } from "../support/products";
import { made, products, recorded, recordedOf, stacks } from "../support/stacks";

interface Naming {
  readonly input: string;
  /** Characters that the provider takes. */
  readonly limit: number;
  /** Inputs that together with the name must be unique; the account and the region always are. */
  readonly within?: readonly string[];
  /** Whether nobody else in the world may have it, or no other product in the organization that it is a name of. */
  readonly world?: true;
  /** Whether it is said to people and nothing else. */
  readonly title?: true;
}

// biome-ignore format: a table is read by its rows
const namings: Readonly<Record<string, Naming>> = {
  "aws:account/alternativeContact:AlternativeContact": { input: "name", limit: 64, title: true },
  "aws:appautoscaling/policy:Policy": { input: "name", limit: 256, within: ["resourceId"] },
  "aws:appautoscaling/scheduledAction:ScheduledAction": { input: "name", limit: 256, within: ["resourceId"] },
  "aws:backup/plan:Plan": { input: "name", limit: 50 },
  "aws:backup/selection:Selection": { input: "name", limit: 50, within: ["planId"] },
  "aws:backup/vault:Vault": { input: "name", limit: 50 },
  "aws:cfg/deliveryChannel:DeliveryChannel": { input: "name", limit: 256 },
  "aws:cfg/recorder:Recorder": { input: "name", limit: 256 },
  "aws:cfg/recorderStatus:RecorderStatus": { input: "name", limit: 256 },
  "aws:cfg/configurationAggregator:ConfigurationAggregator": { input: "name", limit: 256 },
  "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature": {
    input: "name",
    limit: 64,
    within: ["region"],
  },
  "aws:securityhub/configurationPolicy:ConfigurationPolicy": { input: "name", limit: 128 },
  "aws:cloudtrail/trail:Trail": { input: "name", limit: 128 },
  "aws:cloudfront/cachePolicy:CachePolicy": { input: "name", limit: 128 },
  "aws:cloudfront/originAccessControl:OriginAccessControl": { input: "name", limit: 64 },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": { input: "name", limit: 128 },
  "aws:cloudwatch/eventBus:EventBus": { input: "name", limit: 256 },
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": { input: "name", limit: 60 },
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": { input: "name", limit: 60 },
  "aws:cloudwatch/logGroup:LogGroup": { input: "name", limit: 512 },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { input: "policyName", limit: 512 },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { input: "name", limit: 255 },
  "aws:ec2/securityGroup:SecurityGroup": { input: "name", limit: 255, within: ["vpcId"] },
  "aws:ecr/repository:Repository": { input: "name", limit: 256 },
  "aws:ecs/cluster:Cluster": { input: "name", limit: 255 },
  "aws:ecs/service:Service": { input: "name", limit: 255, within: ["cluster"] },
  "aws:ecs/taskDefinition:TaskDefinition": { input: "family", limit: 255 },
  "aws:iam/policy:Policy": { input: "name", limit: 128 },
  "aws:iam/role:Role": { input: "name", limit: 64 },
  "aws:iam/rolePolicy:RolePolicy": { input: "name", limit: 128, within: ["role"] },
  "aws:identitystore/group:Group": { input: "displayName", limit: 1024 },
  "aws:kms/alias:Alias": { input: "name", limit: 256, within: ["region"] },
  "aws:lambda/function:Function": { input: "name", limit: 64 },
  "aws:lb/loadBalancer:LoadBalancer": { input: "name", limit: 32 },
  "aws:lb/targetGroup:TargetGroup": { input: "name", limit: 32 },
  "aws:organizations/account:Account": { input: "name", limit: 50 },
  "aws:organizations/organizationalUnit:OrganizationalUnit": { input: "name", limit: 128, within: ["parentId"] },
  "aws:organizations/policy:Policy": { input: "name", limit: 128 },
  "aws:rds/cluster:Cluster": { input: "clusterIdentifier", limit: 63 },
  "aws:rds/clusterInstance:ClusterInstance": { input: "identifier", limit: 63 },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": { input: "name", limit: 255 },
  "aws:rds/parameterGroup:ParameterGroup": { input: "name", limit: 255 },
  "aws:rds/subnetGroup:SubnetGroup": { input: "name", limit: 255 },
  "aws:route53/keySigningKey:KeySigningKey": { input: "name", limit: 128, within: ["hostedZoneId"] },
  "aws:route53/record:Record": { input: "name", limit: 255, within: ["zoneId", "type"] },
  "aws:route53/zone:Zone": { input: "name", limit: 255, within: ["vpcs"] },
  "aws:s3/bucket:Bucket": { input: "bucket", limit: 63, world: true },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": { input: "name", limit: 253, within: ["vpc"] },
  "aws:servicediscovery/service:Service": { input: "name", limit: 63, within: ["dnsConfig", "namespaceId"] },
  "aws:ssm/parameter:Parameter": { input: "name", limit: 1011 },
  "aws:ssoadmin/permissionSet:PermissionSet": { input: "name", limit: 32 },
  "aws:wafv2/ipSet:IpSet": { input: "name", limit: 128, within: ["scope"] },
  "aws:wafv2/webAcl:WebAcl": { input: "name", limit: 128, within: ["scope"] },
  "datadog:index/monitor:Monitor": { input: "name", limit: 255, world: true },
  "datadog:index/syntheticsTest:SyntheticsTest": { input: "name", limit: 255, world: true },
  "github:index/repository:Repository": { input: "name", limit: 100, world: true },
  "github:index/repositoryRuleset:RepositoryRuleset": { input: "name", limit: 100, within: ["repository"] },
  "pagerduty:index/escalationPolicy:EscalationPolicy": { input: "name", limit: 100 },
  "pagerduty:index/schedule:Schedule": { input: "name", limit: 100 },
  "pagerduty:index/service:Service": { input: "name", limit: 100, world: true },
  "pagerduty:index/serviceIntegration:ServiceIntegration": { input: "name", limit: 255, within: ["service"] },
  "pagerduty:index/team:Team": { input: "name", limit: 100 },
  "pagerduty:index/user:User": { input: "name", limit: 100 },
};
const NAMES = ["name", "bucket", "family", "clusterIdentifier", "identifier", "policyName"];
/** Inputs of these names that refer to what another resource names. */
const REFERENCES = /^aws:(s3\/bucket[A-Z]\w+:|ecr\/(lifecyclePolicy|repositoryPolicy):)/;

describe("physical names", () => {
  for (const stack of stacks) {
    it(`of ${stack} fit and are unique`, async () => lawful(await recorded(stack, "up")));
  }

  it("of a product whose names are as long as a definition admits, and words of the platform's own, do too", async () => {
    assert.deepEqual(check(extremes, factsFor(extremes, TODAY)), []);
    lawful(await recordedOf(extremes, "up", "extremes"));
  });

  it("of that product give the pack no cause either", async () => {
    const all = await recordedOf(extremes, "up", "extremes");
    const registry = registryOf({ [extremes.name]: extremes });
    const { violations } = judgeRecorded(all, { stack: extremes.name, today: TODAY, registry });
    assert.deepEqual(
      violations.filter(({ level }) => level === "mandatory"),
      [],
    );
  });

  it("that are unique in the world or the company are so across products", async () => {
    const owners = new Map<string, string>();
    const evaluations = [...products.map((product) => recorded(product, "up")), recordedOf(extremes, "up", "extremes")];
    for (const all of await Promise.all(evaluations)) {
      for (const one of made(all).filter(({ type }) => namings[type]?.world === true)) {
        const key = `${one.type} ${nameOf(one)}`;
        assert.equal(owners.get(key), undefined, key);
        owners.set(key, one.urn);
      }
    }
    assert.ok([...owners.keys()].some((key) => key.startsWith("aws:s3/bucket:Bucket shine-production-logs-")));
  });
});

function lawful(all: readonly RecordedResource[]): void {
  const owners = new Map<string, string>();
  for (const one of made(all)) {
    const naming = namings[one.type];
    if (naming === undefined) {
      const chosen = NAMES.filter((input) => typeof one.inputs[input] === "string");
      assert.ok(
        chosen.length === 0 || REFERENCES.test(one.type),
        `${one.type} has a name that no row knows: ${chosen.join()}`,
      );
      continue;
    }
    const name = nameOf(one);
    assert.ok(name.length <= naming.limit, `${one.type} ${name} has more than ${naming.limit} characters`);
    if (naming.title === true) continue;
    const within = (naming.within ?? []).map((input) => JSON.stringify(one.inputs[input]));
    const key = JSON.stringify([one.type, one.provider, one.inputs["region"], name.toLowerCase(), within]);
    assert.equal(owners.get(key), undefined, `${one.urn} has the name of ${owners.get(key)}: ${name}`);
    owners.set(key, one.urn);
  }
}

/** What was chosen, else the longest that Pulumi makes of the resource's own name, which it keeps unique. */
function nameOf({ type, name, inputs }: RecordedResource): string {
  const chosen = inputs[namings[type]?.input ?? ""];
  return typeof chosen === "string" ? chosen : `${name}-0123456`;
}
