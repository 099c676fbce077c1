import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { ImageRegistry, type ImageRegistryArgs } from "../../../components/organization/image-registry";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const args: ImageRegistryArgs = {
  scope: { ...scope, account: "100000000003" },
  organization: { id: "o-a1b2c3d4e5", rootId: "r-a1b2" },
  keyArn: "arn:aws:kms:ap-northeast-1:100000000003:key/1234",
  images: { logRouter: { repository: "platform/log-router", tag: "log-router-1.0.0", context: "images/log-router" } },
};
const make = (change: Partial<ImageRegistryArgs> = {}) =>
  record(() => new ImageRegistry("organization-images", { ...args, ...change }), true);

describe("ImageRegistry", () => {
  it("makes a repository and an image for each platform", async () => {
    assert.deepEqual(children(await make()), [
      "aws:ecr/lifecyclePolicy:LifecyclePolicy organization-images-log-router-lifecycle",
      "aws:ecr/repository:Repository organization-images-log-router-repository",
      "aws:ecr/repositoryPolicy:RepositoryPolicy organization-images-log-router-policy",
      "awsx:ecr:Image organization-images-log-router-image",
      "awsx:ecr:Image organization-images-log-router-image-x86",
      "platform:organization:ImageRegistry organization-images",
    ]);
  });

  it("keeps images encrypted, scanned and under tags that never move", async () => {
    const resources = await make();
    assert.deepEqual(inputsOf(resources, "ecr/repository:Repository"), {
      name: "platform/log-router",
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
      tags: { env: "account", service: "images", "data-class": "internal" },
    });
    assert.equal(resources.find(({ type }) => type.endsWith("repository:Repository"))?.protect, true);
    const { rules } = JSON.parse(String(inputsOf(resources, "LifecyclePolicy")["policy"]));
    assert.equal(rules[0].selection.tagStatus, "untagged");
  });

  it("lets every account in a unit of the organization pull, by whom it belongs to, and nobody push", async () => {
    const policy = inputsOf(await make(), "RepositoryPolicy")["policy"];
    assert.deepEqual(JSON.parse(String(policy)).Statement, [
      {
        Sid: "Pull",
        Effect: "Allow",
        Principal: "*",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
          "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-a1b2/ou-*" },
        },
      },
    ]);
  });

  it("builds from this repository, for both kinds of processor", async () => {
    const resources = await make();
    assert.deepEqual(inputsOf(resources, "ecr:Image", "organization-images-log-router-image"), {
      // Known though the repository is not made yet.
      repositoryUrl: "100000000003.dkr.ecr.ap-northeast-1.amazonaws.com/platform/log-router",
      context: "images/log-router",
      platform: "linux/arm64",
      imageTag: "log-router-1.0.0",
    });
    const x86 = inputsOf(resources, "ecr:Image", "organization-images-log-router-image-x86");
    assert.deepEqual([x86["platform"], x86["imageTag"]], ["linux/amd64", "log-router-1.0.0-x86"]);
    assert.ok(existsSync("images/log-router/Dockerfile"));
  });

  it("refuses two images of one tag, which Pulumi would take for one", async () => {
    const other = { repository: "platform/console", tag: "log-router-1.0.0", context: "images/console" };
    await assert.rejects(
      make({ images: { ...args.images, console: other } }),
      /images\.console\.tag is "log-router-1\.0\.0"\n.*a tag that no other image has\n.*: console-log-router-1\.0\.0/,
    );
  });
});
