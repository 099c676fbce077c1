import assert from "node:assert/strict";
import { decide } from "../../../policies/iam/decide";
import type { Policies, Request } from "../../../policies/iam/request";
import { allow, document, OWN, role } from "./support";

export const GUIDE = "docs.aws.amazon.com/IAM/latest/UserGuide";

export const ACTION = "s3:GetObject";
export const OBJECT = "arn:aws:s3:::bucket/key";
export const KEY = `arn:aws:kms:ap-northeast-1:${OWN}:key/1`;
export const web = role("web");
/** The day of all calls. */
const DAY = "2026-11-27";
export const webAt = (name: string): object => ({ Principal: { AWS: `arn:aws:iam::${OWN}:role/${name}` } });
export const root = (account: string): object => ({ Principal: { AWS: `arn:aws:iam::${account}:root` } });

export const reads = document("the role's policy", allow(ACTION, "arn:aws:s3:::bucket/*"));
export const writes = document("the role's policy", allow("s3:PutObject", "arn:aws:s3:::bucket/*"));
export const everything = document("full access", allow("*"));
export const at = (...statements: object[]) => document("the policy there", ...statements);

/** One request, and what AWS decides; by default `web` reads an object of its own account. */
export interface Row {
  readonly says: string;
  readonly allowed: boolean;
  /** @default as `allowed` */
  readonly possible?: boolean;
  readonly reason?: RegExp;
  readonly policies: Policies;
  readonly request?: Partial<Request>;
}

/** A test for each row, under the page of AWS's documentation that says so. */
export function decides(idea: string, tables: Readonly<Record<string, readonly Row[]>>): void {
  describe(`decide: ${idea}`, () => {
    for (const [page, rows] of Object.entries(tables)) {
      describe(page, () => {
        for (const { says, allowed, possible = allowed, policies, request, reason } of rows) {
          it(`${says}: ${allowed ? "allowed" : "denied"}`, () => {
            const decision = decide({ caller: web, action: ACTION, resource: OBJECT, ...request }, policies, DAY);
            assert.equal(decision.allowed, allowed, decision.reason);
            assert.equal(decision.possible, possible, "possible");
            assert.notEqual(decision.reason, "");
            if (reason !== undefined) assert.match(decision.reason, reason);
          });
        }
      });
    }
  });
}
