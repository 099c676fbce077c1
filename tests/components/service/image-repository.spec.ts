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
        environments: ["development", "staging", "production"],
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
      repository = new ImageRepository("shine-account-web-images", { scope, service: "web", environments: [], keyArn });
    });
    assert.equal(repository?.repositoryName, "shine/web");
    assert.equal(repository?.repositoryArn, "arn:aws:ecr:ap-northeast-1:111122223333:repository/shine/web");
  });

  it("keeps the newest of each environment by itself, production's first, and drops untagged images after a week", async () => {
    const { rules } = JSON.parse(inputsOf(await make(200), "LifecyclePolicy")["policy"] as string) as {
      rules: { rulePriority: number; selection: object; action: object }[];
    };
    const newest = { countType: "imageCountMoreThan", countNumber: 100 };
    const deployed = (prefix: string) => ({ tagStatus: "tagged", tagPrefixList: [prefix], ...newest });
    assert.deepEqual(
      rules.map(({ rulePriority, selection }) => ({ rulePriority, ...selection })),
      [
        { rulePriority: 1, ...deployed("production-"), countNumber: 200 },
        { rulePriority: 2, ...deployed("development-") },
        { rulePriority: 3, ...deployed("staging-") },
        { rulePriority: 4, tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
        { rulePriority: 5, tagStatus: "any", ...newest },
      ],
    );
    assert.ok(rules.every(({ action }) => JSON.stringify(action) === '{"type":"expire"}'));
  });

  it("lets no push to staging take an image that production runs", async () => {
    const policy = inputsOf(await make(), "LifecyclePolicy")["policy"] as string;
    const image = (day: number, ...tags: string[]): Image => ({ day, tags });
    const runs = [image(1, "production-a1", "staging-a1"), image(2, "production-b2")];
    const pushed = Array.from({ length: 5000 }, (_, day) => image(day + 3, `staging-${day}`));
    const builds = Array.from({ length: 300 }, (_, day) => image(day + 3, `cache-${day}`));
    const gone = expired(policy, [...runs, ...pushed, ...builds]);
    assert.deepEqual(
      runs.filter((one) => gone.includes(one)),
      [],
    );
    assert.equal(gone.filter((one) => pushed.includes(one)).length, 4900);
    // The last rule counts what others keep as well, and takes what no other has a say in.
    assert.equal(gone.filter((one) => builds.includes(one)).length > 200, true);
  });

  for (const keep of [49, 10_001, 99.5]) {
    it(`refuses to keep ${keep} images`, () => assert.rejects(make(keep), Refusal));
  }
});

interface Image {
  readonly day: number;
  readonly tags: readonly string[];
}

interface LifecycleRule {
  readonly selection: { readonly tagStatus: string; readonly tagPrefixList?: string[]; readonly countNumber: number };
}

/**
 * What ECR expires, as its guide tells it ("How lifecycle policies work"): every rule counts all images that it selects, and takes none that a
 * rule before it selects.
 */
function expired(policy: string, images: readonly Image[]): Image[] {
  const { rules } = JSON.parse(policy) as { rules: LifecycleRule[] };
  const claimed = new Set<Image>();
  return rules.flatMap(({ selection }) => {
    const { tagStatus, tagPrefixList = [], countNumber } = selection;
    const selected = images.filter(({ tags }) =>
      tagStatus === "untagged"
        ? tags.length === 0
        : tagPrefixList.every((prefix) => tags.some((tag) => tag.startsWith(prefix))),
    );
    const beyond = [...selected].sort((a, b) => b.day - a.day).slice(countNumber);
    const gone = beyond.filter((image) => !claimed.has(image));
    for (const image of selected) claimed.add(image);
    return gone;
  });
}

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
