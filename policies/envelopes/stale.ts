import type { Statement } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { permissions } from "../views/documents";
import { roleView } from "../views/roles";
import { ROLE } from "../views/tasks";
import { classes as all, classOf } from "./classes";
import type { Right, RoleClass } from "./role-class";
import { valuesOf } from "./scope";
import { beyond, envelopesOf } from "./within";

const PERSON = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

/** The types of what a class speaks of. */
export const holders: readonly string[] = [ROLE, PERSON];

/** Classes that no role is of, and what no role of a class needs of all that it may. */
export function staleClasses(roles: readonly View[], classes: readonly RoleClass[] = all): string[] {
  return classes.flatMap((one) => {
    const own = roles.filter((role) => classOf(role, classes) === one);
    if (own.length === 0) return [`${one.name}: no role is of it`];
    return [...idleRights(one, own), ...idlePolicies(one, own)].map((what) => `${one.name}: no role of it ${what}`);
  });
}

function idleRights(one: RoleClass, own: readonly View[]): string[] {
  const held = own.map((role) => ({ statements: singles(role), values: valuesOf(role) }));
  return one.rights.flatMap((right, index) => {
    const named = ({ statements, values }: (typeof held)[number], patterns: Pick<Right, "patterns">): number => {
      const envelopes = envelopesOf({ ...one, rights: [{ ...right, ...patterns }] }, values);
      return statements.filter((statement) => beyond(statement, envelopes) === undefined).length;
    };
    const isPatterned =
      right.patterns !== true || held.some((role) => named(role, {}) > named(role, { patterns: undefined }));
    const idle = isPatterned ? [] : [`names by a pattern of its own, as rights[${index}] would let it`];
    const actions = right.actions === "settings" ? ["settings"] : right.actions;
    const unused = actions.flatMap((action) => {
      const rights = action === "settings" ? [right] : [{ ...right, actions: [action] }];
      const isUsed = held.some(({ statements, values }) => {
        const envelopes = envelopesOf({ ...one, rights }, values);
        return statements.some((statement) => beyond(statement, envelopes) === undefined);
      });
      return isUsed ? [] : [`has ${action} as rights[${index}] would let it`];
    });
    return [...idle, ...unused];
  });
}

function idlePolicies({ managed = [] }: RoleClass, own: readonly View[]): string[] {
  const attached = own.filter(({ type }) => type === ROLE).flatMap((role) => roleView(role).managedPolicies());
  return managed.filter((arn) => !attached.includes(arn)).map((arn) => `holds ${arn}`);
}

/** What a role may do, one action and resource at a time. */
function singles(role: View): readonly Statement[] {
  const all =
    role.type === ROLE ? roleView(role).allowed() : permissions(role).filter(({ effect }) => effect === "Allow");
  return all.flatMap((one) =>
    one.actions.flatMap((action) =>
      one.resources.map((resource) => ({ ...one, actions: [action], resources: [resource] })),
    ),
  );
}
