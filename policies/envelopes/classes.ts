import type { View } from "../kernel/graph";
import { datadog, delegation, delegationReader, preview } from "./classes/account";
import { ciCompare, ciPreview, ring } from "./classes/ci";
import { deploy } from "./classes/deploy";
import { person } from "./classes/person";
import { backup, configurationView, databaseMonitoring, databaseUsers } from "./classes/services";
import { execution, task } from "./classes/tasks";
import type { RoleClass } from "./role-class";

/** All kinds of roles that the platform makes. Of two that fit, the one whose names end longer. */
export const classes: readonly RoleClass[] = [
  backup,
  ciCompare,
  ciPreview,
  configurationView,
  databaseMonitoring,
  databaseUsers,
  datadog,
  delegation,
  delegationReader,
  deploy,
  execution,
  person,
  preview,
  ring,
  task,
];

/** The class of a role, by the component that makes it; undefined where it has none. */
export function classOf(role: View, among: readonly RoleClass[] = classes): RoleClass | undefined {
  const component = (role.urn.split("::")[2] ?? "").split("$").at(-2);
  return among
    .filter((one) => one.component === component && role.name.endsWith(one.ends))
    .sort((a, b) => b.ends.length - a.ends.length)[0];
}
