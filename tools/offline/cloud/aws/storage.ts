import { keyOf, oneOf, parsed, policy, repeated, statementsIn } from "../checks";
import type { Check, Model, Models } from "../model";
import { BUCKET, BUCKET_POLICY } from "./types";

const ofBucket = { path: "bucket", types: [BUCKET], code: "NoSuchBucket" };

const bucketForm: Check = (subject) => {
  const name = subject.text("bucket");
  if (name === undefined) return undefined;
  const form =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|^\d+\.\d+\.\d+\.\d+$|^xn--|-s3alias$/.test(name);
  if (form) return undefined;
  const allowed = "3 to 63 lower-case letters, digits, - and ., a letter or digit at both ends";
  return {
    path: "bucket",
    code: "InvalidBucketName",
    value: name,
    allowed,
    fix: name.length > 63 ? `shorten it by ${name.length - 63}` : "rename it",
  };
};

/** A bucket policy speaks of its bucket and what is in it. */
const ownResources: Check = (subject) => {
  const { value } = parsed(subject, "policy", "MalformedPolicy");
  const bucket = subject.text("bucket");
  if (value === undefined || bucket === undefined) return undefined;
  const statements = statementsIn(value);
  const foreign = statements
    .flatMap((statement) => [statement["Resource"]].flat())
    .filter(
      (one) =>
        typeof one === "string" && one !== `arn:aws:s3:::${bucket}` && !one.startsWith(`arn:aws:s3:::${bucket}/`),
    );
  if (foreign.length === 0) return undefined;
  return {
    path: "policy",
    code: "MalformedPolicy",
    value: foreign,
    allowed: `resources of ${bucket}`,
    fix: "name the bucket that it stands on",
  };
};

const lifecycle: Check = (subject) =>
  subject.blocks("rules").flatMap((rule) => {
    const fault = { path: "rules", code: "InvalidArgument", value: rule.text("id") };
    const expires = rule.number("expiration.days");
    return rule.blocks("transitions").flatMap((transition) => {
      const [days, to] = [transition.number("days"), transition.text("storageClass")];
      if (days === undefined) return [];
      if ((to === "STANDARD_IA" || to === "ONEZONE_IA") && days < 30)
        return { ...fault, allowed: `30 days or more before ${to}`, fix: "move it later" };
      if (expires !== undefined && expires <= days)
        return {
          ...fault,
          allowed: "expiration after the transition",
          fix: "expire later, or leave the transition out",
        };
      return [];
    });
  });

const ruleIds: Check = (subject) => {
  const [twice] = repeated(subject.blocks("rules").map((rule) => rule.text("id")));
  return twice === undefined
    ? undefined
    : { path: "rules", code: "InvalidArgument", value: twice, allowed: "rules with different ids", fix: "rename one" };
};

/** A part of a bucket's settings: one a bucket, made after it. */
function satellite(model: Partial<Model> = {}): Model {
  return {
    id: (subject) => subject.text("bucket") ?? "",
    replaces: ["bucket", "region"],
    references: [ofBucket, ...(model.references ?? [])],
    unique: {
      key: (subject, world) => world.handle(subject, "bucket", BUCKET),
      path: "bucket",
      code: "OperationAborted",
    },
    checks: model.checks ?? [],
  };
}

const s3Zone = "Z2M4EHUR26P7ZW";

export const storage: Models = {
  [BUCKET]: {
    id: (subject) => subject.chosen("bucket"),
    computed: (subject, id) => ({
      bucket: id,
      arn: `arn:aws:s3:::${id}`,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${subject.place.region}.amazonaws.com`,
      bucketRegion: subject.place.region,
      hostedZoneId: s3Zone,
    }),
    replaces: ["bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled", "region"],
    unique: { key: (subject) => subject.text("bucket"), path: "bucket", code: "BucketAlreadyExists", within: "world" },
    checks: [bucketForm],
  },
  [BUCKET_POLICY]: satellite({
    checks: [policy("policy", 20480, "MalformedPolicy", "resource"), ownResources],
  }),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": satellite(),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": satellite({
    checks: [oneOf("rule.objectOwnership", ["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"])],
  }),
  "aws:s3/bucketVersioning:BucketVersioning": satellite({
    checks: [oneOf("versioningConfiguration.status", ["Enabled", "Suspended", "Disabled"])],
  }),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": satellite(),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": satellite({ checks: [lifecycle, ruleIds] }),
  "aws:s3/bucketLogging:BucketLogging": satellite({
    references: [{ path: "targetBucket", types: [BUCKET], code: "InvalidTargetBucketForLogging" }],
  }),
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": satellite(),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": satellite({
    checks: [oneOf("rule.defaultRetention.mode", ["GOVERNANCE", "COMPLIANCE"])],
  }),
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    id: (subject) => `${subject.text("bucket") ?? ""}/${subject.text("key") ?? ""}`,
    computed: (subject) => ({
      arn: `arn:aws:s3:::${subject.text("bucket") ?? ""}/${subject.text("key") ?? ""}`,
      etag: subject.text("etag") ?? subject.digest(subject.text("content") ?? "").slice(0, 32),
      versionId: subject.digest("version").slice(0, 32),
    }),
    replaces: ["bucket", "key", "region"],
    references: [ofBucket],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "bucket", BUCKET), subject.part("key")),
      path: "key",
      code: "ObjectAlreadyExists",
    },
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    id: (subject) => subject.text("accountId") ?? subject.place.account,
    computed: (subject) => ({ accountId: subject.text("accountId") ?? subject.place.account }),
    replaces: ["accountId"],
    unique: { key: () => "account", path: "accountId", code: "OperationAborted", within: "account" },
  },
};
