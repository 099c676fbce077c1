import { decide } from "../iam/decide";
import type { Decision, Document, Request } from "../iam/request";
import { statements } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { BUCKET, satellites, satelliteTypes } from "../views/buckets";
import { KEY, serviceMayUseKey } from "../views/key-use";
import { named, regionOf } from "../views/named";
import { accountIn, policyAt } from "../views/rights";
import type { BucketDelivery, GroupDelivery } from "./delivery";
import type { Way } from "./way";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const GROUPS_POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** A log comes into a bucket: it exists, its policy and its key admit the writer, and the policy was there before. */
export function toBucket(way: Way, subject: View, delivery: BucketDelivery): void {
  const { graph } = subject;
  const bucket = way.found(
    "place",
    () => graph.called(BUCKET, delivery.bucket),
    "it goes to a bucket that the program does not make",
    subject,
  );
  if (bucket === undefined) return;
  const at = `arn:aws:s3:::${delivery.bucket}`;
  const ask = (action: string, resource: string, context: Request["context"] = {}) =>
    asService(subject, delivery, { action, resource, context }, policyAt(bucket));
  way.allowed(
    "bucket-admits",
    () =>
      ask(
        "s3:PutObject",
        `${at}/${delivery.object}`,
        // What is delivered by way of CloudWatch Logs is handed to the bucket's owner.
        delivery.writer === "delivery.logs.amazonaws.com" ? { "s3:x-amz-acl": "bucket-owner-full-control" } : {},
      ),
    "its writer may not write into the bucket",
    bucket,
  );
  if (delivery.asksAcl) {
    way.allowed("bucket-acl", () => ask("s3:GetBucketAcl", at), "its writer may not ask whose the bucket is", bucket);
  }
  for (const key of keysOf(bucket)) {
    way.expect(
      "bucket-key",
      () => serviceMayUseKey(delivery.writer, key, "kms:GenerateDataKey", contextOf(subject, delivery)),
      "the bucket's key does not admit its writer",
      key,
    );
  }
  for (const policy of graph.satellites(bucket, satelliteTypes.policy, "bucket")) inTime(way, subject, policy);
}

/** A log comes into a log group: it exists, the policies of the region's groups and its key admit the writer. */
export function toLogGroup(way: Way, subject: View, delivery: GroupDelivery): void {
  const { graph } = subject;
  const group = way.found(
    "place",
    () => graph.called(GROUP, delivery.group),
    "it goes to a log group that the program does not make",
    subject,
  );
  if (group === undefined) return;
  const region = regionOf(group) ?? "";
  const arn = `arn:aws:logs:${region}:${accountIn(group)}:log-group:${delivery.group}`;
  const policies = graph.ofType(GROUPS_POLICY).filter((policy) => regionOf(policy) === region);
  const document = (): Document => ({
    name: "the policies of the region's log groups",
    statements: policies.flatMap((policy) => [...statements(policy, "policyDocument")]),
  });
  for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
    way.allowed(
      "group-admits",
      () => asService(subject, delivery, { action, resource: `${arn}:log-stream:any` }, document()),
      "its writer may not write into the log group",
      group,
    );
  }
  for (const key of named(group, "kmsKeyId", KEY)) {
    const writer = `logs.${region}.amazonaws.com`;
    way.expect(
      "group-key",
      () => serviceMayUseKey(writer, key, "kms:GenerateDataKey", { "kms:EncryptionContext:aws:logs:arn": arn }),
      "the log group's key does not admit CloudWatch Logs",
      key,
    );
  }
  const own = policies.filter((policy) =>
    statements(policy, "policyDocument").some(({ resources }) => resources.some((one) => one.startsWith(arn))),
  );
  for (const policy of own) inTime(way, subject, policy);
}

/** The first delivery is tried as soon as it is asked for: AWS refuses to set one up that cannot write (InsufficientDeliveryPolicy and the like). */
function inTime(way: Way, subject: View, policy: View): void {
  way.expect(
    "in-time",
    () => subject.graph.precedes(policy, subject),
    "it does not wait for the policy that admits its writer",
    subject,
  );
}

function asService(
  subject: View,
  { writer, source }: BucketDelivery | GroupDelivery,
  { context, ...request }: Omit<Request, "caller">,
  resource: Document | undefined,
): Decision {
  const caller = { kind: "service", name: writer } as const;
  const own = { "aws:SourceAccount": accountIn(subject), "aws:SourceArn": source, "s3:TlsVersion": "1.3" };
  const call = { caller, ...request, context: { ...own, ...context } };
  return decide(call, resource === undefined ? {} : { resource }, subject.graph.world.today);
}

function contextOf(subject: View, { source }: BucketDelivery): Record<string, string> {
  return { "aws:SourceAccount": accountIn(subject), "aws:SourceArn": source };
}

function keysOf(bucket: View): readonly View[] {
  return satellites(bucket, "encryption").flatMap((encryption) => named(encryption, "rules", KEY));
}
