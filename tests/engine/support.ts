import assert from "node:assert/strict";
import type { OfflinePreview } from "../support/engine";
import type { Run } from "../support/engine-stack";
import { CANARY } from "../support/products";

/** The secrets of a stack's configuration, each of them the canary. */
export const credentials: Readonly<Record<string, string>> = Object.fromEntries(
  ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"].map((key) => [key, CANARY]),
);

/** Nothing was changed. */
export function isSame(run: Run): void {
  assert.ok(run.ok, run.text);
  assert.deepEqual(Object.keys(run.changes), ["same"], run.text);
}

/** The names of the resources that an operation was done to, sorted. */
export function namesOf(run: Run, operation: string): string[] {
  const done = run.events.flatMap((event) => event.resOutputsEvent?.metadata ?? []);
  return done
    .filter((metadata) => metadata.op === operation)
    .map((metadata) => metadata.urn.split("::").at(-1) ?? "")
    .sort();
}

/** The same things are wrong, and the same cannot be told yet, by the engine and without it. */
export function sameVerdict(run: Run, offline: OfflinePreview): void {
  const undecided = (event: Run["policies"][number]): boolean =>
    event.message.startsWith("cannot be verified before the update");
  const said = (events: Run["policies"]): string[] =>
    events.map(({ policyName, resourceUrn }) => `${policyName} ${resourceUrn}`).sort();
  const told = (lines: readonly { readonly rule: string; readonly urn: string }[]): string[] =>
    lines.map(({ rule, urn }) => `${rule.split("/")[0]} ${urn}`).sort();
  assert.deepEqual(said(run.policies.filter((event) => !undecided(event))), told(offline.violations));
  assert.deepEqual(said(run.policies.filter(undecided)), told(offline.unverifiable));
}
