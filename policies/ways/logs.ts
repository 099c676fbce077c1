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

/** What FireLens is to read beside what it writes itself: where the router's image holds it. */
const CONFIGURATION = { type: "fluentbit", at: "/fluent-bit/platform.conf" } as const;

/** Where the router answers for its health (images/log-router/platform.conf). */
const HEALTH = "http://127.0.0.1:2020/";

/** Who writes for the containers: the agent of ECS by the execution role, a container itself by the task's. */
export interface Writers {
  readonly execution: View;
  readonly task: View | undefined;
}

/** What a task prints is written. Gives what is asked of CloudWatch and of S3, and what must be there before. */
export function toLogs(
  way: Way,
  writers: Writers,
  containers: readonly Container[],
): { readonly calls: readonly Request[]; readonly puts: readonly Request[]; readonly made: readonly View[] } {
  const calls: Request[] = [];
  const puts: Request[] = [];
  const made: View[] = [];
  const write = (name: () => string | undefined, region: () => string | undefined, writer: View): void => {
    const group = way.found(
      "log-group",
      () => writer.graph.called(LOG_GROUP, name()),
      "a container writes to a log group that the program does not make",
      writer,
    );
    if (group === undefined) return;
    made.push(group);
    inRegion(way, group, region);
    calls.push(...toGroup(way, writer, group));
  };
  for (const { reader } of containers) {
    if (reader.text("logConfiguration.logDriver") === "awslogs") {
      write(
        () => reader.text("logConfiguration.options.awslogs-group"),
        () => reader.text("logConfiguration.options.awslogs-region"),
        writers.execution,
      );
    }
  }
  way.expect(
    "router",
    () =>
      containers.some(isRouter) ||
      containers.every(({ reader }) => reader.text("logConfiguration.logDriver") !== "awsfirelens"),
    "a container prints to a log router that its task does not have",
  );
  for (const router of containers.filter(isRouter)) {
    isThere(way, router, containers);
    const told = (variable: string): string | undefined =>
      router.reader
        .list("environment")
        .find((entry) => entry.text("name") === variable)
        ?.text("value");
    configured(way, router, told);
    const { task } = writers;
    if (task === undefined) continue;
    const region = (): string | undefined => told("AWS_REGION");
    if (told("LOG_GROUP") !== undefined) write(() => told("LOG_GROUP"), region, task);
    const bucket = told("LOG_BUCKET");
    if (bucket === undefined) continue;
    const toS3 = toBucket(way, task, bucket, { prefix: told("LOG_PREFIX") ?? "", region });
    puts.push(...toS3.puts);
    made.push(...toS3.made);
  }
  return { calls, puts, made };
}

/** Whoever prints to a router waits for it, it is asked how it is, and what it says of itself goes another way than through it. */
function isThere(way: Way, { reader: router }: Container, all: readonly Container[]): void {
  way.expect(
    "router-first",
    () =>
      all
        .filter(({ reader }) => reader !== router && reader.text("logConfiguration.logDriver") === "awsfirelens")
        .every(({ reader }) =>
          reader
            .list("dependsOn")
            .some((one) => one.text("containerName") === router.text("name") && one.text("condition") === "HEALTHY"),
        ),
    "a container does not wait for the health of the router that it prints to, which loses its first lines",
    router.owner,
  );
  way.expect(
    "router-asked",
    () => {
      const [form, command, ...more] = router.texts("healthCheck.command");
      return form === "CMD-SHELL" && command?.includes(HEALTH) === true && more.length === 0;
    },
    "its router is not asked how it is where it answers",
    router.owner,
  );
  way.expect(
    "router-own",
    () => router.text("logConfiguration.logDriver") === "awslogs",
    "its router prints to itself, so that nobody reads why it fails",
    router.owner,
  );
}

/** A router reads the file of its own image, and is told every variable that stands in it (images/log-router/platform.conf). */
function configured(way: Way, { reader }: Container, told: (variable: string) => string | undefined): void {
  way.expect(
    "router-file",
    () =>
      reader.text("firelensConfiguration.type") === CONFIGURATION.type &&
      reader.text("firelensConfiguration.options.config-file-type") === "file" &&
      reader.text("firelensConfiguration.options.config-file-value") === CONFIGURATION.at,
    "its router is not given the configuration that its image holds, and writes nowhere",
    reader.owner,
  );
  for (const variable of ["AWS_REGION", "LOG_GROUP", "LOG_BUCKET", "LOG_PREFIX"]) {
    way.expect(
      "router-told",
      () => (told(variable) ?? "") !== "",
      `its router is not told ${variable}, which stands in its configuration`,
      reader.owner,
    );
  }
}

/** Whoever writes asks the region that it is told, where another one knows nothing of it. */
function inRegion(way: Way, place: View, told: () => string | undefined): void {
  way.expect(
    "log-region",
    () => told() === regionOf(place),
    "it is told to write its logs in another region than they are kept in",
    place,
  );
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

function toBucket(
  way: Way,
  writer: View,
  name: string,
  { prefix, region }: { readonly prefix: string; readonly region: () => string | undefined },
): { readonly puts: readonly Request[]; readonly made: readonly View[] } {
  const { graph } = writer;
  const bucket = way.found(
    "log-bucket",
    () => graph.called(BUCKET, name),
    "its router writes to a bucket that the program does not make",
    writer,
  );
  if (bucket === undefined) return { puts: [], made: [] };
  inRegion(way, bucket, region);
  const request = {
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${name}/${prefix}/line`,
    resourceAccount: accountIn(bucket),
  };
  way.expect(
    "log-bucket-write",
    () => {
      const resource = policyAt(bucket);
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
  return { puts: [{ caller: callerOf(writer), ...request }], made: [bucket] };
}
