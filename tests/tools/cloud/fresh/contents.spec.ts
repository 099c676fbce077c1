import assert from "node:assert/strict";
import { Fresh } from "./given";

const BUCKET = "aws:s3/bucket:Bucket";
const logging = "aws:s3/bucketLogging:BucketLogging";

/** Logs were written into the one, and the writer is gone. */
function written(more: object): Fresh {
  const fresh = new Fresh().make(
    [BUCKET, "logs", { bucket: "logs", ...more }],
    [BUCKET, "data", { bucket: "data" }],
    [logging, "logging", { bucket: "data", targetBucket: "logs", targetPrefix: "s3/" }],
  );
  remove(fresh, "logging");
  return fresh;
}

function remove(fresh: Fresh, name: string): void {
  const { type, urn, id } = fresh.named(name);
  fresh.cloud.delete(type, urn, id);
}

describe("a bucket of a fresh world", () => {
  it("stays while it holds what was written into it, also when the writer has gone", () => {
    const fresh = written({});
    assert.throws(() => remove(fresh, "logs"), /BucketNotEmpty/);
    assert.equal(fresh.named("logs").id, "logs");
  });

  it("goes when nothing was written, and with what it holds where that is asked for", () => {
    const fresh = written({ forceDestroy: true });
    for (const name of ["data", "logs"]) remove(fresh, name);
    assert.deepEqual(fresh.cloud.all(BUCKET), []);
    // Another of the name begins empty.
    fresh.make([BUCKET, "logs", { bucket: "logs" }]);
    remove(fresh, "logs");
    assert.deepEqual(fresh.cloud.all(BUCKET), []);
  });
});
