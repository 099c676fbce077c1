import assert from "node:assert/strict";
import { PGlite } from "@electric-sql/pglite";
import { applyAll, type Ask } from "../../../functions/database-users/connect-postgresql";
import { type FoundRole, postgresqlStatements } from "../../../functions/database-users/postgresql";
import type { Request } from "../../../functions/database-users/request";
import { event } from "./recorded";

// PGlite's one database.
const request: Request = { ...event, engine: "aurora-postgresql", port: 15432, schema: "postgres" };

describe("the users of Aurora PostgreSQL, in a server", function () {
  this.timeout(60_000);
  let server: PGlite;
  const ask: Ask = async (sql, values) => (await server.query<FoundRole>(sql, values)).rows;
  const as = async (name: string, group: string, ...statements: string[]): Promise<void> => {
    // What a session of the user begins as. PGlite forgets whom it began as, hence the way back by name.
    await server.exec(`SET SESSION AUTHORIZATION "${name}"; SET ROLE "${group}"`);
    try {
      for (const statement of statements) await server.exec(statement);
    } finally {
      await server.exec("RESET ROLE; SET SESSION AUTHORIZATION postgres; SET SESSION AUTHORIZATION platform");
    }
  };
  const rolesOf = async (name: string): Promise<unknown> => {
    const { rows } = await server.query<{ login: boolean; groups: string[]; settings: string[] | null }>(
      `SELECT r.rolcanlogin AS login, ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
       WHERE m.member = r.oid ORDER BY 1) AS groups, (SELECT setconfig FROM pg_db_role_setting WHERE setrole = r.oid) AS settings
       FROM pg_roles r WHERE r.rolname = $1`,
      [name],
    );
    return rows[0];
  };

  before(async () => {
    server = await PGlite.create();
    // The master user of RDS is no superuser: it makes roles, owns the database, and hands out the role of IAM.
    await server.exec(`
      CREATE ROLE rds_iam NOLOGIN;
      CREATE ROLE platform LOGIN CREATEROLE CREATEDB;
      GRANT rds_iam TO platform WITH ADMIN OPTION, INHERIT FALSE, SET FALSE;
      ALTER DATABASE postgres OWNER TO platform;
      SET SESSION AUTHORIZATION platform`);
  });
  after(() => server.close());

  it("are made, sign in by token, and act as their group", async () => {
    assert.deepEqual(await applyAll(request, ask), {
      users: ["production-api", "production-console", "production-web"],
      locked: [],
    });
    assert.deepEqual(await rolesOf("production-web"), {
      login: true,
      groups: ["postgres_owner", "rds_iam"],
      settings: ["role=postgres_owner"],
    });
    assert.deepEqual(await rolesOf("production-console"), {
      login: true,
      groups: ["postgres_writer", "rds_iam"],
      settings: ["role=postgres_writer"],
    });
  });

  it("share what one of them makes; the console reads and writes it and changes nothing of it", async () => {
    await as("production-web", "postgres_owner", "CREATE TABLE orders (id serial PRIMARY KEY, note text)");
    await as(
      "production-api",
      "postgres_owner",
      "ALTER TABLE orders ADD COLUMN paid boolean",
      "INSERT INTO orders (note) VALUES ('one')",
    );
    await as(
      "production-console",
      "postgres_writer",
      "INSERT INTO orders (note) VALUES ('two')",
      "UPDATE orders SET paid = true",
      "DELETE FROM orders WHERE note = 'one'",
    );
    for (const forbidden of [
      "DROP TABLE orders",
      "CREATE TABLE mine (id int)",
      "TRUNCATE orders",
      "SET ROLE postgres_owner",
    ])
      await assert.rejects(as("production-console", "postgres_writer", forbidden), /permission denied|must be owner/);
    await assert.rejects(as("production-web", "postgres_owner", "CREATE ROLE another"), /permission denied/);
  });

  it("are the same after the same request again", async () => {
    const before = await Promise.all(request.users.map(({ name }) => rolesOf(name)));
    await applyAll(request, ask);
    assert.deepEqual(await Promise.all(request.users.map(({ name }) => rolesOf(name))), before);
  });

  it("change their group when their rights change", async () => {
    const narrowed = request.users.map((user) =>
      user.name === "production-api" ? { ...user, rights: "writer" as const } : user,
    );
    await applyAll({ ...request, users: narrowed }, ask);
    assert.deepEqual(await rolesOf("production-api"), {
      login: true,
      groups: ["postgres_writer", "rds_iam"],
      settings: ["role=postgres_writer"],
    });
  });

  it("may not sign in when they are wanted no longer, and may again when they are", async () => {
    const fewer = { ...request, users: request.users.filter(({ name }) => name !== "production-web") };
    assert.deepEqual((await applyAll(fewer, ask)).locked, ["production-web"]);
    const gone = (await rolesOf("production-web")) as { login: boolean; groups: string[] };
    assert.deepEqual([gone.login, gone.groups], [false, []]);
    await applyAll(request, ask);
    assert.deepEqual(await rolesOf("production-web"), {
      login: true,
      groups: ["postgres_owner", "rds_iam"],
      settings: ["role=postgres_owner"],
    });
  });

  it("are all changed or none", async () => {
    const added = [...request.users, { name: "production-new", rights: "owner" as const }];
    const failing: Ask = (sql, values) =>
      sql.startsWith('GRANT "rds_iam" TO "production-new"') ? Promise.reject(new Error("lost")) : ask(sql, values);
    await assert.rejects(applyAll({ ...request, users: added }, failing), /lost/);
    assert.equal(await rolesOf("production-new"), undefined);
  });
});

describe("the statements for Aurora PostgreSQL", () => {
  it("touch no role of another prefix", () => {
    const others = [{ name: "staging-web", login: true, groups: ["rds_iam"] }];
    assert.ok(!postgresqlStatements(request, others).some((statement) => statement.includes("staging-web")));
  });
});
