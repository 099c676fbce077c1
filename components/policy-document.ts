/** Who a statement speaks of, by kind. `"*"` admits everyone and must be narrowed by a condition. */
export type Principals =
  | "*"
  | { readonly AWS?: string | string[]; readonly Service?: string | string[]; readonly Federated?: string };

/** Condition operator → key → value or values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of a policy document, in plain strings: an ARN is built from a chosen name (`arn.ts`), never awaited. */
export interface Statement {
  /** Letters and digits only. */
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** In place of `actions`, which is empty then: all but these. Only for a Deny. */
  readonly notActions?: readonly string[];
  /** Left out only where AWS takes none: trust policies. */
  readonly resources?: readonly string[];
  readonly principals?: Principals;
  readonly conditions?: Conditions;
}

/** The JSON of a policy document. Its type admits no Output, so that every document is known when a preview judges it. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(render) });
}

/** A role's trust: one service of AWS, acting for this account only (the confused deputy problem). */
export function serviceTrust(
  service: string,
  account: string,
  actions: readonly string[] = ["sts:AssumeRole"],
): string {
  return policyDocument([
    {
      sid: "Service",
      actions,
      principals: { Service: service },
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    },
  ]);
}

function render(statement: Statement): object {
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    ...(statement.principals === undefined ? {} : { Principal: statement.principals }),
    ...(statement.notActions === undefined
      ? { Action: single(statement.actions) }
      : { NotAction: single(statement.notActions) }),
    ...(statement.resources === undefined ? {} : { Resource: single(statement.resources) }),
    ...(statement.conditions === undefined ? {} : { Condition: statement.conditions }),
  };
}

function single(values: readonly string[]): string | readonly string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}
