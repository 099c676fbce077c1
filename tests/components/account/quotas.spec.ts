import assert from "node:assert/strict";
import { Quotas } from "../../../components/account/quotas";
import { children, inputsOf, production, record } from "../../support/record";

const name = "shine-account-quotas";
const scope = { ...production, environment: "account" };
const values = { fargateVcpu: 200, fargateSpotVcpu: 100, elasticAddresses: 10 };
const made = (changes = {}) => record(() => new Quotas(name, { scope, values: { ...values, ...changes } }), true);

describe("Quotas", () => {
  it("asks for what the account may have, by the codes that Service Quotas knows", async () => {
    const all = await made();
    assert.deepEqual(children(all), [
      `aws:servicequotas/serviceQuota:ServiceQuota ${name}-elastic-addresses-10`,
      `aws:servicequotas/serviceQuota:ServiceQuota ${name}-fargate-spot-vcpu-100`,
      `aws:servicequotas/serviceQuota:ServiceQuota ${name}-fargate-vcpu-200`,
      `platform:account:Quotas ${name}`,
    ]);
    const inputs = (noun: string) => inputsOf(all, "ServiceQuota", `${name}-${noun}`);
    assert.deepEqual(inputs("fargate-vcpu-200"), { serviceCode: "fargate", quotaCode: "L-3032A538", value: 200 });
    assert.deepEqual(inputs("fargate-spot-vcpu-100"), { serviceCode: "fargate", quotaCode: "L-36FBB829", value: 100 });
    assert.deepEqual(inputs("elastic-addresses-10"), { serviceCode: "ec2", quotaCode: "L-0263D0A3", value: 10 });
  });

  it("does not ask for less when AWS has given more, and asks anew when more is wanted", async () => {
    const [before, after] = [await made(), await made({ fargateVcpu: 400 })];
    for (const one of before.filter(({ custom }) => custom)) assert.deepEqual(one.ignoreChanges, ["value"]);
    const names = (all: typeof before): string[] => all.map((one) => one.name);
    assert.deepEqual(
      names(after).filter((one) => !names(before).includes(one)),
      [`${name}-fargate-vcpu-400`],
    );
  });
});
