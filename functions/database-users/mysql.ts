import type { Request, Rights } from "./request";

/** A user as Aurora MySQL has it. */
export interface FoundUser {
  readonly name: string;
  readonly plugin: string;
  /** Whether it must come over TLS. */
  readonly tls: boolean;
  readonly locked: boolean;
  /** Privileges by schema; of the whole server under `*`. */
  readonly privileges: Readonly<Record<string, readonly string[]>>;
}

const WRITE = ["DELETE", "INSERT", "SELECT", "SHOW VIEW", "UPDATE"];
const PRIVILEGES: Readonly<Record<Rights, readonly string[]>> = {
  writer: WRITE,
  owner: [
    ...WRITE,
    "ALTER",
    "ALTER ROUTINE",
    "CREATE",
    "CREATE ROUTINE",
    "CREATE TEMPORARY TABLES",
    "CREATE VIEW",
    "DROP",
    "EVENT",
    "EXECUTE",
    "INDEX",
    "LOCK TABLES",
    "REFERENCES",
    "TRIGGER",
  ],
};

/** Signing in by a token of IAM. Source: "Creating a database account using IAM authentication" in the Aurora user guide. */
const PLUGIN = "AWSAuthenticationPlugin";

/** Only one at a time changes users; the lock goes with the connection. Seconds to wait for it. */
export const LOCK = "SELECT GET_LOCK('platform-database-users', 60) AS held";

/** What to ask before planning; the parameter is the prefix with `%` after it. */
export const QUERIES = {
  users:
    "SELECT User AS name, plugin, ssl_type AS tls, account_locked AS locked FROM mysql.user WHERE Host = '%' AND User LIKE ?",
  schemas:
    "SELECT GRANTEE AS grantee, TABLE_SCHEMA AS place, PRIVILEGE_TYPE AS privilege FROM information_schema.SCHEMA_PRIVILEGES",
  server:
    "SELECT GRANTEE AS grantee, '*' AS place, PRIVILEGE_TYPE AS privilege FROM information_schema.USER_PRIVILEGES",
} as const;

/**
 * The statements that make users as they are wanted, from how they are: none when nothing is to do. Rights that stay are never taken away
 * in between, since applications go on working meanwhile. A user that is wanted no longer is locked and not dropped: views and routines
 * that it made would stop working.
 */
export function mysqlStatements(request: Request, found: readonly FoundUser[]): string[] {
  const known = new Map(found.map((user) => [user.name, user]));
  const wanted = new Set(request.users.map(({ name }) => name));
  return [
    ...request.users.flatMap(({ name, rights }) => [
      ...account(name, known.get(name)),
      ...grants(name, request.schema, PRIVILEGES[rights], known.get(name)?.privileges ?? {}),
    ]),
    ...found.filter(({ name, plugin }) => plugin === PLUGIN && !wanted.has(name)).flatMap(withdraw),
  ];
}

/** Users that are ours and wanted no longer. */
export function mysqlLocked(request: Request, found: readonly FoundUser[]): string[] {
  const wanted = new Set(request.users.map(({ name }) => name));
  return found.filter(({ name, plugin }) => plugin === PLUGIN && !wanted.has(name)).map(({ name }) => name);
}

function account(name: string, user: FoundUser | undefined): string[] {
  const how = `${quoted(name)} IDENTIFIED WITH ${PLUGIN} AS 'RDS' REQUIRE SSL`;
  if (user === undefined) return [`CREATE USER ${how}`];
  return user.plugin === PLUGIN && user.tls && !user.locked ? [] : [`ALTER USER ${how} ACCOUNT UNLOCK`];
}

function grants(name: string, schema: string, privileges: readonly string[], has: FoundUser["privileges"]): string[] {
  const own = has[schema] ?? [];
  const missing = privileges.filter((privilege) => !own.includes(privilege));
  const places = Object.entries(has).map(([place, held]) => ({
    place,
    extra: held.filter((one) => one !== "USAGE" && !(place === schema && privileges.includes(one))),
  }));
  return [
    ...(missing.length === 0 ? [] : [`GRANT ${missing.join(", ")} ON ${on(schema)} TO ${quoted(name)}`]),
    ...places
      .filter(({ extra }) => extra.length > 0)
      .map(({ place, extra }) => `REVOKE ${extra.join(", ")} ON ${on(place)} FROM ${quoted(name)}`),
  ];
}

function withdraw({ name, locked, privileges }: FoundUser): string[] {
  const some = Object.values(privileges).some((held) => held.some((one) => one !== "USAGE"));
  return [
    ...(locked ? [] : [`ALTER USER ${quoted(name)} ACCOUNT LOCK`]),
    ...(some ? [`REVOKE ALL PRIVILEGES, GRANT OPTION FROM ${quoted(name)}`] : []),
  ];
}

/** Names are checked before they come here: none holds a quote. */
function quoted(name: string): string {
  return `'${name}'@'%'`;
}

function on(place: string): string {
  return place === "*" ? "*.*" : `\`${place.replaceAll("`", "``")}\`.*`;
}
