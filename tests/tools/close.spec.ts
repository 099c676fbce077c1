import assert from "node:assert/strict";
import { stepsFor } from "../../tools/close";
import { recorded } from "../support/stacks";

describe("platform close", () => {
  it("unprotects what is destroyed, by Pulumi and by the services, and keeps what holds data, and keys", async () => {
    const resources = await recorded("shine", "preview");
    const { unprotect, destroy } = stepsFor("shine", resources);
    const text = unprotect.commands.join("\n");
    for (const { urn, type, protect, custom } of resources.filter((one) => one.protect && one.custom)) {
      const kept = /^aws:(backup.vault:|ecr.repository:|kms.key:|s3.bucket:)/.test(type);
      assert.equal(text.includes(`'${urn}'`), custom && protect && !kept, urn);
    }
    for (const { inputs } of resources.filter((one) => one.inputs["deletionProtection"] === true))
      assert.ok(
        text.includes(`--db-cluster-identifier ${String(inputs["clusterIdentifier"])} --no-deletion-protection`),
      );
    for (const { inputs } of resources.filter((one) => one.inputs["enableDeletionProtection"] === true))
      assert.ok(text.includes(`--names ${String(inputs["name"])} `));
    assert.match(text, /pulumi refresh --yes -s shine$/);
    assert.deepEqual(destroy.commands, ["pulumi destroy --yes --exclude-protected -s shine"]);
  });

  it("destroys no bucket whose contents would stop it: each is kept with its key, or goes with what it holds", async () => {
    const buckets = (await recorded("shine", "preview")).filter(({ type }) => type === "aws:s3/bucket:Bucket");
    assert.ok(buckets.some(({ name }) => name === "shine-management-log-buckets-logs-bucket"));
    for (const { name, protect, inputs } of buckets) assert.equal(protect, inputs["forceDestroy"] !== true, name);
  });

  it("lets the account go by the name that the organization has it under", async () => {
    const { leave } = stepsFor("shine", []);
    const member = (await recorded("organization", "preview")).find(
      ({ name }) => name === "organization-account-member-shine-account",
    );
    assert.ok(member !== undefined && leave.commands[0]?.includes(`'${member.urn}'`), member?.urn);
  });
});
