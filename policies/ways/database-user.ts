import { parseJson } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { regionOf } from "../views/named";
import { accountIn, roleMay } from "../views/rights";
import { containers, roleNamed } from "../views/tasks";
import type { Way } from "./way";

export const INVOCATION = "aws:lambda/invocation:Invocation";

/** What a task is told of a database: `DATABASE_PRIMARY_USER`. */
export function databaseVariable(key: string, what: string): string {
  return `DATABASE_${key.replaceAll("-", "_").toUpperCase()}_${what}`;
}

/** What a user is made for (functions/database-users): services bring their own migrations, people do not change tables. */
type Rights = "owner" | "writer";

/** A task signs in as a user that it is told by a variable, that its role may be, and that is made in the database with these rights. */
export function toUser(way: Way, task: View, cluster: View, variable: string, rights: Rights): void {
  const { graph } = task;
  const user = way.found(
    "user",
    () =>
      containers(task)
        .flatMap(({ reader }) => reader.list("environment"))
        .find((entry) => entry.text("name") === variable)
        ?.text("value"),
    "its containers are told no user to sign in as",
    task,
  );
  if (user === undefined) return;
  way.expect(
    "iam-sign-in",
    () => cluster.flag("iamDatabaseAuthenticationEnabled") === true,
    "its cluster takes no tokens of IAM, and there is no password",
    cluster,
  );
  way.expect(
    "user-right",
    () => {
      const role = roleNamed(graph, task, "taskRoleArn");
      // The cluster's own id stands in the ARN, and nobody knows it before the cluster is made.
      const resource = `arn:aws:rds-db:${regionOf(cluster) ?? ""}:${accountIn(cluster)}:dbuser:cluster-ID/${user}`;
      return role !== undefined && roleMay(role, { action: "rds-db:connect", resource });
    },
    "its task role may not sign in as the user that it is told",
    task,
  );
  way.expect(
    "user-made",
    () => usersMade(graph.satellites(cluster, INVOCATION, "input"), rights).includes(user),
    `nothing makes the user that it signs in as, for a ${rights}`,
    cluster,
  );
}

/** The users that functions are called to make with these rights, by the list that decides when they are called again. */
function usersMade(invocations: readonly View[], wanted: Rights): readonly string[] {
  return invocations.flatMap((invocation) => {
    const list = parseJson(invocation.text("triggers.users") ?? "");
    const users = Array.isArray(list)
      ? (list as readonly { readonly name?: unknown; readonly rights?: unknown }[])
      : [];
    return users.flatMap(({ name, rights }) => (typeof name === "string" && rights === wanted ? [name] : []));
  });
}
