import assert from "node:assert/strict";
import { ImageRepository } from "../../../components/service/image-repository";
import { RegistryScanning } from "../../../components/service/registry-scanning";
import { Refusal } from "../../../components/refuse";
import { children, inputsOf, production, record } from "../../support/record";

const scope = { ...production, environment: "account" };
const keyArn = "arn:aws:kms:ap-northeast-1:111122223333:key/data";
const make = (keep?: number) =>
  record(
    () =>
      new ImageRepository("shine-account-web-images", {
        scope,
        service: "web",
        keyArn,
        ...(keep === undefined ? {} : { keep }),
      }),
  );

describe("ImageRepository", () => {
  it("makes a repository that is protected in every environment, since production runs from it", async () => {
    const all = await make();
    assert.deepEqual(children(all), [
      "aws:ecr/lifecyclePolicy:LifecyclePolicy shine-account-web-images-lifecycle",
      "aws:ecr/repository:Repository shine-account-web-images-repository",
      "platform:service:ImageRepository shine-account-web-images",
    ]);
    assert.deepEqual(inputsOf(all, "Repository", "shine-account-web-images-repository"), {
      name: "shine/web",
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      tags: { env: "account", service: "web", "data-class": "internal" },
    });
    assert.equal(all.find(({ type }) => type === "aws:ecr/repository:Repository")?.protect, true);
  });

  it("tells its name and ARN", async () => {
    let repository: ImageRepository | undefined;
    await record(() => {
      repository = new ImageRepository("shine-account-web-images", { scope, service: "web", keyArn });
    });
    assert.equal(repository?.repositoryName, "shine/web");
    assert.equal(repository?.repositoryArn, "arn:aws:ecr:ap-northeast-1:111122223333:repository/shine/web");
  });

  it("drops untagged images after a week and all but the newest", async () => {
    const { rules } = JSON.parse(inputsOf(await make(100), "LifecyclePolicy")["policy"] as string) as {
      rules: { rulePriority: number; selection: object; action: object }[];
    };
    assert.deepEqual(
      rules.map(({ rulePriority, selection }) => ({ rulePriority, ...selection })),
      [
        { rulePriority: 1, tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
        { rulePriority: 2, tagStatus: "any", countType: "imageCountMoreThan", countNumber: 100 },
      ],
    );
    assert.ok(rules.every(({ action }) => JSON.stringify(action) === '{"type":"expire"}'));
  });

  for (const keep of [49, 10_001, 99.5]) {
    it(`refuses to keep ${keep} images`, () => assert.rejects(make(keep), Refusal));
  }
});

describe("RegistryScanning", () => {
  it("scans every image, when pushed and ever after", async () => {
    const all = await record(() => new RegistryScanning("shine-account-registry"));
    assert.deepEqual(children(all), [
      "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration shine-account-registry-configuration",
      "platform:service:RegistryScanning shine-account-registry",
    ]);
    assert.deepEqual(inputsOf(all, "RegistryScanningConfiguration"), {
      scanType: "ENHANCED",
      rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
    });
  });
});
