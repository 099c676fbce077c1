import assert from "node:assert/strict";
import { judge } from "../../../policies/judge";
import { rule } from "../../../policies/rules/stack/reviewed-shapes";
import { registryOf } from "../../../stacks/registry";
import { neutral } from "../../../tools/offline/judge";
import { TODAY } from "../../support/products";
import { recorded, type stacks } from "../../support/stacks";
import { Scene } from "../mistakes/mistake";

type Stack = (typeof stacks)[number];

/** What the platform's own code begins to say in a text that is otherwise free, and how it is told. */
const additions: readonly { did: string; stack?: Stack; of: string; property: string; says: string; change: Change }[] =
  [
    {
      did: "a service is told to trust any certificate",
      of: "shine-production-services-web-task-definition",
      property: "containerDefinitions",
      says: "own NODE_TLS_REJECT_UNAUTHORIZED",
      change: (text) => text.replace('{"name":"PORT"', '{"name":"NODE_TLS_REJECT_UNAUTHORIZED","value":"0"},$&'),
    },
    {
      did: "the router loads a library",
      of: "shine-production-services-web-task-definition",
      property: "containerDefinitions",
      says: "log-router LD_PRELOAD",
      change: (text) => text.replace('{"name":"LOG_BUCKET"', '{"name":"LD_PRELOAD","value":"/tmp/x.so"},$&'),
    },
    {
      did: "the console connects in clear",
      of: "shine-production-console-task-definition",
      property: "containerDefinitions",
      says: "console PGSSLMODE",
      change: (text) => text.replace('{"name":"DATABASE_USER"', '{"name":"PGSSLMODE","value":"disable"},$&'),
    },
    {
      did: "a variable of the definition is said a second time",
      of: "shine-production-services-web-task-definition",
      property: "containerDefinitions",
      says: "own RAILS_ENV twice",
      change: (text) => text.replace('{"name":"RAILS_ENV"', '{"name":"RAILS_ENV","value":"test"},$&'),
    },
    {
      did: "an empty volume hides /etc",
      of: "shine-production-services-api-task-definition",
      property: "containerDefinitions",
      says: "own writes /etc",
      change: (text) =>
        text.replace('"mountPoints":[', '$&{"sourceVolume":"log-router","containerPath":"/etc","readOnly":false},'),
    },
    {
      did: "everybody who comes through Parameter Store may change the key's policy",
      of: "shine-production-keys-parameters",
      property: "policy",
      says: "kms:PutKeyPolicy",
      change: (text) => text.replace('"kms:CreateGrant"', '$&,"kms:PutKeyPolicy"'),
    },
    {
      did: "who delivers logs may read them",
      of: "shine-production-log-buckets-logs-policy",
      property: "policy",
      says: "s3:GetObject",
      change: (text) => text.replace('"s3:PutObject"', '["s3:PutObject","s3:GetObject"]'),
    },
    {
      did: "the lock of regions leaves out one more service",
      stack: "organization",
      of: "organization-account-guardrail-policy",
      property: "content",
      says: "not bedrock:*",
      change: (text) => text.replace('"NotAction":[', '$&"bedrock:*",'),
    },
  ];
type Change = (text: string) => string;

describe("what the platform says in texts that are otherwise free", function () {
  this.timeout(60_000);

  for (const { did, stack = "shine", of, property, says, change } of additions) {
    it(`${did}: told by what nobody has reviewed`, async () => {
      const scene = new Scene(neutral(await recorded(stack, "preview")));
      const before = String(scene.find(of).props[property]);
      const after = change(before);
      assert.notEqual(after, before);
      const messages = (resources: Scene["resources"]) =>
        judge(resources, { stack, registry: registryOf(), today: TODAY, waivers: [], rules: [rule] }).violations.map(
          ({ message }) => message,
        );
      assert.deepEqual(messages(scene.resources), []);
      const told = messages(scene.set(of, { [property]: after })).join("\n");
      assert.ok(told.includes(`${property} has a form that nobody has reviewed`) && told.includes(says), told);
    });
  }
});
