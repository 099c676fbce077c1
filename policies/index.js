// Pulumi starts a policy pack without the program's loader options; tsx is registered here, then the pack itself is loaded.
withoutInstaller();
require("tsx/cjs");
require("./pack.ts");

// Pulumi's SDK loads npm's installer, by which it finds what a function needs when it is packed. A policy pack packs no function, and
// starts in two thirds of the time without.
function withoutInstaller() {
  let installer;
  try {
    installer = require.resolve("@npmcli/arborist");
  } catch {
    return;
  }
  require.cache[installer] ??= { id: installer, filename: installer, loaded: true, exports: {} };
}
