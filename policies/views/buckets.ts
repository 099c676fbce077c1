import { statements, type Statement } from "../kernel/documents";
import type { Graph, View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";

export const BUCKET = "aws:s3/bucket:Bucket";

/** The satellites of a bucket. */
export const satelliteTypes = {
  accessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  logging: "aws:s3/bucketLogging:BucketLogging",
  ownership: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  acl: "aws:s3/bucketAcl:BucketAcl",
  policy: "aws:s3/bucketPolicy:BucketPolicy",
  website: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  cors: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  objectLock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
} as const;
export type Satellite = keyof typeof satelliteTypes;

/** The bucket's satellites of a kind. Ends the assertion when what belongs to it cannot be known. */
export function satellites(bucket: View, kind: Satellite): readonly View[] {
  return bucket.graph.satellites(bucket, satelliteTypes[kind], "bucket");
}

/** The bucket's rules of encryption, satellite or inline. */
export function encryptionRules(bucket: View): Reader[] {
  return [
    ...satellites(bucket, "encryption").flatMap((view) => view.list("rules")),
    ...bucket.list("serverSideEncryptionConfiguration.rule"),
  ];
}

/** The bucket's rules of lifecycle, satellite or inline. */
export function lifecycleRules(bucket: View): Reader[] {
  return [...satellites(bucket, "lifecycle").flatMap((view) => view.list("rules")), ...bucket.list("lifecycleRules")];
}

/** The statements of the bucket's policy, satellite or inline. */
export function policyStatements(bucket: View): Statement[] {
  return [
    ...satellites(bucket, "policy").flatMap((view) => statements(view, "policy")),
    ...statements(bucket, "policy"),
  ];
}

/** The bucket's name, where the program chose it. Ends the assertion where it is not known. */
export function bucketNameOf(bucket: View): string | undefined {
  return bucket.text("bucket");
}

/** The name in a bucket's ARN; the text itself when it is a name. */
export function nameInArn(text: string): string {
  return text.replace(/^arn:[^:]*:s3:::/, "").split("/", 1)[0] ?? "";
}

/** What AWS itself writes to buckets, and the service principal that must be admitted for it. */
export const writers = {
  "access logs": "logging.s3.amazonaws.com",
  "load balancer logs": "logdelivery.elasticloadbalancing.amazonaws.com",
  "delivered logs": "delivery.logs.amazonaws.com",
  configuration: "config.amazonaws.com",
  trail: "cloudtrail.amazonaws.com",
} as const satisfies Record<string, string>;
export type Writer = keyof typeof writers;

/** Logs of one source that AWS writes to a bucket. */
export interface Delivery {
  readonly bucket: View;
  readonly writer: Writer;
  /** What asks for them. */
  readonly source: View;
  /** What the names of the objects begin with; reads when called. Of all but S3's own the account's id follows. */
  readonly prefix: () => string;
}

/** What AWS writes to the bucket. Ends the assertion when the destination of a source cannot be known. */
export function deliveries(bucket: View): readonly Delivery[] {
  return bucket.graph.memo("deliveries", () => allDeliveries(bucket.graph)).filter((each) => each.bucket === bucket);
}

export function receives(bucket: View, writer: Writer): boolean {
  return deliveries(bucket).some((each) => each.writer === writer);
}

function allDeliveries(graph: Graph): Delivery[] {
  const to = (writer: Writer, source: View, path: string, prefix: (destination: () => string) => string): Delivery[] =>
    bucketAt(source, path).map((bucket) => ({
      bucket,
      writer,
      source,
      prefix: () => prefix(() => source.text(path) ?? ""),
    }));
  const below = (folder: string | undefined): string =>
    `${(folder ?? "").replace(/^\/|\/$/g, "")}/AWSLogs/`.replace(/^\//, "");
  const inArn = (arn: () => string): string => below(arn().replace(/^arn:[^:]*:s3:::[^/]*/, ""));
  const balancers = graph.ofType("aws:lb/loadBalancer:LoadBalancer");
  return [
    ...graph
      .ofType(satelliteTypes.logging)
      .flatMap((view) => to("access logs", view, "targetBucket", () => view.text("targetPrefix") ?? "")),
    ...["accessLogs", "connectionLogs"].flatMap((logs) =>
      balancers.flatMap((view) =>
        to("load balancer logs", view, `${logs}.bucket`, () => below(view.text(`${logs}.prefix`))),
      ),
    ),
    ...graph
      .ofType("aws:cfg/deliveryChannel:DeliveryChannel")
      .flatMap((view) => to("configuration", view, "s3BucketName", () => below(view.text("s3KeyPrefix")))),
    ...graph
      .ofType("aws:cloudtrail/trail:Trail")
      .flatMap((view) => to("trail", view, "s3BucketName", () => below(view.text("s3KeyPrefix")))),
    ...graph.ofType("aws:ec2/flowLog:FlowLog").flatMap((view) => to("delivered logs", view, "logDestination", inArn)),
    ...graph
      .ofType("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination")
      .flatMap((view) => to("delivered logs", view, "deliveryDestinationConfiguration.destinationResourceArn", inArn)),
    ...graph
      .ofType("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
      .flatMap((view) => to("delivered logs", view, "logDestinationConfigs.0", inArn)),
  ];
}

/** The bucket of the program that a name or an ARN in a property means, if any. */
function bucketAt(view: View, path: string): View[] {
  const source = view.sources(path).find(({ type }) => type === BUCKET);
  if (source !== undefined) return [source];
  const name = nameInArn(view.text(path) ?? "");
  const named = name === "" ? undefined : view.graph.called(BUCKET, name);
  return named === undefined ? [] : [named];
}
