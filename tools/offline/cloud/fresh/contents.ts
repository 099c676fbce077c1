import type { Entity } from "../model";
import { BUCKET } from "../aws/types";
import type { Knowledge, Known } from "./state";

/** Something writes into the bucket from then on. */
const fills = (target: (inputs: Entity["inputs"]) => unknown): Knowledge => ({
  follows: ({ inputs }, _, state) => {
    const name = target(inputs);
    if (typeof name === "string") state.written.add(name.replace("arn:aws:s3:::", "").split("/")[0] ?? name);
    return undefined;
  },
});

/** What was written stays when its writer goes, and S3 deletes no bucket that holds something. Source: Amazon S3, "Deleting a bucket". */
export const contents: Known = {
  "aws:cfg/deliveryChannel:DeliveryChannel": fills((inputs) => inputs["s3BucketName"]),
  "aws:cloudtrail/trail:Trail": fills((inputs) => inputs["s3BucketName"]),
  "aws:ec2/flowLog:FlowLog": fills((inputs) => inputs["logDestinationType"] === "s3" && inputs["logDestination"]),
  "aws:lb/loadBalancer:LoadBalancer": fills(
    (inputs) => (inputs["accessLogs"] as { bucket?: string } | undefined)?.bucket,
  ),
  "aws:s3/bucketLogging:BucketLogging": fills((inputs) => inputs["targetBucket"]),
  [BUCKET]: {
    keeps: ({ id, inputs }, _, state) => {
      if (!state.written.has(id)) return undefined;
      if (inputs["forceDestroy"] !== true) {
        const fix = "empty it, or keep it: old versions count";
        return { path: "bucket", code: "BucketNotEmpty", value: id, allowed: "a bucket that holds nothing", fix };
      }
      state.written.delete(id);
      return undefined;
    },
  },
};
