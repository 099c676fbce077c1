import { isListOfObjects, named, oneOf, parsed, repeated } from "../checks";
import type { Check, Model, Models } from "../model";

const REPOSITORY = "aws:ecr/repository:Repository";

const lifecyclePolicy: Check = (subject) => {
  const { value, fault } = parsed(subject, "policy", "InvalidParameterException");
  if (fault !== undefined || value === undefined) return fault;
  const wrong = { path: "policy", code: "InvalidParameterException" };
  const own = (value as { rules?: unknown }).rules ?? [];
  if (!isListOfObjects(own)) return { ...wrong, allowed: "a list of rules", fix: "write each as an object" };
  const rules: readonly LifecycleRule[] = own;
  const [twice] = repeated(rules.map((rule) => rule.rulePriority));
  if (twice !== undefined)
    return { ...wrong, value: twice, allowed: "rules of different priority", fix: "change one of them" };
  const any = rules.filter((rule) => rule.selection?.tagStatus === "any").map((rule) => rule.rulePriority ?? 0);
  const last = Math.max(...rules.map((rule) => rule.rulePriority ?? 0));
  if (any.length > 1 || any.some((priority) => priority !== last))
    return { ...wrong, allowed: "one rule for any tag status, with the highest priority number", fix: "put it last" };
  // "Lifecycle policy properties" in ECR's guide: which images a rule for tagged ones means is said in one of two ways, and in no other rule.
  for (const { selection = {} } of rules) {
    const lists = [selection.tagPrefixList, selection.tagPatternList].filter((list) => (list ?? []).length > 0);
    if (lists.length === (selection.tagStatus === "tagged" ? 1 : 0)) continue;
    const allowed = "tagPrefixList or tagPatternList in a rule for tagged images, and neither in another";
    return { ...wrong, value: selection.tagStatus, allowed, fix: "give one of the two, or leave them out" };
  }
  return undefined;
};

interface LifecycleRule {
  readonly rulePriority?: number;
  readonly selection?: {
    readonly tagStatus?: string;
    readonly tagPrefixList?: readonly string[];
    readonly tagPatternList?: readonly string[];
  };
}

function ofRepository(checks: readonly Check[]): Model {
  return {
    id: (subject) => subject.text("repository") ?? "",
    computed: (subject) => ({ registryId: subject.place.account }),
    replaces: ["repository", "region"],
    references: [{ path: "repository", types: [REPOSITORY], code: "RepositoryNotFoundException" }],
    unique: {
      key: (subject, world) => world.handle(subject, "repository", REPOSITORY),
      path: "repository",
      code: "InvalidParameterException",
    },
    checks,
  };
}

export const images: Models = {
  [REPOSITORY]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      arn: subject.arn("ecr", `repository/${id}`),
      name: id,
      registryId: subject.place.account,
      repositoryUrl: `${subject.place.account}.dkr.ecr.${subject.place.region}.amazonaws.com/${id}`,
    }),
    replaces: ["name", "encryptionConfigurations", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "RepositoryAlreadyExistsException" },
    checks: [
      named(
        "name",
        256,
        /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
        "lower-case letters, digits, . _ - /",
        "InvalidParameterException",
      ),
      oneOf("imageTagMutability", ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"]),
    ],
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": ofRepository([lifecyclePolicy]),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ofRepository([]),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    id: (subject) => subject.place.account,
    computed: (subject) => ({ registryId: subject.place.account }),
    unique: { key: () => "registry", path: "scanType", code: "ValidationException" },
    checks: [oneOf("scanType", ["BASIC", "ENHANCED"])],
  },
};
