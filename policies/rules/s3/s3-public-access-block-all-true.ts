import type { Rule } from "../../rule";
const settings = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const rule: Rule = {
  id: "s3-public-access-block-all-true",
  title: "A public access block has all four of its settings on.",
  why: "Each of the four closes another way to publish objects; one that is off leaves that way open.",
  fix: "Set blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets to true.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: [
    "CKV_AWS_53",
    "CKV_AWS_54",
    "CKV_AWS_55",
    "CKV_AWS_56",
    "CKV_AWS_392",
    "AWS-0086",
    "AWS-0087",
    "AWS-0091",
    "AWS-0093",
    "S3.1",
    "S3.19",
  ],
  types: [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:s3/accessPoint:AccessPoint",
  ],
  check: (block, check) => {
    const reader = block.type.endsWith(":AccessPoint") ? block.at("publicAccessBlockConfiguration") : block;
    for (const setting of settings)
      check.expect(() => reader.flag(setting) === true, `${setting} is not true`, { part: setting });
  },
};
