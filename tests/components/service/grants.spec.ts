import assert from "node:assert/strict";
import { grantStatements } from "../../../components/service/grants";
import { production } from "../../support/record";

const at = "ap-northeast-1:111122223333";
const alias = "alias/shine-production-parameters";
const of = (grants: Parameters<typeof grantStatements>[1]) => grantStatements(production, grants, alias);

describe("grantStatements", () => {
  it("are none where nothing is granted", () => assert.deepEqual(of({}), []));

  it("send mail from the addresses named, and from no other of the domain", () => {
    assert.deepEqual(of({ mail: { domain: "shine.example.com", from: ["no-reply@shine.example.com"] } }), [
      {
        sid: "SendMail",
        actions: ["ses:SendEmail", "ses:SendRawEmail"],
        resources: [`arn:aws:ses:${at}:identity/shine.example.com`],
        conditions: { StringEquals: { "ses:FromAddress": ["no-reply@shine.example.com"] } },
      },
    ]);
  });

  it("publish events of the kinds named on one bus, under one name", () => {
    assert.deepEqual(of({ events: { bus: "shine-production", source: "shine.api", types: ["order-placed"] } }), [
      {
        sid: "PublishEvents",
        actions: ["events:PutEvents"],
        resources: [`arn:aws:events:${at}:event-bus/shine-production`],
        conditions: { StringEquals: { "events:source": "shine.api", "events:detail-type": ["order-placed"] } },
      },
    ]);
  });

  it("read the secrets named, and decrypt through Secrets Manager alone", () => {
    const [read, decrypt, ...rest] = of({ secrets: ["/shine/production/applications/partner-api"] });
    assert.deepEqual(rest, []);
    assert.deepEqual(read, {
      sid: "Secrets",
      actions: ["secretsmanager:GetSecretValue"],
      resources: [`arn:aws:secretsmanager:${at}:secret:/shine/production/applications/partner-api-??????`],
    });
    assert.deepEqual(decrypt?.actions, ["kms:Decrypt"]);
    assert.deepEqual(decrypt?.conditions, {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": [alias] },
      StringEquals: { "kms:ViaService": "secretsmanager.ap-northeast-1.amazonaws.com" },
    });
  });

  it("name a secret so that no other's name does as well", () => {
    const [{ resources = [] } = { resources: [] }] = of({ secrets: ["/shine/production/applications/key"] });
    const pattern = new RegExp(`^${String(resources[0]).replaceAll("?", ".")}$`);
    const arnOf = (name: string): string => `arn:aws:secretsmanager:${at}:secret:${name}-AbCdEf`;
    assert.match(arnOf("/shine/production/applications/key"), pattern);
    for (const other of ["key-abcdef", "key-2", "keys", "key/other", "other-key"])
      assert.doesNotMatch(arnOf(`/shine/production/applications/${other}`), pattern);
  });
});
