import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { Exceptions } from "./kernel/waiving";
import { toPolicies } from "./native";
import { loadRegistry } from "./registry";
import { rules, rulesByService } from "./rules";
import { reviewedCompositions } from "./views/compositions";
import { reviewedParts, reviewedShapes } from "./views/shapes";
import { waivers } from "./waivers";
import { keepSecretsClosed, mendNothing } from "./wire";

/** The day that waivers and other dated things are judged by: `PLATFORM_TODAY` as YYYY-MM-DD, else the real one. */
const today = process.env["PLATFORM_TODAY"] ?? new Date().toISOString().slice(0, 10);
const registry = loadRegistry(join(__dirname, "registry.json"));
reviewedShapes();
reviewedParts();
reviewedCompositions();

keepSecretsClosed();
mendNothing();
new PolicyPack("platform", {
  description: "What every preview and update of the platform must hold.",
  enforcementLevel: "mandatory",
  policies: toPolicies(rulesByService, rules, {
    registry,
    today,
    exceptions: new Exceptions(
      waivers,
      today,
      rules.map(({ id }) => id),
    ),
  }),
});
