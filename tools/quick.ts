import { Resource } from "@pulumi/pulumi";
import debuggable = require("@pulumi/pulumi/runtime/debuggable");
import { callers, placeOf, type Position } from "./offline/source";

/**
 * Takes out of the SDK what serves a debugger only: a stack trace for each of some thirty promises a resource, and the text of a whole
 * stack where one line is asked for. A large program evaluates three to four times as fast. Gives what puts it back; what is quick twice
 * stays so until both have put it back.
 */
export function quicken(): () => void {
  if (depth++ === 0) {
    Error.stackTraceLimit = 0;
    sdk.debuggablePromise = (promise) => promise;
    places.stackTrace = nearestPlace;
  }
  return () => {
    if (--depth > 0) return;
    Error.stackTraceLimit = original.limit;
    sdk.debuggablePromise = original.debuggablePromise;
    places.stackTrace = original.stackTrace;
  };
}

/**
 * The same for a program that the engine runs, which is run once and must tell where it failed: traces of errors stay whole, and the SDK still
 * notices a promise that nobody ends. Only what it writes down beside each promise, and the text of a whole stack for each resource, are left out.
 *
 * @public
 */
export function lighten(): void {
  places.stackTrace = nearestPlace;
  // Somebody looks for a promise that was never ended, and needs those traces.
  if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return;
  sdk.debuggablePromise = (promise, context) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return original.debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

/** The SDK counts its own frame and the constructors up to that of the concrete resource; above it stands who made it. */
function nearestPlace(skip: number): readonly Position[] {
  for (const frame of callers(nearestPlace, skip - 1)) if (placeOf([frame]) !== undefined) return [frame];
  return [];
}

/** Parts of the SDK that its types do not declare; held still by the pinned version. */
const sdk = debuggable as unknown as {
  debuggablePromise: (promise: Promise<unknown>, context?: unknown) => Promise<unknown>;
};
const places = Resource as unknown as { stackTrace: (skip: number) => readonly Position[] };

const original = {
  limit: Error.stackTraceLimit,
  debuggablePromise: sdk.debuggablePromise,
  stackTrace: places.stackTrace,
};
let depth = 0;
