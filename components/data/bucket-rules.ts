import { arn } from "../arn";
import type { Statement } from "../policy-document";

/** What every bucket's policy begins with: nothing is read or written in clear, or over a TLS older than 1.2. */
export function tlsOnly(bucket: string): Statement[] {
  const everything = {
    effect: "Deny",
    principals: "*",
    actions: ["s3:*"],
    resources: [arn.bucket(bucket), arn.objects(bucket)],
  } as const;
  return [
    { sid: "DenyInsecureTransport", ...everything, conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { sid: "DenyOldTls", ...everything, conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/** Days after which a log is seldom read. Glacier bills 90 more at the least, which a log's year has ("Amazon S3 storage classes", S3 guide). */
export const LOGS_COLD_AFTER_DAYS = 90;

/**
 * The one lifecycle rule of a bucket. Without an age at which objects go, the markers that deleted objects leave behind are cleaned up:
 * S3 admits one of the two only. What is cold goes to Glacier Instant Retrieval, which is read at once and costs about a fifth to keep; S3 leaves objects
 * under 128 KB where they are ("Transitioning objects", S3 guide).
 */
export function housekeeping(expireDays: number | undefined, noncurrentDays: number, coldAfterDays?: number) {
  return {
    id: "housekeeping",
    status: "Enabled",
    filter: {},
    ...(coldAfterDays === undefined ? {} : { transitions: [{ days: coldAfterDays, storageClass: "GLACIER_IR" }] }),
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    expiration: expireDays === undefined ? { expiredObjectDeleteMarker: true } : { days: expireDays },
    noncurrentVersionExpiration: { noncurrentDays },
  };
}
