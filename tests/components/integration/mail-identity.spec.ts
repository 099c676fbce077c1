import assert from "node:assert/strict";
import { MailIdentity } from "../../../components/integration/mail-identity";
import { children, inputsOf, record, staging } from "../../support/record";

const name = "shine-staging-granted-mail";
const args = { scope: staging, domain: "staging.shine.example.com", zoneId: "Z1" };
const made = (preview: boolean) => record(() => new MailIdentity(name, args), preview);

describe("MailIdentity", () => {
  it("is a domain that SES signs for, with its three keys and what to do with mail that is not ours", async () => {
    assert.deepEqual(children(await made(true)), [
      `aws:route53/record:Record ${name}-dmarc`,
      `aws:route53/record:Record ${name}-key-1`,
      `aws:route53/record:Record ${name}-key-2`,
      `aws:route53/record:Record ${name}-key-3`,
      `aws:sesv2/emailIdentity:EmailIdentity ${name}-identity`,
      `platform:integration:MailIdentity ${name}`,
    ]);
    const all = await made(false);
    assert.deepEqual(inputsOf(all, "EmailIdentity"), {
      emailIdentity: "staging.shine.example.com",
      tags: { env: "staging", service: "mail" },
    });
    const identity = all.find(({ type }) => type.endsWith("EmailIdentity"));
    assert.ok(identity !== undefined);
    const { tokens } = identity.outputs["dkimSigningAttributes"] as { tokens: string[] };
    assert.equal(tokens.length, 3);
    for (const [index, token] of tokens.entries()) {
      assert.deepEqual(inputsOf(all, "Record", `${name}-key-${index + 1}`), {
        zoneId: "Z1",
        name: `${token}._domainkey.staging.shine.example.com`,
        type: "CNAME",
        ttl: 300,
        records: [`${token}.dkim.amazonses.com`],
      });
    }
    assert.deepEqual(inputsOf(all, "Record", `${name}-dmarc`), {
      zoneId: "Z1",
      name: "_dmarc.staging.shine.example.com",
      type: "TXT",
      ttl: 300,
      records: ["v=DMARC1; p=quarantine"],
    });
  });
});
