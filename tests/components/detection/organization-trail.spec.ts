import assert from "node:assert/strict";
import { OrganizationTrail } from "../../../components/detection/organization-trail";
import { inputsOf, record } from "../../support/record";
import { scope } from "../foundation/scope";

describe("OrganizationTrail", () => {
  it("records every account in every region, provably, under the archive's key", async () => {
    const keyArn = "arn:aws:kms:ap-northeast-1:100000000002:key/1234";
    const resources = await record(
      () =>
        new OrganizationTrail("foundation-account-trail", {
          scope,
          trailName: "organization",
          bucketName: "foundation-account-trail-100000000002",
          keyArn,
        }),
      true,
    );
    assert.deepEqual(inputsOf(resources, "trail:Trail"), {
      name: "organization",
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      s3BucketName: "foundation-account-trail-100000000002",
      kmsKeyId: keyArn,
      tags: { env: "account", service: "audit" },
    });
    assert.equal(resources.find(({ custom }) => custom)?.protect, true);
  });
});
