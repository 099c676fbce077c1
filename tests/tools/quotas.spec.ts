import assert from "node:assert/strict";
import { QUOTAS } from "../../components/account/quotas";
import type { ProductDefinition } from "../../components/definition/definition";
import { minimal } from "../../stacks/products/minimal";
import { quotas } from "../../tools/offline/cloud/fresh/quotas";
import { accountsNeeded, needsOf, told } from "../../tools/quotas";
import { evaluateProduct } from "../support/products";
import { recorded } from "../support/stacks";

const web = { port: 8080, cpu: 1024, memory: 2048, route: { paths: ["/*"] } };
const wide = {
  ...minimal,
  services: { web },
  account: { ...minimal.account, quotas: { elasticAddresses: 12 } },
  environments: { staging: { zones: 3 }, production: { zones: 3, services: { web: { min: 30, max: 40 } } } },
} satisfies ProductDefinition;

describe("platform quotas", () => {
  it("counts what comes up at first: least tasks, with the image that they begin with, and addresses", async () => {
    const needs = needsOf(await evaluateProduct(wide));
    const first = Object.fromEntries(needs.map(({ what, first }) => [what, first]));
    assert.deepEqual(Object.keys(first), Object.keys(QUOTAS));
    assert.equal(first["elasticAddresses"], 6);
    assert.equal(first["fargateVcpu"], 30 * (first["fargateSpotVcpu"] ?? 0));
    assert.ok((first["fargateVcpu"] ?? 0) > 6);
  });

  it("tells what a new account has too few of, how it is asked for, and how one sees that it is there", async () => {
    const text = told("minimal", needsOf(await evaluateProduct(wide)), "aws --profile minimal").join("\n");
    assert.match(text, /elasticAddresses: 6, of 5: too few/);
    assert.match(
      text,
      /request-service-quota-increase --region ap-northeast-1 --service-code ec2 --quota-code L-0263D0A3 --desired-value 12$/m,
    );
    assert.match(text, /get-service-quota .* --quota-code L-36FBB829 --query Quota\.Value$/m);
    assert.doesNotMatch(text, /request-service-quota-increase .*L-36FBB829/);
  });

  it("asks for nothing where a new account has enough", async () => {
    const text = told("shine", needsOf(await recorded("shine", "preview")), "aws --profile shine").join("\n");
    assert.doesNotMatch(text, /too few|request-service-quota-increase/);
  });

  it("counts the accounts of an organization, with the one that was there before", async () => {
    const all = await recorded("organization", "preview");
    const need = accountsNeeded(all);
    assert.equal(need.first, all.filter(({ type }) => type === "aws:organizations/account:Account").length + 1);
    const text = told("organization", [{ ...need, first: 11 }], "aws").join("\n");
    assert.match(text, /accounts: 11, of 10: too few/);
    assert.match(
      text,
      /^ {2}aws service-quotas request-service-quota-increase --region us-east-1 --service-code organizations /m,
    );
  });

  it("takes for a new account's what fresh accounts have in the simulated cloud", () => {
    const simulated = [quotas.fargate, quotas.fargateSpot, quotas.addresses].map(({ code, fresh }) => [code, fresh]);
    assert.deepEqual(
      Object.values(QUOTAS).map(({ quotaCode, fresh }) => [quotaCode, fresh]),
      simulated,
    );
  });
});
