import assert from "node:assert/strict";
import type { Connect, Credentials } from "../../../functions/database-users/database";
import { handlerWith, type Ports } from "../../../functions/database-users/handler";
import type { Request } from "../../../functions/database-users/request";
import { event, PASSWORD } from "./recorded";

interface Seen {
  readonly lines: string[];
  readonly secrets: string[];
  readonly credentials: Credentials[];
  closed: number;
}

function given(change: Partial<Ports> & { readonly apply?: () => Promise<never> } = {}) {
  const seen: Seen = { lines: [], secrets: [], credentials: [], closed: 0 };
  const connect: Connect = (_, credentials) => {
    seen.credentials.push(credentials);
    return Promise.resolve({
      apply:
        change.apply ??
        (({ users }: Request) =>
          Promise.resolve({ users: users.map(({ name }) => name), locked: ["production-worker"] })),
      close: () => {
        seen.closed += 1;
        return Promise.resolve();
      },
    });
  };
  const handler = handlerWith({
    readSecret: (arn) => {
      seen.secrets.push(arn);
      return Promise.resolve(JSON.stringify({ username: "platform", password: PASSWORD }));
    },
    connect: { "aurora-mysql": connect, "aurora-postgresql": () => Promise.reject(new Error("the other engine")) },
    log: (line) => void seen.lines.push(line),
    ...change,
  });
  return { handler, seen };
}

describe("the function that makes database users", () => {
  it("reads the one secret, signs in as its user, and tells who may sign in", async () => {
    const { handler, seen } = given();
    assert.deepEqual(await handler(event), {
      users: ["production-api", "production-console", "production-web"],
      locked: ["production-worker"],
    });
    assert.deepEqual(seen.secrets, [event.secretArn]);
    assert.deepEqual(seen.credentials, [{ username: "platform", password: PASSWORD }]);
    assert.deepEqual(seen.lines, [
      "shine-production-primary.cluster-abc123.ap-northeast-1.rds.amazonaws.com: production-api, production-console, production-web may sign in; production-worker no longer may",
    ]);
    assert.equal(seen.closed, 1);
  });

  it("connects as the engine wants it", async () => {
    const { handler } = given();
    await assert.rejects(handler({ ...event, engine: "aurora-postgresql" }), /the other engine/);
  });

  it("closes the connection when a statement fails, and fails itself", async () => {
    const { handler, seen } = given({ apply: () => Promise.reject(new Error("no right")) });
    await assert.rejects(handler(event), /no right/);
    assert.equal(seen.closed, 1);
    assert.deepEqual(seen.lines, []);
  });

  it("never tells the secret, whatever the secret holds", async () => {
    for (const secret of [PASSWORD, `{"password":"${PASSWORD}"`, JSON.stringify({ password: PASSWORD }), "null"]) {
      const { handler, seen } = given({ readSecret: () => Promise.resolve(secret) });
      await assert.rejects(handler(event), (error: Error) => {
        assert.equal(error.message, "the secret holds no user and password");
        assert.doesNotMatch(`${error.stack}${String(error.cause)}`, /canary/);
        return true;
      });
      assert.deepEqual(seen.lines, []);
    }
  });

  it("refuses an event that could not be written into statements, before it reads the secret", async () => {
    const user = (name: string) => ({ ...event, users: [{ name, rights: "owner" }] });
    for (const wrong of [
      { ...event, engine: "oracle" },
      { ...event, host: "host; DROP" },
      { ...event, port: "13306" },
      { ...event, schema: "shine`; DROP DATABASE shine" },
      { ...event, secretArn: "rds!cluster" },
      { ...event, prefix: "" },
      { ...event, users: [{ name: "production-web", rights: "superuser" }] },
      user("staging-web"),
      user("production-web'@'%"),
      user(`production-${"a".repeat(22)}`),
    ]) {
      const { handler, seen } = given();
      await assert.rejects(handler(wrong), /^Error: the request has no /);
      assert.deepEqual(seen.secrets, []);
    }
  });
});
