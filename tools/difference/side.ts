import { isComponent, isProvider } from "../../policies/kernel/resource";
import type { Preview, ReportedViolation } from "../report/model";
import type { Shown, ShownProperties } from "../report/values";

/** One resource as a difference reads it, from whichever side. Secrets and what is not known yet are words by now. */
export interface SideResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | null;
  readonly inputs: ShownProperties;
  readonly protect: boolean;
  /** Property → URNs of the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly dependsOn: readonly string[];
  /** Inputs that Pulumi leaves as they are. Known of what is evaluated here. */
  readonly ignoreChanges?: readonly string[];
  /** URNs that it had before. */
  readonly aliases?: readonly string[];
}

/** What one side would make. */
export interface Side {
  /** Whom it is told as: `main (1a2b3c4)`, `report.json`. */
  readonly name: string;
  readonly product: string;
  readonly resources: readonly SideResource[];
  /** Nothing where the side was never judged, as an exported state. */
  readonly judged?: { readonly violations: readonly ReportedViolation[]; readonly waived: number };
  /** True for an exported state: real ids stand where a program has words, so that only what both know is compared. */
  readonly isState?: boolean;
}

/** Whether it is a thing in the world: components only group, and providers only make. */
export function isThing({ type }: { readonly type: string }): boolean {
  return !isComponent(type) && !isProvider(type);
}

/** What has just been evaluated. */
export function sideOf(preview: Preview): Side {
  const resources = [...preview.byUrn.values()].map((resource) => {
    const { ignoreChanges = [], aliases = [] } = preview.options.get(resource.urn) ?? {};
    return { ...resource, ignoreChanges, aliases };
  });
  const judged = preview.judged;
  return { name: "this", product: preview.product, resources, judged };
}

/** `{ "tags": { "env": … } }`: an object of the values that a report shows. */
export type ShownObject = Readonly<Record<string, Shown>>;

export function isObject(value: unknown): value is ShownObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as text, an object as JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
