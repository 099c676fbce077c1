import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../policy-document";
import { type Problem, refuse } from "../refuse";
import type { Scope } from "../scope";
import type { DataClass } from "../tags";

export interface BucketArgs {
  readonly scope: Scope;
  /** What it is for, kebab-case: the bucket is called `<product>-<environment>-<purpose>-<account>`. */
  readonly purpose: string;
  readonly dataClass: DataClass;
  /**
   * The KMS key that objects are encrypted with. `"s3-managed"` only for what load balancers and S3 itself write their access logs to,
   * since they write to no other.
   */
  readonly encryption: { readonly keyArn: pulumi.Input<string> } | "s3-managed";
  /** What the bucket's policy says beside refusing plain HTTP and old TLS, over literal ARNs. @default nothing */
  readonly statements?: readonly Statement[];
  /** The bucket that S3 writes this one's access log to. @default none: this one is a log bucket itself */
  readonly accessLogsBucket?: pulumi.Input<string>;
  /** Days until an object is deleted, 1 or more. @default never */
  readonly expireDays?: number;
  /** Days until an object is kept where keeping is cheap and reading dear; fewer than `expireDays`. @default never */
  readonly coldAfterDays?: number;
  /** Days until an overwritten or deleted version is gone, 1 or more. @default 30 */
  readonly noncurrentDays?: number;
  /**
   * Days that nobody may delete or overwrite a new object (Object Lock, governance mode). Settled when the bucket is made. Refused for an
   * s3-managed bucket: S3 writes access logs to no bucket that has a default retention. @default no lock
   */
  readonly lockDays?: number;
  /** The `service` tag. @default "data" */
  readonly service?: string;
}

type Checked = Pick<
  BucketArgs,
  | "purpose"
  | "encryption"
  | "statements"
  | "expireDays"
  | "coldAfterDays"
  | "noncurrentDays"
  | "lockDays"
  | "accessLogsBucket"
>;

/** Refuses a bucket that S3 would refuse, or that would lose what is written to it. */
export function checkBucket(name: string, args: Checked): void {
  const problems: Problem[] = [];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(args.purpose)) {
    problems.push({
      path: "purpose",
      value: args.purpose,
      allowed: "kebab-case, since it becomes part of the bucket's name",
      fix: "write it in lower case with dashes",
    });
  }
  for (const field of ["expireDays", "coldAfterDays", "noncurrentDays", "lockDays"] as const) {
    const days = args[field];
    if (days === undefined || (Number.isInteger(days) && days >= 1)) continue;
    problems.push({
      path: field,
      value: days,
      allowed: "whole days, 1 or more",
      fix: "give whole days, or leave it out",
    });
  }
  if (args.coldAfterDays !== undefined && args.coldAfterDays >= (args.expireDays ?? Number.POSITIVE_INFINITY)) {
    problems.push({
      path: "coldAfterDays",
      value: args.coldAfterDays,
      allowed: "fewer days than expireDays",
      fix: "leave coldAfterDays out, or keep objects longer",
    });
  }
  if (args.lockDays !== undefined && args.encryption === "s3-managed") {
    problems.push({
      path: "lockDays",
      value: args.lockDays,
      allowed: "only with a KMS key: S3 writes access logs to no bucket with a default retention",
      fix: "leave lockDays out",
    });
  }
  const sids = (args.statements ?? []).map((statement) => statement.sid);
  const taken = new Set(["DenyInsecureTransport", "DenyOldTls"]);
  for (const [index, sid] of sids.entries()) {
    if (!taken.has(sid)) {
      taken.add(sid);
      continue;
    }
    problems.push({
      path: `statements.${index}.sid`,
      value: sid,
      allowed: "a statement id of its own: S3 refuses a policy that has one twice",
      fix: "name the statement after what it admits",
    });
  }
  refuse(`bucket ${name}`, problems);
}
