import type { View } from "../../kernel/graph";
import type { Rule } from "../../rule";
import { CLUSTER, containers, isRouter, TASK } from "../../views/tasks";
import { BUCKET, nameInArn } from "../../views/buckets";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** What sends logs, and the property that says where to: a bucket or log group by name or ARN. */
const senders: Readonly<Record<string, readonly string[]>> = {
  "aws:cfg/deliveryChannel:DeliveryChannel": ["s3BucketName"],
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": [
    "deliveryDestinationConfiguration.destinationResourceArn",
  ],
  "aws:ec2/flowLog:FlowLog": ["logDestination"],
  "aws:ecs/cluster:Cluster": [
    "configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName",
    "configuration.executeCommandConfiguration.logConfiguration.s3BucketName",
  ],
  "aws:lb/loadBalancer:LoadBalancer": ["accessLogs.bucket", "connectionLogs.bucket"],
  "aws:route53/queryLog:QueryLog": ["cloudwatchLogGroupArn"],
  "aws:s3/bucketLogging:BucketLogging": ["targetBucket"],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ["logDestinationConfigs"],
};

export const rule: Rule = {
  id: "log-destinations-known",
  title: "Logs go to a bucket or log group of this program, or to the log archive.",
  why: "A destination that nobody made here has no key, no retention and no owner, or belongs to a stranger.",
  fix: "Name a bucket or log group that the program makes, or one of the archive's in the registry.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [...Object.keys(senders), "aws:rds/cluster:Cluster", TASK],
  check: (sender, check) => {
    for (const path of senders[sender.type] ?? []) {
      const values = sender.raw(path);
      const places = Array.isArray(values) ? values.map((_, index) => `${path}.${index}`) : [path];
      for (const place of places) {
        if (!sender.has(place)) continue;
        check.expect(
          () => isKnown(sender, place, check.registry.archiveBuckets),
          "logs go to a place that is not known",
        );
      }
    }
    for (const { name, reason } of groupsMadeByAws(sender)) {
      check.expect(() => isGroup(sender, name()), reason, { part: "groups" });
    }
  },
};

/** Log groups that AWS makes by itself, without key and end, when the program does not. */
function groupsMadeByAws(sender: View): { name: () => string; reason: string }[] {
  if (sender.type === "aws:rds/cluster:Cluster") {
    return sender.list("enabledCloudwatchLogsExports").map((log) => ({
      name: () => `/aws/rds/cluster/${sender.text("clusterIdentifier")}/${log.text()}`,
      reason: "a log that the cluster exports has no group of the program",
    }));
  }
  if (sender.type === TASK) {
    return containers(sender)
      .filter(isRouter)
      .flatMap(({ reader }) => reader.list("environment"))
      .filter((variable) => variable.text("name") === "LOG_GROUP")
      .map((variable) => ({
        name: () => variable.text("value") ?? "",
        reason: "the log router writes to a group that is not the program's",
      }));
  }
  if (sender.type !== CLUSTER) return [];
  return sender
    .list("settings")
    .filter((setting) => setting.text("name") === "containerInsights" && setting.text("value") !== "disabled")
    .map(() => ({
      name: () => `/aws/ecs/containerinsights/${sender.text("name")}/performance`,
      reason: "Container Insights has no group of the program",
    }));
}

function isKnown(sender: View, path: string, archive: readonly string[]): boolean {
  if (sender.isHidden(path) && sender.sources(path).some(({ type }) => type === BUCKET || type === GROUP)) return true;
  const text = sender.text(path) ?? "";
  const group = /:log-group:([^:]+)/.exec(text)?.[1];
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1];
  const allowed = sender.provider.texts("allowedAccountIds");
  if (account !== undefined && allowed.length > 0 && !allowed.includes(account)) return false;
  if (group !== undefined) return isGroup(sender, group);
  const bucket = nameInArn(text);
  return archive.includes(bucket) || sender.graph.called(BUCKET, bucket) !== undefined || isGroup(sender, text);
}

function isGroup({ graph }: View, name: string): boolean {
  return graph.called(GROUP, name) !== undefined;
}
