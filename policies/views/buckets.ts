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

/** The bucket's name, where the program chose it. */
export function bucketNameOf(bucket: View): string | undefined {
  return bucket.isUnknown("bucket") ? undefined : bucket.text("bucket");
}

/** The name in a bucket's ARN; the text itself when it is a name. */
export function nameInArn(text: string): string {
  return text.replace(/^arn:[^:]*:s3:::/, "").split("/", 1)[0] ?? "";
}

/** What AWS itself writes to buckets, and the service principals that may be admitted for it. */
export const writers = {
  "access logs": ["logging.s3.amazonaws.com"],
  "load balancer logs": ["logdelivery.elasticloadbalancing.amazonaws.com"],
  "delivered logs": ["delivery.logs.amazonaws.com"],
} as const satisfies Record<string, readonly string[]>;
export type Writer = keyof typeof writers;

/** Whether the program sends such logs to the bucket. Ends the assertion when the destination of one cannot be known. */
export function receives(bucket: View, writer: Writer): boolean {
  return bucket.graph.memo(writer, () => new Set(destinations(bucket.graph, writer))).has(bucket);
}

function destinations(graph: Graph, writer: Writer): View[] {
  const bucketAt = (view: View, path: string): View[] => {
    const source = view.sources(path).find(({ type }) => type === BUCKET);
    if (source !== undefined) return [source];
    const name = nameInArn(view.text(path) ?? "");
    return name === "" ? [] : graph.ofType(BUCKET).filter((bucket) => bucketNameOf(bucket) === name);
  };
  if (writer === "access logs") return graph.ofType(satelliteTypes.logging).flatMap((v) => bucketAt(v, "targetBucket"));
  if (writer === "load balancer logs") {
    return graph
      .ofType("aws:lb/loadBalancer:LoadBalancer")
      .flatMap((balancer) => [
        ...bucketAt(balancer, "accessLogs.bucket"),
        ...bucketAt(balancer, "connectionLogs.bucket"),
      ]);
  }
  return [
    ...graph.ofType("aws:ec2/flowLog:FlowLog").flatMap((view) => bucketAt(view, "logDestination")),
    ...graph
      .ofType("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination")
      .flatMap((view) => bucketAt(view, "deliveryDestinationConfiguration.destinationResourceArn")),
    ...graph
      .ofType("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
      .flatMap((view) =>
        view.list("logDestinationConfigs").flatMap((_, index) => bucketAt(view, `logDestinationConfigs.${index}`)),
      ),
  ];
}
