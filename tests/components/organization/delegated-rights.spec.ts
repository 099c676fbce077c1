import assert from "node:assert/strict";
import { delegateStatements } from "../../../components/organization/delegation-policy";
import { policyDocument, type Statement } from "../../../components/policy-document";
import { decide } from "../../../policies/iam/decide";
import type { Decision, Document } from "../../../policies/iam/request";
import { parseDocument } from "../../../policies/kernel/documents";
import { TODAY } from "../../support/products";
import { recorded } from "../../support/stacks";
import { foundation } from "../../../stacks/foundation";
import { accounts } from "../../../stacks/accounts";

const document = (name: string, statements: readonly Statement[]): Document => ({
  name,
  statements: parseDocument(policyDocument(statements)) ?? [],
});
const { management } = foundation.accounts;
const shine = accounts["shine"]?.id ?? "";
const change = "route53:ChangeResourceRecordSets";
const writer = document("the writer", delegateStatements("Z0123", "shine.example.com"));
const caller = { kind: "identity", arn: `arn:aws:iam::${management}:role/platform-delegate-shine` } as const;

function changes(names: readonly string[], types: readonly string[], zone = "Z0123"): Decision {
  const context = { [`${change}NormalizedRecordNames`]: names, [`${change}RecordTypes`]: types };
  const resource = `arn:aws:route53:::hostedzone/${zone}`;
  return decide(
    { caller, action: change, resource, resourceAccount: management, context },
    { identity: [writer] },
    TODAY,
  );
}

describe("the right to delegate", () => {
  it("is over NS and DS of the one name", () => {
    assert.ok(changes(["shine.example.com"], ["NS"]).allowed);
    assert.ok(changes(["shine.example.com"], ["DS", "NS"]).allowed);
  });

  for (const [what, decision] of [
    ["another name", changes(["remit.example.com"], ["NS"])],
    ["a name below it", changes(["a.shine.example.com"], ["NS"])],
    ["the zone's own name", changes(["example.com"], ["NS"])],
    ["another name beside it", changes(["shine.example.com", "remit.example.com"], ["NS"])],
    ["another type", changes(["shine.example.com"], ["A"])],
    ["another zone", changes(["shine.example.com"], ["NS"], "Z9999")],
  ] as const) {
    it(`is not over ${what}`, () => assert.ok(!decision.allowed, decision.reason));
  }

  it("is not there for a request that names no record", () => {
    const resource = "arn:aws:route53:::hostedzone/Z0123";
    const asked = decide(
      { caller, action: change, resource, resourceAccount: management },
      { identity: [writer] },
      TODAY,
    );
    assert.ok(!asked.allowed, asked.reason);
  });
});

describe("the role that delegates", () => {
  const all: Document = {
    name: "all rights",
    statements: parseDocument('{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}') ?? [],
  };
  const takes = async (arn: string): Promise<Decision> => {
    const role = (await recorded("organization", "preview")).find(
      ({ inputs }) => inputs["name"] === "platform-delegate-shine",
    );
    const trust = { name: "the trust", statements: parseDocument(role?.inputs["assumeRolePolicy"]) ?? [] };
    const request = { caller: { kind: "identity", arn } as const, action: "sts:AssumeRole", resource: caller.arn };
    return decide(request, { identity: [all], resource: trust }, TODAY);
  };

  it("is taken by the role through which CI and administrators both bring the product up", async () => {
    const { allowed, reason } = await takes(`arn:aws:iam::${shine}:role/platform-deploy`);
    assert.ok(allowed, reason);
  });

  for (const arn of [
    `arn:aws:iam::${shine}:role/platform-preview`,
    `arn:aws:iam::${accounts["minimal"]?.id}:role/platform-deploy`,
    "arn:aws:iam::999999999999:role/platform-deploy",
  ])
    it(`is not taken by ${arn}, whatever it may do itself`, async () => assert.ok(!(await takes(arn)).allowed));
});
