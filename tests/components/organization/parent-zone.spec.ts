import assert from "node:assert/strict";
import { ParentZone } from "../../../components/organization/parent-zone";
import { children, inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const nameServers = ["ns-101.awsdns-12.com", "ns-702.awsdns-23.net"];

describe("ParentZone", () => {
  it("delegates to the products whose zone is known, and keeps the zone", async () => {
    const resources = await record(
      () =>
        new ParentZone("organization-zone", {
          scope,
          domain: "example.com",
          delegations: {
            shine: { domain: "shine.example.com", nameServers },
            minimal: { domain: "minimal.example.com" },
          },
        }),
    );
    assert.deepEqual(children(resources), [
      "aws:route53/record:Record organization-zone-shine-delegation",
      "aws:route53/zone:Zone organization-zone-zone",
      "platform:organization:ParentZone organization-zone",
    ]);
    assert.equal(resources.find(({ type }) => type.endsWith(":Zone"))?.protect, true);
    const { zoneId: _, ...delegation } = inputsOf(resources, "Record");
    assert.deepEqual(delegation, { name: "shine.example.com", type: "NS", ttl: 3600, records: nameServers });
    const record_ = resources.find(({ type }) => type.endsWith(":Record"));
    assert.match(String(record_?.propertyDependencies["zoneId"]), /organization-zone-zone$/);
  });

  it("refuses a domain that is not below it", async () => {
    const delegations = { shine: { domain: "shine.example.net" }, other: { domain: "notexample.com" } };
    await assert.rejects(
      record(() => new ParentZone("organization-zone", { scope, domain: "example.com", delegations })),
      /2 problems[\s\S]*delegations.shine.domain is "shine.example.net"[\s\S]*delegations.other.domain/,
    );
  });
});
