import assert from "node:assert/strict";
import type { ProductDefinition } from "../../components/definition/definition";
import { judge } from "../../policies/judge";
import { rules } from "../../policies/rules";
import { shine } from "../../stacks/products/shine";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recordedOf } from "../support/stacks";

const reason = "what partners send looks like an attack";

/** What a definition may say of its web ACL, each of which the rules must take for what it is. */
const definitions: Readonly<Record<string, ProductDefinition>> = {
  "exceptions of every kind": {
    ...shine,
    edge: {
      cachedPaths: ["/assets/*", "/v?/pictures/*", "/img/*.png", "/exact.js"],
      requestsPer5Minutes: 500,
      exclusions: [
        { group: "common", pathPrefix: "/uploads", reason },
        { group: "sql-injection", pathPrefix: "/api/query", reason },
        { group: "anonymous-ip", pathPrefix: "/hooks/", reason },
      ],
      overrides: { common: { CrossSiteScripting_BODY: { action: "count", reason } } },
      countUntil: { common: "2026-12-01" },
      penetrationTests: [{ cidrs: ["20.40.60.0/24"], until: "2026-12-01", ticket: "SEC-1" }],
    },
    environments: {
      ...shine.environments,
      staging: { ...shine.environments.staging, allowedCidrs: ["198.18.0.0/24"] },
    },
  },
  "nothing that is cached": { ...shine, edge: { cachedPaths: [] } },
  "the highest limit, and every environment": {
    ...shine,
    edge: { cachedPaths: ["/static/*"], requestsPer5Minutes: 2_000_000 },
    environments: { development: {}, ...shine.environments },
  },
};

describe("what a definition says of its web ACL is no fault", () => {
  for (const [name, definition] of Object.entries(definitions)) {
    it(name, async () => {
      const resources = neutral(await recordedOf(definition, "preview", name));
      const registry = registryOf({ shine: definition });
      const own = rules.filter(({ id }) => id.startsWith("waf-"));
      const { violations } = judge(resources, { stack: "shine", registry, today: TODAY, waivers: [], rules: own });
      assert.deepEqual(
        violations.filter(({ level }) => level === "mandatory").map(({ rule, message }) => `${rule} ${message}`),
        [],
      );
    }).timeout(60_000);
  }
});
