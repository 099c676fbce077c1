// Loaded by Pulumi's language host before its own code (Pulumi.yaml, `nodeargs`): how the program is compiled, and what of the SDK is made
// cheaper, when the engine runs it.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

leaveSourceMapsToNode();
await require("./loader.cjs").prepare("program");
// OpenTelemetry, where it is switched on, wants to see gRPC loaded after itself.
if (process.env.TRACEPARENT === undefined) require("./quick.ts").lighten();

/**
 * The SDK's entry point registers source-map-support, which maps every stack trace a second time with the maps of the wrong files: lines of a
 * crash, and those that the engine is told for each resource, are then not those of the source. Node.js maps them by itself.
 */
function leaveSourceMapsToNode() {
  const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
  const file = sdk.resolve("source-map-support/register");
  require.cache[file] = { id: file, filename: file, loaded: true, exports: {} };
}
