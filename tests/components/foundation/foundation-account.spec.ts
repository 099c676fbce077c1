import assert from "node:assert/strict";
import { FoundationAccount } from "../../../components/foundation/foundation-account";
import { inputsOf, record } from "../../support/record";
import { scope } from "./scope";

const contact = { name: "SRE", title: "SRE", email: "sre@example.com", phone: "+81312345678" };

describe("FoundationAccount", () => {
  it("has a key, the baseline, and closed networks in both regions", async () => {
    const resources = await record(
      () =>
        new FoundationAccount("foundation-account-log-archive", {
          scope,
          contacts: { billing: contact, operations: contact, security: contact },
          globalRegion: "us-east-1",
          archiveBucket: "foundation-account-config-100000000002",
        }),
      true,
    );
    const components = resources.filter(({ parent }) => parent?.endsWith("::foundation-account-log-archive") === true);
    assert.deepEqual(components.map(({ type, name }) => `${type} ${name}`).sort(), [
      "platform:account:AccountBaseline foundation-account-log-archive-baseline",
      "platform:account:ClosedNetworks foundation-account-log-archive-networks",
      "platform:account:Keys foundation-account-log-archive-keys",
    ]);
    const volumes = resources.find(({ type }) => type.endsWith("DefaultKmsKey"));
    assert.match(String(volumes?.propertyDependencies["keyArn"]), /foundation-account-log-archive-keys-data$/);
    const channel = inputsOf(resources, "DeliveryChannel", "foundation-account-log-archive-baseline-config-channel");
    assert.equal(channel["s3BucketName"], "foundation-account-config-100000000002");
  });
});
