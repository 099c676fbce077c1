import assert from "node:assert/strict";
import type { Run } from "../support/engine";
import { CANARY } from "../support/products";

/** The secrets of a stack's configuration, each of them the canary. */
export const credentials: Readonly<Record<string, string>> = Object.fromEntries(
  ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"].map((key) => [key, CANARY]),
);

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

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
