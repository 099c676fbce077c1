import assert from "node:assert/strict";
import fc from "fast-check";
import { writtenNames } from "../../../components/definition/written-parameters";
import { nameFault } from "../../../components/parameters/path";

describe("writtenNames", () => {
  it("tells a database by its endpoints, people where their console runs, a service that listens by where it does, and every setting", () => {
    const definition = {
      databases: { primary: {} },
      services: { web: { port: 3000 }, worker: {} },
      settings: { "support-address": "support@example.com" },
    };
    assert.deepEqual(writtenNames(definition), [
      "console/network",
      "database/primary/name",
      "database/primary/port",
      "database/primary/reader",
      "database/primary/writer",
      "service/web/host",
      "service/web/port",
      "settings/support-address",
    ]);
  });

  it("writes nothing of a product that has nothing", () => assert.deepEqual(writtenNames({}), []));

  it("gives each name once, sorted, as Parameter Store takes it, whatever things are called", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}$/);
    const things = fc.dictionary(name, fc.record({ port: fc.constant(80) }));
    fc.assert(
      fc.property(things, things, fc.dictionary(name, fc.string()), (databases, services, settings) => {
        const names = writtenNames({ databases, services, settings });
        const [d, s, t] = [databases, services, settings].map((one) => Object.keys(one).length) as [
          number,
          number,
          number,
        ];
        assert.equal(names.length, d * 4 + Math.min(d, 1) + s * 2 + t);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual([...names].sort(), names);
        for (const one of names) assert.equal(nameFault(one), undefined);
      }),
    );
  });
});
