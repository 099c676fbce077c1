import assert from "node:assert/strict";
import fc from "fast-check";
import { endpointLabels } from "../../../components/data/endpoint-labels";
import { engineSettings } from "../../../components/data/engine";
import { instancePlan } from "../../../components/data/instance-plan";

const parameter = (engine: "aurora-mysql" | "aurora-postgresql", tls: boolean, name: string): string | undefined =>
  engineSettings(engine, tls).parameters.find((each) => each.name === name)?.value;

describe("engineSettings", () => {
  for (const [engine, name, strict, lax] of [
    ["aurora-mysql", "require_secure_transport", "ON", "OFF"],
    ["aurora-mysql", "tls_version", "TLSv1.2,TLSv1.3", "TLSv1.2,TLSv1.3"],
    ["aurora-mysql", "slow_query_log", "1", "1"],
    ["aurora-mysql", "long_query_time", "1", "1"],
    ["aurora-mysql", "log_output", "FILE", "FILE"],
    ["aurora-mysql", "server_audit_logging", "1", "1"],
    ["aurora-postgresql", "rds.force_ssl", "1", "0"],
    ["aurora-postgresql", "ssl_min_protocol_version", "TLSv1.2", "TLSv1.2"],
    ["aurora-postgresql", "log_min_duration_statement", "1000", "1000"],
  ] as const) {
    it(`sets ${name} of ${engine}`, () => {
      assert.equal(parameter(engine, true, name), strict);
      assert.equal(parameter(engine, false, name), lax);
    });
  }

  it("has one family a major version, and exports the logs of its engine", () => {
    const mysql = engineSettings("aurora-mysql", true);
    assert.deepEqual([mysql.version, mysql.family, mysql.port], ["8.0", "aurora-mysql8.0", 13306]);
    assert.deepEqual(mysql.logs, { audit: 365, error: 90, slowquery: 90 });
    const postgresql = engineSettings("aurora-postgresql", true);
    assert.deepEqual([postgresql.version, postgresql.family, postgresql.port], ["17", "aurora-postgresql17", 15432]);
    assert.deepEqual(postgresql.logs, { postgresql: 365 });
  });
});

describe("instancePlan", () => {
  it("puts the first two into two zones and leaves the rest to Aurora", () => {
    assert.deepEqual(instancePlan(["c", "a"], 2), [
      { key: "1", promotionTier: 0, zone: "a" },
      { key: "2", promotionTier: 1, zone: "c" },
      { key: "3", promotionTier: 2 },
    ]);
  });

  it("moves no instance when a reader or a later zone is added", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), (readers) => {
        const before = instancePlan(["a", "c"], readers);
        assert.deepEqual(instancePlan(["a", "c", "d"], readers), before);
        assert.deepEqual(instancePlan(["a", "c"], readers + 1).slice(0, readers + 1), before);
      }),
    );
  });
});

describe("endpointLabels", () => {
  it("gives the bare names to the primary database, and to no other", () => {
    assert.deepEqual(endpointLabels("primary"), { writer: "db-writer", reader: "db-reader" });
    assert.deepEqual(endpointLabels("orders"), { writer: "orders-db-writer", reader: "orders-db-reader" });
  });
});
