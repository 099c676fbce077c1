import assert from "node:assert/strict";
import { foundUsers } from "../../../functions/database-users/connect-mysql";
import { type FoundUser, mysqlLocked, mysqlStatements } from "../../../functions/database-users/mysql";
import { event } from "./recorded";

const OWNER =
  "DELETE, INSERT, SELECT, SHOW VIEW, UPDATE, ALTER, ALTER ROUTINE, CREATE, CREATE ROUTINE, CREATE TEMPORARY TABLES, CREATE VIEW, DROP, EVENT, EXECUTE, INDEX, LOCK TABLES, REFERENCES, TRIGGER";
const WRITER = "DELETE, INSERT, SELECT, SHOW VIEW, UPDATE";
const user = (name: string, privileges: string, more: Partial<FoundUser> = {}): FoundUser => ({
  name,
  plugin: "AWSAuthenticationPlugin",
  tls: true,
  locked: false,
  privileges: { shine: privileges.split(", "), "*": ["USAGE"] },
  ...more,
});
const asWanted = [user("production-api", OWNER), user("production-console", WRITER), user("production-web", OWNER)];

describe("the users of Aurora MySQL", () => {
  it("are made with a token of IAM over TLS, and rights on the product's schema alone", () => {
    const create = (name: string) =>
      `CREATE USER '${name}'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL`;
    assert.deepEqual(mysqlStatements(event, []), [
      create("production-api"),
      `GRANT ${OWNER} ON \`shine\`.* TO 'production-api'@'%'`,
      create("production-console"),
      `GRANT ${WRITER} ON \`shine\`.* TO 'production-console'@'%'`,
      create("production-web"),
      `GRANT ${OWNER} ON \`shine\`.* TO 'production-web'@'%'`,
    ]);
  });

  it("are left alone when they are as wanted", () => {
    assert.deepEqual(mysqlStatements(event, asWanted), []);
    assert.deepEqual(mysqlLocked(event, asWanted), []);
  });

  it("get what they lack and lose what is too much, and nothing in between", () => {
    const web = user("production-web", `${WRITER}, GRANT`, {
      privileges: {
        shine: OWNER.split(", ").filter((one) => one !== "TRIGGER"),
        mysql: ["SELECT"],
        "*": ["PROCESS", "USAGE"],
      },
    });
    assert.deepEqual(mysqlStatements(event, [...asWanted.slice(0, 2), web]), [
      "GRANT TRIGGER ON `shine`.* TO 'production-web'@'%'",
      "REVOKE SELECT ON `mysql`.* FROM 'production-web'@'%'",
      "REVOKE PROCESS ON *.* FROM 'production-web'@'%'",
    ]);
    const owner = user("production-console", OWNER);
    const [revoke, ...rest] = mysqlStatements(event, [asWanted[0] as FoundUser, owner, asWanted[2] as FoundUser]);
    assert.match(String(revoke), /^REVOKE ALTER, .*TRIGGER ON `shine`\.\* FROM 'production-console'@'%'$/);
    assert.deepEqual(rest, []);
  });

  it("are brought back to signing in by token, over TLS, unlocked", () => {
    for (const more of [{ plugin: "caching_sha2_password" }, { tls: false }, { locked: true }])
      assert.deepEqual(mysqlStatements(event, [...asWanted.slice(0, 2), user("production-web", OWNER, more)]), [
        "ALTER USER 'production-web'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL ACCOUNT UNLOCK",
      ]);
  });

  it("are locked and lose their rights when they are wanted no longer; others' users are not touched", () => {
    const gone = user("production-worker", OWNER);
    const byHand = user("production-report", WRITER, { plugin: "caching_sha2_password" });
    assert.deepEqual(mysqlStatements(event, [...asWanted, gone, byHand]), [
      "ALTER USER 'production-worker'@'%' ACCOUNT LOCK",
      "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'production-worker'@'%'",
    ]);
    assert.deepEqual(mysqlLocked(event, [...asWanted, gone, byHand]), ["production-worker"]);
    const locked = { ...gone, locked: true, privileges: { "*": ["USAGE"] } };
    assert.deepEqual(mysqlStatements(event, [...asWanted, locked]), []);
  });

  it("are read as the server tells them", () => {
    const rows = [{ name: "production-web", plugin: "AWSAuthenticationPlugin", tls: "ANY", locked: "N" }];
    const privileges = [
      { grantee: "'production-web'@'%'", place: "shine", privilege: "SELECT" },
      { grantee: "'production-web'@'%'", place: "*", privilege: "USAGE" },
      { grantee: "'production-web-2'@'%'", place: "shine", privilege: "DROP" },
    ];
    assert.deepEqual(foundUsers(rows, privileges), [
      {
        name: "production-web",
        plugin: "AWSAuthenticationPlugin",
        tls: true,
        locked: false,
        privileges: { shine: ["SELECT"], "*": ["USAGE"] },
      },
    ]);
    assert.deepEqual(foundUsers([{ ...rows[0], tls: "", locked: "Y" }], [])[0]?.privileges, {});
  });
});
