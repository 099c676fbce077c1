import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { DataError } from "../../policies/data";
import { loadRegistry, problemsOf } from "../../policies/registry";
import { registry } from "./support";

describe("the registry", () => {
  const folder = mkdtempSync(join(tmpdir(), "registry-"));
  after(() => rmSync(folder, { recursive: true }));
  const written = (text: string): string => {
    const file = join(folder, "registry.json");
    writeFileSync(file, text);
    return file;
  };
  const refused = (file: string, message: RegExp) =>
    assert.throws(
      () => loadRegistry(file),
      (error) => error instanceof DataError && message.test(error.message) && /npm run generate/.test(error.message),
    );

  it("is loaded when it is sound", () => {
    assert.deepEqual(problemsOf(registry), []);
    assert.deepEqual(loadRegistry(written(JSON.stringify(registry))), registry);
    assert.deepEqual(problemsOf(loadRegistry(join(__dirname, "../../policies/registry.json"))), []);
  });

  it("is refused with the place and what is wrong there, all at once", () => {
    const { github, ...rest } = registry;
    const broken = {
      ...rest,
      products: { shine: { ...registry.products["shine"], account: "1111" } },
      offices: ["everywhere"],
      github: { ...github, plan: "gold" },
      colour: "red",
    };
    assert.deepEqual(problemsOf(broken), [
      "products.shine.account is wrong: it must be an account id of 12 digits",
      "offices is wrong: it must be a list of networks such as 10.0.0.0/16",
      "github.plan is wrong: it must be free, team or enterprise",
      "colour is unknown",
    ]);
    assert.deepEqual(problemsOf({ ...registry, environments: undefined }), [
      "environments is missing: it must be a list of texts",
    ]);
    assert.deepEqual(problemsOf([]), ["the whole must be an object"]);
    assert.deepEqual(problemsOf({ ...registry, products: "shine" }), ["products must be an object"]);
    refused(written(JSON.stringify(broken)), /registry\.json cannot be used:[\s\S]*products\.shine\.account/);
  });

  it("is refused when it is missing or no JSON", () => {
    refused(join(folder, "none.json"), /cannot be read/);
    refused(written("{"), /it is not JSON/);
  });

  it("is told by Pulumi without a stack trace", () => {
    assert.ok(RunError.isInstance(new DataError("registry.json", ["products must be an object"])));
  });
});
