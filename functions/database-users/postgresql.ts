import type { Request, Rights } from "./request";

/** A role as Aurora PostgreSQL has it. */
export interface FoundRole {
  readonly name: string;
  readonly login: boolean;
  /** Roles that it is a member of. */
  readonly groups: readonly string[];
}

/** Whoever is a member signs in by a token of IAM and no other way. Source: the Aurora user guide, as for MySQL. */
const IAM = "rds_iam";

/** Only one at a time changes users; the lock goes with the transaction. */
export const LOCK = "SELECT pg_advisory_xact_lock(hashtext('platform-database-users'))";

/** What to ask before planning; the parameters are the prefix with `%` after it, and the two groups. */
export const QUERY = `SELECT r.rolname AS name, r.rolcanlogin AS login,
  ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups
  FROM pg_roles r WHERE r.rolname LIKE $1 OR r.rolname = ANY($2) ORDER BY r.rolname`;

/** The groups that hold the rights: who signs in only belongs to one. */
export function groupsOf(schema: string): Readonly<Record<Rights, string>> {
  return { owner: `${schema}_owner`, writer: `${schema}_writer` };
}

/**
 * The statements that make users as they are wanted, to be run as one transaction. All applications act as the one owner's group, so that a
 * table that one of them makes belongs to all of them; what it makes is open to the writers at once. A user that is wanted no longer may
 * not sign in any more and loses its groups; it is not dropped, since it may own something from before.
 */
export function postgresqlStatements(request: Request, found: readonly FoundRole[]): string[] {
  const { schema, users } = request;
  const groups = groupsOf(schema);
  const known = new Map(found.map((role) => [role.name, role]));
  return [
    ...Object.values(groups)
      .filter((group) => !known.has(group))
      .map((group) => `CREATE ROLE ${quoted(group)} NOLOGIN`),
    ...foundation(schema, groups),
    ...users.flatMap(({ name, rights }) => member(name, groups[rights], known.get(name), request)),
    ...withdrawn(request, found).flatMap((role) => [
      ...(role.login ? [`ALTER ROLE ${quoted(role.name)} NOLOGIN`] : []),
      ...role.groups.map((group) => `REVOKE ${quoted(group)} FROM ${quoted(role.name)}`),
    ]),
  ];
}

/** Users that are ours and wanted no longer. */
export function postgresqlLocked(request: Request, found: readonly FoundRole[]): string[] {
  return withdrawn(request, found).map(({ name }) => name);
}

function withdrawn({ prefix, users }: Request, found: readonly FoundRole[]): FoundRole[] {
  const wanted = new Set(users.map(({ name }) => name));
  return found.filter(({ name }) => name.startsWith(prefix) && !wanted.has(name));
}

/** What the groups may do. Said again each time: granting what is granted already does nothing. */
function foundation(schema: string, { owner, writer }: Readonly<Record<Rights, string>>): string[] {
  const [database, own, write] = [quoted(schema), quoted(owner), quoted(writer)];
  const defaults = `ALTER DEFAULT PRIVILEGES FOR ROLE ${own} IN SCHEMA public`;
  return [
    // Only a member may say what the group's future tables are open to.
    `GRANT ${own} TO CURRENT_USER`,
    `GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${own}`,
    `GRANT CREATE, USAGE ON SCHEMA public TO ${own}`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${write}`,
    `GRANT USAGE ON SCHEMA public TO ${write}`,
    `${defaults} GRANT DELETE, INSERT, SELECT, UPDATE ON TABLES TO ${write}`,
    `${defaults} GRANT SELECT, USAGE ON SEQUENCES TO ${write}`,
  ];
}

function member(name: string, group: string, role: FoundRole | undefined, { schema }: Request): string[] {
  const user = quoted(name);
  const groups = role?.groups ?? [];
  return [
    ...(role === undefined ? [`CREATE ROLE ${user} LOGIN`] : role.login ? [] : [`ALTER ROLE ${user} LOGIN`]),
    ...[IAM, group].filter((one) => !groups.includes(one)).map((one) => `GRANT ${quoted(one)} TO ${user}`),
    ...groups.filter((one) => one !== IAM && one !== group).map((one) => `REVOKE ${quoted(one)} FROM ${user}`),
    `ALTER ROLE ${user} IN DATABASE ${quoted(schema)} SET role TO ${quoted(group)}`,
  ];
}

/** Names are checked before they come here; those that the database gives are its own. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
