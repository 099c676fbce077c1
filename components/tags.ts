import type { Scope } from "./scope";

/** What a store holds, as the policy pack and a reviewer read it. */
export type DataClass = "customer" | "internal" | "audit" | "public";

/**
 * The tags of one resource. `product`, `owner` and `managed-by` come from the provider's default tags; what differs from resource to
 * resource stands here. Datadog makes tags of its own from them, hence lower case.
 */
export function tagsFor(scope: Scope, service: string, extra: Record<string, string> = {}): Record<string, string> {
  return { env: scope.environment, service, ...extra };
}

/** The tags that the provider gives to everything it makes. */
export function defaultTags(product: string, owner: string): Record<string, string> {
  return { product, owner, "managed-by": "pulumi" };
}
