import assert from "node:assert/strict";
import type { RecordedResource } from "../../tools/offline/recorded";
import { extremes } from "../support/extremes";
import { environmentOf, made, modes, products, recorded, recordedOf, stacks } from "../support/stacks";

type Inputs = Readonly<Record<string, unknown>>;

/** What holds something that cannot be made again, with the provider's own word against losing it. */
const stateful: Readonly<Record<string, (inputs: Inputs) => boolean>> = {
  "aws:rds/cluster:Cluster": (inputs) =>
    inputs["deletionProtection"] === true &&
    inputs["skipFinalSnapshot"] === false &&
    inputs["finalSnapshotIdentifier"] !== undefined,
  "aws:s3/bucket:Bucket": (inputs) => inputs["forceDestroy"] !== true,
  "aws:kms/key:Key": (inputs) => inputs["deletionWindowInDays"] === 30,
  "aws:backup/vault:Vault": (inputs) => inputs["forceDestroy"] !== true,
  "aws:ecr/repository:Repository": (inputs) => inputs["forceDelete"] !== true,
  "aws:route53/zone:Zone": (inputs) => inputs["forceDestroy"] !== true,
  "github:index/repository:Repository": (inputs) => inputs["archiveOnDestroy"] === true,
  // Partners admit these addresses.
  "aws:ec2/eip:Eip": () => true,
  "aws:organizations/account:Account": (inputs) => inputs["closeOnDeletion"] !== true,
  "aws:organizations/organization:Organization": () => true,
  "aws:organizations/organizationalUnit:OrganizationalUnit": () => true,
};

/** Production, and what all environments share. */
function matters(stack: string, one: RecordedResource): boolean {
  const kept = ["production", "account", "management"].includes(environmentOf(stack, one) ?? "");
  // A private zone holds what the program writes into it and nothing else.
  return kept && !(one.type === "aws:route53/zone:Zone" && one.inputs["vpcs"] !== undefined);
}

describe("protection", () => {
  for (const stack of [...stacks, extremes.name]) {
    for (const mode of modes) {
      it(`holds everything of ${stack} twice that cannot be made again (${mode})`, async () => {
        const all = made(
          await (stack === extremes.name ? recordedOf(extremes, mode, "extremes") : recorded(stack, mode)),
        );
        const found = all.filter((one) => stateful[one.type] !== undefined && matters(stack, one));
        assert.ok(found.length > 3, "something of the stack is stateful");
        for (const one of found) {
          assert.ok(one.protect, `${one.name} is not protected`);
          assert.ok(stateful[one.type]?.(one.inputs), `${one.name}: ${JSON.stringify(one.inputs)}`);
        }
      });
    }
  }

  for (const product of products) {
    it(`lets staging of ${product} go, and keeps the way in to production`, async () => {
      for (const one of made(await recorded(product, "up"))) {
        const environment = environmentOf(product, one);
        if (environment === "staging") assert.ok(!one.protect, `${one.name} is protected`);
        if (one.type !== "aws:lb/loadBalancer:LoadBalancer") continue;
        assert.equal(one.inputs["enableDeletionProtection"], environment === "production", one.name);
      }
    });
  }
});
