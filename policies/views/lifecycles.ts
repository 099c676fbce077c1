import { parseJson } from "../kernel/documents";
import type { View } from "../kernel/graph";

const LIFECYCLE = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

/** A rule of a lifecycle policy, by which a registry lets images expire. */
export interface LifecycleRule {
  readonly rulePriority?: number;
  readonly selection?: {
    readonly tagStatus?: string;
    readonly tagPrefixList?: readonly string[];
    readonly countType?: string;
    readonly countNumber?: number;
  };
  readonly action?: { readonly type?: string };
}

/** The rules of each lifecycle policy of an image repository, in the order in which they are asked. */
export function lifecyclesOf(repository: View): readonly (readonly LifecycleRule[])[] {
  return repository.graph
    .satellites(repository, LIFECYCLE, "repository")
    .map((policy) => [...rulesOf(policy.get("policy"))].sort((a, b) => (a.rulePriority ?? 0) - (b.rulePriority ?? 0)));
}

/** The one rule that counts the images of a prefix by themselves; undefined where they are counted with others, or not. */
export function ruleOfPrefix(rules: readonly LifecycleRule[], wanted: string): LifecycleRule | undefined {
  return rules.find(({ selection }) => {
    const [prefix, ...others] = selection?.tagPrefixList ?? [];
    const isCounted = selection?.tagStatus === "tagged" && selection.countType === "imageCountMoreThan";
    return isCounted && prefix === wanted && others.length === 0;
  });
}

function rulesOf(policy: unknown): readonly LifecycleRule[] {
  const document = (typeof policy === "string" ? parseJson(policy) : policy) as { rules?: unknown } | undefined;
  return Array.isArray(document?.rules) ? (document.rules as LifecycleRule[]) : [];
}
