import { fail, type Fixtures, make, notApplicable, pass, ref, stack, UNKNOWN, unverifiable } from "../support";

const repository = (props: object) =>
  make("aws:ecr/repository:Repository", "shine-account-web-repository", { name: "shine/web", ...props });
const plain = repository({});
const key = make("aws:kms/key:Key", "shine-account-data-key");
const scanning = (filter: string) =>
  make("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "shine-account-scanning", {
    rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [{ filter, filterType: "WILDCARD" }] }],
  });
const lifecycle = (document: unknown) =>
  make("aws:ecr/lifecyclePolicy:LifecyclePolicy", "shine-account-web-lifecycle", {
    repository: ref(plain),
    policy: document,
  });
const counting = (rulePriority: number, ...tagPrefixList: string[]) => ({
  rulePriority,
  selection: { tagStatus: "tagged", tagPrefixList, countType: "imageCountMoreThan", countNumber: 500 },
  action: { type: "expire" },
});
const production = counting(1, "production-");
const expiring = (tagStatus: string, ...first: object[]) =>
  JSON.stringify({ rules: [{ rulePriority: 9, selection: { tagStatus }, action: { type: "expire" } }, ...first] });

const registry = (scanType: unknown, scanFrequency: unknown) =>
  make("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "shine-account-scanning", {
    scanType,
    rules: [{ scanFrequency, repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
  });

export const fixtures: Record<string, Fixtures> = {
  "ecr-scan-on-push": {
    good: pass(repository({ imageScanningConfiguration: { scanOnPush: true } })),
    bad: fail(repository({ imageScanningConfiguration: { scanOnPush: false } })),
    unset: fail(plain),
    unknown: unverifiable(repository({ imageScanningConfiguration: UNKNOWN })),
    "the registry scans": pass(plain, scanning("shine/*")),
    "the registry scans others": fail(plain, scanning("other/*")),
  },
  "ecr-registry-scanning": {
    good: pass(stack, plain, registry("ENHANCED", "CONTINUOUS_SCAN")),
    bad: fail(stack, plain, registry("BASIC", "SCAN_ON_PUSH")),
    unset: fail(stack, plain),
    unknown: unverifiable(stack, plain, registry(UNKNOWN, "CONTINUOUS_SCAN")),
    "no repositories": notApplicable(stack),
    "once only": fail(stack, plain, registry("ENHANCED", "SCAN_ON_PUSH")),
  },
  "ecr-lifecycle-policy": {
    good: pass(plain, lifecycle(expiring("untagged", production))),
    bad: fail(plain, lifecycle(expiring("tagged", production))),
    unset: fail(plain),
    unknown: unverifiable(plain, lifecycle(UNKNOWN)),
    malformed: fail(plain, lifecycle("{")),
    "any image": pass(plain, lifecycle(expiring("any", production))),
    "whatever is newest": fail(plain, lifecycle(expiring("any"))),
    "staging before production": fail(
      plain,
      lifecycle(expiring("untagged", counting(1, "staging-"), counting(2, "production-"))),
    ),
    "production only together with staging": fail(
      plain,
      lifecycle(expiring("untagged", counting(1, "production-", "staging-"))),
    ),
    "production by age": fail(
      plain,
      lifecycle(
        expiring("untagged", { ...production, selection: { ...production.selection, countType: "sinceImagePushed" } }),
      ),
    ),
  },
  "ecr-kms": {
    good: pass(key, repository({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: ref(key) }] })),
    bad: fail(repository({ encryptionConfigurations: [{ encryptionType: "AES256" }] })),
    unset: fail(plain),
    unknown: unverifiable(repository({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: UNKNOWN }] })),
    "AWS's own key": fail(repository({ encryptionConfigurations: [{ encryptionType: "KMS" }] })),
  },
};
