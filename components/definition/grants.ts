import { eventBusName } from "../integration/event-bus-name";
import { parameterPath, variableName } from "../parameters/path";
import type { Scope } from "../scope";
import type { Grants } from "../service/grants";
import type { GrantsDefinition } from "./definition";

/** A service's grants in an environment, with whole names. */
export function grantsOf(scope: Scope, service: string, grants: GrantsDefinition, domain: string): Grants {
  const { mail, events = [], secrets = [] } = grants;
  return {
    ...(mail === undefined ? {} : { mail: { domain, from: mail.from.map((name) => addressOf(name, domain)) } }),
    ...(events.length === 0
      ? {}
      : { events: { bus: eventBusName(scope), source: sourceOf(scope.product, service), types: events } }),
    // Secrets stand where the applications' parameters do, and are written by the same people.
    ...(secrets.length === 0 ? {} : { secrets: secrets.map((name) => parameterPath(scope, "applications", name)) }),
  };
}

/** What the container is told of them, as plain variables: names, and no secret. */
export function grantVariables(
  scope: Scope,
  service: string,
  grants: GrantsDefinition,
  domain: string,
): Record<string, string> {
  const { mail, events = [], secrets = [] } = grants;
  return {
    ...Object.fromEntries((mail?.from ?? []).map((name) => [mailVariable(name), addressOf(name, domain)])),
    ...(events.length === 0 ? {} : { EVENT_BUS: eventBusName(scope), EVENT_SOURCE: sourceOf(scope.product, service) }),
    ...Object.fromEntries(secrets.map((name) => [secretVariable(name), parameterPath(scope, "applications", name)])),
  };
}

/** A variable that a grant sets, and what of the grant is its source. */
export interface GrantVariable {
  readonly variable: string;
  /** Below `grants`: `mail`, `from`, 0. */
  readonly path: readonly PropertyKey[];
  /** As it is written there. */
  readonly value?: string;
}

/** The names of these variables, each once, for the check that no two owners give one. */
export function grantVariableSources({ mail, events = [], secrets = [] }: GrantsDefinition): GrantVariable[] {
  const of = (path: readonly PropertyKey[], values: readonly string[], nameOf: (value: string) => string) =>
    [...new Set(values)].map((value) => ({
      variable: nameOf(value),
      path: [...path, values.indexOf(value)],
      value,
    }));
  return [
    ...of(["mail", "from"], mail?.from ?? [], mailVariable),
    ...(events.length === 0 ? [] : ["EVENT_BUS", "EVENT_SOURCE"].map((variable) => ({ variable, path: ["events"] }))),
    ...of(["secrets"], secrets, secretVariable),
  ];
}

/** `no-reply` → `MAIL_FROM_NO_REPLY`. */
function mailVariable(name: string): string {
  return `MAIL_FROM_${variableName(name)}`;
}

/** `partner-api` → `PARTNER_API_SECRET_ID`, as Secrets Manager calls it. */
function secretVariable(name: string): string {
  return `${variableName(name)}_SECRET_ID`;
}

function addressOf(name: string, domain: string): string {
  return `${name}@${domain}`;
}

function sourceOf(product: string, service: string): string {
  return `${product}.${service}`;
}
