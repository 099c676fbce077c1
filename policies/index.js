// Pulumi starts a policy pack without the program's loader options: the project's loader is put in place here, then the pack is loaded.
"use strict";

module.exports = async () => {
  // The SDK has registered source-map-support, which would map a trace a second time, with the maps of the wrong files.
  delete Error.prepareStackTrace;
  await require("../tools/loader.cjs").prepare("pack");
  require("./pack.ts");
};
