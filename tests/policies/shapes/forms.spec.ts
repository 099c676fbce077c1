import assert from "node:assert/strict";
import type { ProductEntry } from "../../../policies/registry";
import { formsOfContainers } from "../../../policies/shapes/form-of-containers";
import { formsOfDocument } from "../../../policies/shapes/form-of-document";
import { NOTHING_SAID, saidOf } from "../../../policies/shapes/said";
import { policy, UNKNOWN } from "../support";

const service = (own: object) => ({
  environment: {},
  parameters: {},
  writablePaths: [],
  grants: { mail: [], events: [], secrets: [] },
  ...own,
});
const product = {
  declared: {
    staging: {
      databases: { primary: {}, "primary-two": {} },
      services: {
        web: service({
          environment: { RAILS_ENV: "production" },
          parameters: { API_KEY: "/shop/staging/applications/api-key" },
          writablePaths: ["/app/tmp"],
          grants: { mail: ["no-reply@shop.example.com"], events: [], secrets: ["/shop/staging/applications/partner"] },
        }),
        "web-next": service({ environment: { NEXT: "1" } }),
      },
    },
  },
} as unknown as ProductEntry;

describe("the forms of containers", () => {
  const said = (name: string) => saidOf(product, "shop", `shop-staging-${name}`);
  const web = said("services-web-task-definition");
  const forms = (container: object, of = web) => formsOfContainers(JSON.stringify([{ name: "web", ...container }]), of);
  const told = (...names: readonly string[]) => ({ environment: names.map((name) => ({ name, value: "1" })) });
  const mounted = (...paths: readonly string[]) => ({ mountPoints: paths.map((containerPath) => ({ containerPath })) });

  it("have what the platform tells, without what the definition says", () => {
    assert.deepEqual(forms(told("RAILS_ENV", "PORT")), ["own PORT"]);
    assert.deepEqual(forms({ secrets: [{ name: "API_KEY" }, { name: "PGPASSWORD" }] }), ["own PGPASSWORD"]);
    assert.deepEqual(forms(mounted("/app/tmp", "/etc")), ["own writes /etc"]);
  });

  it("leave out what a definition calls databases, senders and secrets, word by word", () => {
    const names = told("DATABASE_PRIMARY_TWO_USER", "DATABASE_PRIMARY_USER", "MAIL_FROM_NO_REPLY", "PARTNER_SECRET_ID");
    const left = ["own DATABASE_*_USER", "own DATABASE_*_USER", "own MAIL_FROM_*", "own *_SECRET_ID"];
    assert.deepEqual(forms(names), left);
    assert.deepEqual(forms(told("PRIMARYKEY")), ["own PRIMARYKEY"]);
  });

  it("tell a variable that is there twice, and what another container is told of the same name", () => {
    assert.deepEqual(forms(told("RAILS_ENV", "RAILS_ENV")), ["own RAILS_ENV twice"]);
    assert.deepEqual(forms({ name: "log-router", ...told("RAILS_ENV"), ...mounted("/volumes/app_tmp") }), [
      "log-router RAILS_ENV",
      "log-router writes /volumes/*",
    ]);
  });

  it("are those of the service that the resource's name has, the longest", () => {
    assert.equal(said("services-web-next-task-definition").container, "web-next");
    assert.deepEqual([...said("services-web-next-task-definition").variables], ["NEXT"]);
    assert.deepEqual(said("console-task-definition").names, ["PRIMARY_TWO", "PRIMARY"]);
    assert.equal(said("console-task-definition").container, "");
    assert.equal(saidOf(undefined, "shop", "shop-staging-x"), NOTHING_SAID);
    assert.equal(saidOf(product, "shop", "shop-account-x"), NOTHING_SAID);
  });

  it("are none of what is no list of containers", () => {
    for (const text of ["[", "{}", "web", "[1]"]) assert.deepEqual(formsOfContainers(text, web), []);
  });
});

describe("the forms of documents", () => {
  const forms = (statement: object) => formsOfDocument(policy({ Effect: "Allow", Resource: "*", ...statement }));
  const account = { AWS: "arn:aws:iam::111122223333:root" };

  it("say who may do what, and when, without names of the company and regions", () => {
    assert.deepEqual(forms({ Principal: account, Action: "kms:*" }), ["Allow account: kms:* of *"]);
    const through = {
      StringEquals: { "kms:ViaService": ["ssm.eu-west-1.amazonaws.com"], "kms:CallerAccount": "111122223333" },
    };
    assert.deepEqual(forms({ Principal: "*", Action: ["kms:Encrypt", "kms:Decrypt"], Condition: through }), [
      "Allow everyone: kms:Decrypt, kms:Encrypt of * if StringEquals kms:calleraccount if StringEquals kms:viaservice ssm.*.amazonaws.com",
    ]);
    const service = { Service: "logs.ap-northeast-1.amazonaws.com" };
    const log = "arn:aws:logs:us-east-1:111122223333:log-group:x:*";
    assert.deepEqual(forms({ Principal: service, Action: "logs:PutLogEvents", Resource: log }), [
      "Allow logs.*.amazonaws.com: logs:PutLogEvents of logs*",
    ]);
  });

  it("differ by each action, principal, condition and flag", () => {
    const sound = {
      Principal: account,
      Action: ["s3:GetObject"],
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    };
    const others = [
      { ...sound, Effect: "Deny" },
      { ...sound, Principal: "*" },
      { ...sound, Principal: { AWS: "arn:aws:iam::111122223333:role/web" } },
      { ...sound, Action: ["s3:GetObject", "s3:PutObject"] },
      { ...sound, Action: undefined, NotAction: ["s3:GetObject"] },
      { ...sound, Resource: undefined, NotResource: "*" },
      { ...sound, Principal: undefined, NotPrincipal: account },
      { ...sound, Condition: {} },
      { ...sound, Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { ...sound, Condition: { BoolIfExists: { "aws:SecureTransport": "true" } } },
    ];
    const all = [sound, ...others].flatMap((one) =>
      formsOfDocument(policy({ Effect: "Allow", Resource: "*", ...one })),
    );
    assert.equal(new Set(all).size, all.length);
  });

  it("are none of a text that is no document", () => {
    for (const text of ["", "{", "[]"]) assert.deepEqual(formsOfDocument(text), []);
    assert.deepEqual(formsOfDocument(String(UNKNOWN.description)), []);
  });
});
