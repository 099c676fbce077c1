import type { Entity, Fault, Subject, World } from "../model";
import { membershipOf } from "./accounts";
import { documentOf, mayOther, mayRole, policyOf } from "./rights";
import type { FreshCheck, Known, State } from "./state";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const KEY = "aws:kms/key:Key";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** What delivers into a bucket. */
interface Delivery {
  readonly service: string;
  /** The bucket's name. */
  readonly bucket: string | undefined;
  /** Key of the object that is tried. */
  readonly object: string;
  /** Role that it may deliver with instead. */
  readonly role?: string;
  readonly context?: Readonly<Record<string, string>>;
  /** Asked of the bucket itself. */
  readonly also?: readonly string[];
}

/** Why the delivery fails: the bucket does not exist, it does not admit the writer, or its key does not. */
function reasonOf(delivery: Delivery, subject: Subject, world: World, state: State): string | undefined {
  const bucket = world.find([BUCKET], delivery.bucket ?? "");
  if (bucket === undefined) return "make the bucket first";
  const at = policyOf(POLICY, "bucket", bucket, world);
  const name = String(bucket.outputs["bucket"]);
  const asks = [
    ...(delivery.also ?? []).map((action) => [action, `arn:aws:s3:::${name}`] as const),
    ["s3:PutObject", `arn:aws:s3:::${name}/${delivery.object}`] as const,
  ];
  const { account, region } = subject.place;
  const member = membershipOf(account, world, state);
  const context = {
    "aws:SourceAccount": account,
    "s3:x-amz-acl": "bucket-owner-full-control",
    ...(member === undefined ? {} : { "aws:SourceOrgID": member.id, "aws:SourceOrgPaths": member.path }),
    ...delivery.context,
  };
  const caller = { kind: "service", name: delivery.service } as const;
  for (const [action, resource] of asks) {
    const ask = { action, resource, resourceAccount: bucket.place.account, region, context };
    const byRole =
      delivery.role !== undefined &&
      mayRole({ ...ask, role: delivery.role, ...(at === undefined ? {} : { at }) }, world, state).allowed;
    const decision = mayOther({ ...ask, caller }, at);
    if (!byRole && !decision.allowed) return decision.reason;
  }
  const key = keyOf(bucket, world);
  if (key === undefined) return undefined;
  const ask = { caller, action: "kms:GenerateDataKey", resource: String(key.outputs["arn"]), context };
  const decision = mayOther(ask, documentOf(`the policy of ${key.name}`, key.inputs["policy"]));
  return decision.allowed ? undefined : decision.reason;
}

function keyOf(bucket: Entity, world: World): Entity | undefined {
  const settings = world
    .all(ENCRYPTION)
    .find((one) => world.referred(world.subject(one), "bucket", BUCKET)[0] === bucket);
  const rules = settings?.inputs["rules"] as
    | readonly { applyServerSideEncryptionByDefault?: { kmsMasterKeyId?: string } }[]
    | undefined;
  const id = rules?.[0]?.applyServerSideEncryptionByDefault?.kmsMasterKeyId;
  return id === undefined ? undefined : world.find([KEY], id, bucket.place);
}

const delivers =
  (path: string, code: string, of: (subject: Subject, world: World) => Delivery | undefined): FreshCheck =>
  (subject, world, state): Fault | undefined => {
    const delivery = of(subject, world);
    const reason = delivery === undefined ? undefined : reasonOf(delivery, subject, world, state);
    if (delivery === undefined || reason === undefined) return undefined;
    return { path, code, value: delivery.bucket, allowed: `a bucket that admits ${delivery.service}`, fix: reason };
  };

const bucketName = (arn: string | undefined): string | undefined => arn?.replace("arn:aws:s3:::", "").split("/")[0];
const folder = (text: string | undefined): string =>
  text === undefined || text === "" ? "" : `${text.replace(/\/$/, "")}/`;

/**
 * What writes into a bucket tries it out when it is told of it. Sources: hashicorp/terraform-provider-aws #8655 (Config), nozaq/
 * terraform-aws-secure-baseline #98 (CloudTrail), Amazon VPC "Publish flow logs to Amazon S3", Elastic Load Balancing "Access logs".
 */
export const deliveries: Known = {
  "aws:cfg/deliveryChannel:DeliveryChannel": {
    refuses: [
      delivers("s3BucketName", "InsufficientDeliveryPolicyException", (subject, world) => {
        const { account, region } = subject.place;
        const recorder = world
          .all("aws:cfg/recorder:Recorder")
          .find(({ place }) => place.account === account && place.region === region);
        const role = recorder?.inputs["roleArn"];
        return {
          service: "config.amazonaws.com",
          bucket: subject.text("s3BucketName"),
          object: `${folder(subject.text("s3KeyPrefix"))}AWSLogs/${account}/Config/ConfigWritabilityCheckFile`,
          also: ["s3:GetBucketAcl"],
          ...(typeof role === "string" ? { role } : {}),
        };
      }),
    ],
  },
  "aws:cloudtrail/trail:Trail": {
    refuses: [
      delivers("s3BucketName", "InsufficientS3BucketPolicyException", (subject, world) => {
        const organization = world.all("aws:organizations/organization:Organization")[0]?.id ?? "";
        const inner = subject.get("isOrganizationTrail") === true ? `${organization}/` : "";
        return {
          service: "cloudtrail.amazonaws.com",
          bucket: subject.text("s3BucketName"),
          object: `${folder(subject.text("s3KeyPrefix"))}AWSLogs/${inner}${subject.place.account}/CloudTrail/log`,
          also: ["s3:GetBucketAcl"],
          context: { "aws:SourceArn": subject.arn("cloudtrail", `trail/${subject.chosen()}`) },
        };
      }),
    ],
  },
  "aws:ec2/flowLog:FlowLog": {
    refuses: [
      delivers("logDestination", "InvalidParameter: Access Denied for LogDestination", (subject) =>
        subject.text("logDestinationType") !== "s3"
          ? undefined
          : {
              service: "delivery.logs.amazonaws.com",
              bucket: bucketName(subject.text("logDestination")),
              object: `${folder(subject.text("logDestination")?.split("/").slice(1).join("/"))}AWSLogs/${subject.place.account}/vpcflowlogs/log`,
              also: ["s3:GetBucketAcl"],
              context: { "aws:SourceArn": subject.arn("logs", "*") },
            },
      ),
    ],
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    refuses: [
      delivers("accessLogs.bucket", "InvalidConfigurationRequest: Access Denied for bucket", (subject) =>
        subject.get("accessLogs.enabled") !== true
          ? undefined
          : {
              service: "logdelivery.elasticloadbalancing.amazonaws.com",
              bucket: subject.text("accessLogs.bucket"),
              object: `${folder(subject.text("accessLogs.prefix"))}AWSLogs/${subject.place.account}/ELBAccessLogTestFile`,
              context: {
                "aws:SourceArn": subject.arn(
                  "elasticloadbalancing",
                  `loadbalancer/app/${subject.chosen()}/0123456789abcdef`,
                ),
              },
            },
      ),
    ],
  },
};
