import assert from "node:assert/strict";
import { LogBuckets, type LogBucketsArgs } from "../../../components/product/log-buckets";
import { children, inputsOf, production, record } from "../../support/record";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Resource: string | string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const NAME = "shine-production-log-buckets";
const made = (more: Omit<LogBucketsArgs, "scope" | "keyArn"> = {}) =>
  record(
    () => new LogBuckets(NAME, { scope: production, keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/k", ...more }),
  );
const everything = {
  loadBalancer: "shine-production-load-balancer",
  distribution: true,
  served: ["maintenance"],
} as const;

/** Who may write into a bucket, as service → below what. */
async function writers(
  bucket: "access" | "logs",
  more: Omit<LogBucketsArgs, "scope" | "keyArn"> = {},
): Promise<Record<string, string[]>> {
  const { policy } = inputsOf(await made(more), "BucketPolicy", `${NAME}-${bucket}-policy`);
  const { Statement } = JSON.parse(String(policy)) as { Statement: Statement[] };
  const found: Record<string, string[]> = {};
  for (const { Effect, Principal, Resource, Condition } of Statement.filter((one) => one.Effect === "Allow")) {
    assert.equal(Effect, "Allow");
    const { Service } = Principal as { Service: string };
    assert.equal(Condition?.["StringEquals"]?.["aws:SourceAccount"], "111122223333", Service);
    assert.ok(Condition?.["ArnLike"]?.["aws:SourceArn"] !== undefined, Service);
    (found[Service] ??= []).push(...[Resource].flat().map((one) => one.replace("arn:aws:s3:::", "")));
  }
  return found;
}

describe("LogBuckets", () => {
  it("are two: one under the environment's key, one for writers that know no key", async () => {
    const all = await made();
    const buckets = children(all).filter((one) => one.startsWith("aws:s3/bucket:Bucket "));
    assert.deepEqual(buckets, [
      `aws:s3/bucket:Bucket ${NAME}-access-bucket`,
      `aws:s3/bucket:Bucket ${NAME}-logs-bucket`,
    ]);
    const algorithm = (bucket: string): unknown =>
      JSON.stringify(inputsOf(all, "BucketServerSideEncryptionConfiguration", `${NAME}-${bucket}-encryption`)["rules"]);
    assert.match(String(algorithm("access")), /"AES256"/);
    assert.match(String(algorithm("logs")), /"aws:kms".*key\/k|key\/k.*"aws:kms"/);
    for (const bucket of ["access", "logs"])
      assert.match(
        JSON.stringify(inputsOf(all, "BucketLifecycleConfiguration", `${NAME}-${bucket}-lifecycle`)),
        /"days":366/,
      );
  });

  it("admit flow logs and the access log of the other bucket, and nobody else where nothing serves", async () => {
    assert.deepEqual(await writers("access"), {
      "logging.s3.amazonaws.com": ["shine-production-access-logs-111122223333/s3/*"],
    });
    const logs = await writers("logs");
    assert.deepEqual(Object.keys(logs), ["delivery.logs.amazonaws.com"]);
    assert.ok(
      logs["delivery.logs.amazonaws.com"]?.includes("shine-production-logs-111122223333/flow/AWSLogs/111122223333/*"),
    );
    assert.ok(logs["delivery.logs.amazonaws.com"]?.every((one) => !one.includes("cloudfront")));
  });

  it("admit the load balancer and the distribution where they write, each below a prefix of its own", async () => {
    const access = await writers("access", everything);
    assert.deepEqual(access["logdelivery.elasticloadbalancing.amazonaws.com"], [
      "shine-production-access-logs-111122223333/load-balancer/AWSLogs/111122223333/*",
    ]);
    const logs = (await writers("logs", everything))["delivery.logs.amazonaws.com"];
    assert.ok(logs?.includes("shine-production-logs-111122223333/cloudfront/*"));
  });

  it("take S3's access log from the environment's own buckets, by name", async () => {
    const sources = async (more: Omit<LogBucketsArgs, "scope" | "keyArn">): Promise<unknown> => {
      const { policy } = inputsOf(await made(more), "BucketPolicy", `${NAME}-access-policy`);
      const { Statement } = JSON.parse(String(policy)) as { Statement: Statement[] };
      const [statement] = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes("logging.s3"));
      return [statement?.Condition?.["ArnLike"]?.["aws:SourceArn"]].flat();
    };
    assert.deepEqual(await sources({}), ["arn:aws:s3:::shine-production-logs-111122223333"]);
    assert.deepEqual(await sources(everything), [
      "arn:aws:s3:::shine-production-logs-111122223333",
      "arn:aws:s3:::shine-production-maintenance-111122223333",
    ]);
  });

  it("send the access log of the one into the other, and of that other nowhere, since it would feed itself", async () => {
    const all = await made();
    const { targetBucket, targetPrefix } = inputsOf(all, "BucketLogging");
    assert.equal(targetBucket, "shine-production-access-logs-111122223333");
    assert.equal(String(targetPrefix).startsWith("s3/"), true);
    assert.deepEqual(children(all).filter((one) => one.includes("BucketLogging ")).length, 1);
  });
});
