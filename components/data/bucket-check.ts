import { type Problem, refuse } from "../refuse";
import type { BucketArgs } from "./bucket";

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
