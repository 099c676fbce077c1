import assert from "node:assert/strict";
import {
  cloudFrontWriter,
  flowLogWriter,
  loadBalancerWriter,
  serverAccessWriter,
  webAclWriter,
} from "../../../components/logging/delivery";
import type { Statement } from "../../../components/policy-document";

const account = "111122223333";
const at = { account, region: "ap-northeast-1" };
const delivery = { Service: "delivery.logs.amazonaws.com" };
const owner = { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" };

describe("the statements of a log bucket", () => {
  it("admit one load balancer", () => {
    assert.deepEqual(loadBalancerWriter(at, "logs", "load-balancer", "shine-production"), [
      {
        sid: "LoadBalancerShineProduction",
        actions: ["s3:PutObject"],
        resources: ["arn:aws:s3:::logs/load-balancer/AWSLogs/111122223333/*"],
        principals: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        conditions: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: {
            "aws:SourceArn":
              "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/app/shine-production/*",
          },
        },
      },
    ]);
  });

  it("admit flow logs", () => {
    const from = { ArnLike: { "aws:SourceArn": "arn:aws:logs:ap-northeast-1:111122223333:*" } };
    assert.deepEqual(flowLogWriter(at, "logs", "flow"), [
      {
        sid: "FlowLogWrite",
        actions: ["s3:PutObject"],
        resources: ["arn:aws:s3:::logs/flow/AWSLogs/111122223333/*"],
        principals: delivery,
        conditions: { StringEquals: owner, ...from },
      },
      {
        sid: "FlowLogAcl",
        actions: ["s3:GetBucketAcl"],
        resources: ["arn:aws:s3:::logs"],
        principals: delivery,
        conditions: { StringEquals: { "aws:SourceAccount": account }, ...from },
      },
    ]);
  });

  it("admit CloudFront's delivery sources, which live in us-east-1", () => {
    assert.deepEqual(cloudFrontWriter(account, "logs", "cloudfront"), [
      {
        sid: "CloudFrontWrite",
        actions: ["s3:PutObject"],
        resources: ["arn:aws:s3:::logs/cloudfront/*"],
        principals: delivery,
        conditions: {
          StringEquals: owner,
          ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:delivery-source:*" },
        },
      },
    ]);
  });

  it("admit a web ACL of the region where it stands", () => {
    const [write, acl] = webAclWriter(account, "us-east-1", "aws-waf-logs-shine");
    assert.deepEqual(write?.resources, ["arn:aws:s3:::aws-waf-logs-shine/AWSLogs/111122223333/*"]);
    assert.deepEqual(acl?.resources, ["arn:aws:s3:::aws-waf-logs-shine"]);
    for (const statement of [write, acl]) {
      assert.deepEqual(statement?.conditions?.["ArnLike"], {
        "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*",
      });
    }
  });

  it("admit S3's access logs of the buckets named", () => {
    assert.deepEqual(serverAccessWriter(account, "logs", "s3/", ["one", "two"]), [
      {
        sid: "ServerAccess",
        actions: ["s3:PutObject"],
        resources: ["arn:aws:s3:::logs/s3/*"],
        principals: { Service: "logging.s3.amazonaws.com" },
        conditions: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": ["arn:aws:s3:::one", "arn:aws:s3:::two"] },
        },
      },
    ]);
  });

  it("admit services alone, each for this account and for its own sources, by ids that differ", () => {
    const all: Statement[] = [
      ...loadBalancerWriter(at, "logs", "a", "one"),
      ...loadBalancerWriter(at, "logs", "b", "two"),
      ...flowLogWriter(at, "logs", "c"),
      ...cloudFrontWriter(account, "logs", "d"),
      ...webAclWriter(account, "us-east-1", "logs"),
      ...serverAccessWriter(account, "logs", "e/", ["one"]),
    ];
    assert.equal(new Set(all.map(({ sid }) => sid)).size, all.length);
    for (const { sid, principals, conditions } of all) {
      assert.match(sid, /^[A-Za-z0-9]+$/);
      assert.deepEqual(Object.keys(principals as object), ["Service"]);
      assert.equal(conditions?.["StringEquals"]?.["aws:SourceAccount"], account);
      assert.ok(conditions?.["ArnLike"]?.["aws:SourceArn"]);
    }
  });
});
