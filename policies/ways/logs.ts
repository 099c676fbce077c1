import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import { KEY, roleMayUseKey, serviceMayUseKey } from "../views/key-use";
import { named, regionOf } from "../views/named";
import { accountIn, callerOf, policyAt, roleMay } from "../views/rights";
import { type Container, isRouter } from "../views/tasks";
import type { Way } from "./way";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** What CloudWatch Logs does with a key for a log group (its guide, "Encrypt log data using AWS KMS"). */
const KEY_ACTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey"];

/** Who writes for the containers: the agent of ECS by the execution role, a container itself by the task's. */
export interface Writers {
  readonly execution: View;
  readonly task: View | undefined;
}

/** What a task prints is written. Gives what is asked, and what must be there before. */
export function toLogs(
  way: Way,
  writers: Writers,
  containers: readonly Container[],
): { readonly calls: readonly Request[]; readonly made: readonly View[] } {
  const calls: Request[] = [];
  const made: View[] = [];
  const write = (name: () => string | undefined, writer: View): void => {
    const group = way.found(
      "log-group",
      () => writer.graph.called(LOG_GROUP, name()),
      "a container writes to a log group that the program does not make",
      writer,
    );
    if (group === undefined) return;
    made.push(group);
    calls.push(...toGroup(way, writer, group));
  };
  for (const { reader } of containers) {
    if (reader.text("logConfiguration.logDriver") === "awslogs") {
      write(() => reader.text("logConfiguration.options.awslogs-group"), writers.execution);
    }
  }
  for (const router of containers.filter(isRouter)) {
    const told = (variable: string): string | undefined =>
      router.reader
        .list("environment")
        .find((entry) => entry.text("name") === variable)
        ?.text("value");
    const { task } = writers;
    if (task === undefined) continue;
    if (told("LOG_GROUP") !== undefined) write(() => told("LOG_GROUP"), task);
    const bucket = told("LOG_BUCKET");
    if (bucket !== undefined) made.push(...toBucket(way, task, bucket, told("LOG_PREFIX") ?? ""));
  }
  return { calls, made };
}

/** Whoever writes into a log group may, and its key admits CloudWatch Logs. Gives what is asked. */
export function toGroup(way: Way, writer: View, group: View): readonly Request[] {
  const arn = `arn:aws:logs:${regionOf(group) ?? ""}:${accountIn(group)}:log-group:${group.text("name") ?? ""}`;
  const requests = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
    caller: callerOf(writer),
    action,
    resource: `${arn}:log-stream:task`,
  }));
  way.expect(
    "log-write",
    () => requests.every((request) => roleMay(writer, request)),
    "the role of who writes them may not write to one of its log groups",
    writer,
  );
  way.expect(
    "log-key",
    () => {
      const [key] = named(group, "kmsKeyId", KEY);
      if (key === undefined && !group.isSet("kmsKeyId")) return true;
      const service = `logs.${regionOf(group) ?? ""}.amazonaws.com`;
      const context = { "kms:EncryptionContext:aws:logs:arn": arn };
      return (
        key !== undefined &&
        regionOf(key) === regionOf(group) &&
        KEY_ACTIONS.every((action) => serviceMayUseKey(service, key, action, context))
      );
    },
    "the key of one of its log groups does not admit CloudWatch Logs",
    group,
  );
  return requests;
}

function toBucket(way: Way, writer: View, name: string, prefix: string): readonly View[] {
  const { graph } = writer;
  const bucket = way.found(
    "log-bucket",
    () => graph.called(BUCKET, name),
    "its router writes to a bucket that the program does not make",
    writer,
  );
  if (bucket === undefined) return [];
  way.expect(
    "log-bucket-write",
    () => {
      const resource = policyAt(bucket);
      const request = {
        action: "s3:PutObject",
        resource: `arn:aws:s3:::${name}/${prefix}/line`,
        resourceAccount: accountIn(bucket),
      };
      return roleMay(writer, request, resource === undefined ? {} : { resource });
    },
    "the role of its router may not write to the bucket of its logs",
    writer,
  );
  way.expect(
    "log-bucket-key",
    () =>
      graph
        .satellites(bucket, BUCKET_ENCRYPTION, "bucket")
        .flatMap((encryption) => named(encryption, "rules", KEY))
        .every((key) =>
          roleMayUseKey(writer, key, "kms:GenerateDataKey", `s3.${regionOf(bucket) ?? ""}.amazonaws.com`),
        ),
    "the role of its router may not use the key of the bucket of its logs",
    writer,
  );
  return [bucket];
}
