/**
 * What a kind of role is for. Texts are templates: `{product}` and the like stand for what scope.ts says of the role, each of several in turn; `*` for
 * any text.
 */
export interface RoleClass {
  /** `task`, as messages say it. */
  readonly name: string;
  /** The component whose roles they are, and how the names of these end: `platform:service:TaskRoles`, `-task`. */
  readonly component: string;
  readonly ends: string;
  /** Who may assume it; nobody else. */
  readonly takers: readonly Taker[];
  /** The most that it may do: each right of a role lies within one of these. */
  readonly rights: readonly Right[];
  /** ARNs of AWS's managed policies that it may hold. @default none */
  readonly managed?: readonly string[];
}

export type Taker =
  /** A service of AWS; `own` where it says for which account it acts, which then must be the role's. */
  | { readonly kind: "service"; readonly name: string; readonly own: boolean }
  | { readonly kind: "role"; readonly arn: string }
  /** A third party by its account, under an external id. */
  | { readonly kind: "party"; readonly account: string }
  /** A workflow of GitHub, by repository and what runs: `environment:{environment}`. */
  | { readonly kind: "workflow"; readonly repository: string; readonly run: string };

export interface Right {
  /** Names or patterns of actions; `settings` stands for all that only read settings and figures (views/actions.ts). */
  readonly actions: readonly string[] | "settings";
  readonly resources: readonly string[];
  /** What a statement must demand, by condition key in lower case: only values within these. @default nothing */
  readonly conditions?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether a statement may name by a pattern of its own, within these: objects below a prefix, tasks of a cluster. @default false: it names each
   * whole (within.ts), so that no sibling is meant
   */
  readonly patterns?: true | undefined;
}
