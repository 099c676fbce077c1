/**
 * Where a component stands: what its names, ARNs and tags are made of. All of it is literal, so that every policy document that
 * a component writes is known when a preview judges it.
 */
export interface Scope {
  /** The product's name, kebab-case: `shine`. */
  readonly product: string;
  /** `management`, `staging`, `production` … or `account` for what stands outside of every environment. */
  readonly environment: string;
  /** The 12 digits of the AWS account. */
  readonly account: string;
  /** The home region. */
  readonly region: string;
  /** The owning team's GitHub slug. */
  readonly owner: string;
}

/** Every environment that a product may have. */
export const ENVIRONMENTS: readonly string[] = ["development", "management", "production", "staging"];

/** Whether the scope's stateful things are protected twice, and its failures page. */
export function isProduction(scope: Scope): boolean {
  return scope.environment === "production";
}

/** Whether the environment is taken down and made again as people need it, with all that it holds. */
export function isDisposable(scope: Scope): boolean {
  return scope.environment === "staging" || scope.environment === "development";
}
