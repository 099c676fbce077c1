// Pulumi starts a policy pack without the program's loader options; tsx is registered here, then the pack itself is loaded.
require("tsx/cjs");
require("./pack.ts");
