import assert from "node:assert/strict";
import fc from "fast-check";
import { contract } from "../../../components/parameters/contract";
import { Parameters, type ParametersArgs } from "../../../components/parameters/parameters";
import {
  nameFault,
  parameterPath,
  resolveParameter,
  soundsSecret,
  variableName,
} from "../../../components/parameters/path";
import { Refusal } from "../../../components/refuse";
import { SecretValue } from "../../../tools/offline/recorded";
import { inputsOf, production, record } from "../../support/record";

const place = { product: "shine", environment: "production" };

describe("parameter paths", () => {
  it("stand below the section of the environment, or below general", () => {
    assert.equal(
      parameterPath(place, "infrastructures", "database/primary/writer"),
      "/shine/production/infrastructures/database/primary/writer",
    );
    assert.equal(
      parameterPath({ ...place, environment: "account" }, "infrastructures", "registry"),
      "/shine/general/infrastructures/registry",
    );
  });

  it("are the platform's when the platform writes them, otherwise the application's", () => {
    const written = ["database/primary/writer"];
    assert.equal(
      resolveParameter(place, "database/primary/writer", written),
      "/shine/production/infrastructures/database/primary/writer",
    );
    assert.equal(
      resolveParameter(place, "rails/secret-key-base", written),
      "/shine/production/applications/rails/secret-key-base",
    );
    assert.equal(resolveParameter(place, "registry", written, ["registry"]), "/shine/general/infrastructures/registry");
  });

  const long = Array.from({ length: 13 }, () => "a").join("/");
  for (const name of ["", "/a", "a/", "a//b", "A", "a_b", "-a", "a-", "a--b", "a b", "../a", long, "a".repeat(901)]) {
    it(`refuse ${JSON.stringify(name.slice(0, 30))}`, () => {
      assert.notEqual(nameFault(name), undefined);
      assert.throws(() => parameterPath(place, "applications", name), Refusal);
    });
  }

  it("keep to the convention for every name that is not refused", () => {
    const pattern = /^\/[a-z][a-z0-9-]*\/production\/(infrastructures|applications)(\/[a-z0-9][a-z0-9-]*)+$/;
    const segment = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}$/);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 12 }), fc.array(segment), (segments, written) => {
        const name = segments.join("/");
        assert.equal(nameFault(name), undefined);
        assert.match(resolveParameter(place, name, written), pattern);
        assert.match(variableName(name), /^[A-Z0-9_]+$/);
      }),
    );
  });

  it("become environment variables", () => {
    assert.equal(variableName("database/primary/writer"), "DATABASE_PRIMARY_WRITER");
    assert.equal(variableName("rails/secret-key-base"), "RAILS_SECRET_KEY_BASE");
  });

  it("know a secret by its last segment", () => {
    for (const name of ["a/password", "api-key", "x/session-token", "credentials", "b/dsn"])
      assert.ok(soundsSecret(name));
    for (const name of ["password/hint", "keyboard", "database/primary/name"]) assert.ok(!soundsSecret(name));
  });
});

describe("contract", () => {
  const args = {
    product: "shine",
    environments: ["staging", "production"],
    readers: { worker: ["mail/sender", "database/name"], web: ["database/name"] },
    written: ["database/name", "database/port"],
  };

  it("lists what is expected, by whom and where", () => {
    assert.deepEqual(contract(args).expected, [
      {
        name: "database/name",
        services: ["web", "worker"],
        paths: {
          staging: "/shine/staging/infrastructures/database/name",
          production: "/shine/production/infrastructures/database/name",
        },
      },
      {
        name: "mail/sender",
        services: ["worker"],
        paths: {
          staging: "/shine/staging/applications/mail/sender",
          production: "/shine/production/applications/mail/sender",
        },
      },
    ]);
  });

  it("tells what is missing everywhere from what was forgotten in one environment", () => {
    const sender = { name: "mail/sender", services: ["worker"] };
    assert.deepEqual(contract(args).missing, [{ ...sender, absentIn: ["staging", "production"], presentIn: [] }]);
    const present = [
      "/shine/staging/infrastructures/database/name",
      "/shine/production/infrastructures/database/name",
      "/shine/staging/applications/mail/sender",
    ];
    assert.deepEqual(contract({ ...args, present }).missing, [
      { ...sender, absentIn: ["production"], presentIn: ["staging"] },
    ]);
  });

  it("lists what nobody reads", () => {
    assert.deepEqual(contract(args).unused, [
      "/shine/production/infrastructures/database/port",
      "/shine/staging/infrastructures/database/port",
    ]);
    const stale = "/shine/staging/applications/old";
    assert.deepEqual(contract({ ...args, written: [], present: [stale] }).unused, [stale]);
  });
});

describe("Parameters", () => {
  const args: ParametersArgs = {
    scope: production,
    plain: { "database/primary/writer": "db-writer.shine.internal" },
    secret: { "datadog/token": "canary" },
    keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/parameters",
  };
  const make = (given: ParametersArgs) => record(() => new Parameters("shine-production-parameters", given));

  it("writes plain values in clear", async () => {
    assert.deepEqual(inputsOf(await make(args), "Parameter", "shine-production-parameters-database/primary/writer"), {
      name: "/shine/production/infrastructures/database/primary/writer",
      description: "Written by the platform; a change by hand is undone.",
      tier: "Standard",
      type: "String",
      insecureValue: "db-writer.shine.internal",
      tags: { env: "production", service: "parameters" },
    });
  });

  it("writes secret values under the key, and never in clear", async () => {
    const all = await make(args);
    const secret = inputsOf(all, "Parameter", "shine-production-parameters-datadog/token");
    assert.deepEqual([secret["type"], secret["keyId"]], ["SecureString", args.keyArn]);
    assert.ok(secret["value"] instanceof SecretValue);
    assert.ok(!JSON.stringify(all).includes("canary"));
  });

  it("knows paths and ARNs before anything exists", async () => {
    let made: Parameters | undefined;
    await record(() => {
      made = new Parameters("shine-production-parameters", args);
    }, true);
    assert.deepEqual(made?.arns, {
      "database/primary/writer":
        "arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/infrastructures/database/primary/writer",
      "datadog/token":
        "arn:aws:ssm:ap-northeast-1:111122223333:parameter/shine/production/infrastructures/datadog/token",
    });
  });

  it("refuses secrets in clear, names outside of the convention and names given twice", async () => {
    const wrong = { ...args, plain: { "api-key": "x", Bad: "x", "datadog/token": "x" } };
    await assert.rejects(make(wrong), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.deepEqual(error.problems.map(({ path }) => path).sort(), [
        "name",
        "plain.api-key",
        "plain.datadog/token",
        "secret.datadog/token",
      ]);
      return true;
    });
  });
});
