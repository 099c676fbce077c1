import type { View } from "../kernel/graph";
import { regionOf } from "../views/named";
import { accountIn } from "../views/rights";

/** What the provider asks of AWS to read one resource of a type again. */
export interface Reads {
  /** Where the provider's reading stands: a file below `internal/service` of hashicorp/terraform-provider-aws, which Pulumi's provider is made of. */
  readonly source: string;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly action: string;
  /** What it is asked about: `*` where AWS takes no resource, and for what only lists and describes. */
  readonly resource: string | ((view: View) => string);
}

export type ReadTable = Readonly<Record<string, Reads>>;

/** The reads of a type: action names are asked about everything, or pairs of an action and what it is asked about. */
export function reads(source: string, ...calls: readonly (string | readonly [string, Call["resource"]])[]): Reads {
  return {
    source,
    calls: calls.map((call) =>
      typeof call === "string" ? { action: call, resource: "*" } : { action: call[0], resource: call[1] },
    ),
  };
}

/** A resource of the account in the region of what is read; any name will do, since ids are not known beforehand. */
export const regional =
  (service: string, resource: string) =>
  (view: View): string =>
    `arn:aws:${service}:${regionOf(view) ?? ""}:${accountIn(view)}:${resource}`;

/** A resource of the account that stands in no region. */
export const global =
  (service: string, resource: string) =>
  (view: View): string =>
    `arn:aws:${service}::${accountIn(view)}:${resource}`;
