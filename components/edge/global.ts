import type { Scope } from "../scope";

/** Where AWS keeps what belongs to CloudFront and to public DNS, wherever the product is at home. */
export const GLOBAL_REGION = "us-east-1";

/** The scope of what must stand in us-east-1. */
export function globalScope(scope: Scope): Scope {
  return { ...scope, region: GLOBAL_REGION };
}
