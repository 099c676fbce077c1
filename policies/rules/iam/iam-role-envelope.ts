import { classOf } from "../../envelopes/classes";
import { valuesOf } from "../../envelopes/scope";
import { beyond, type Envelope, envelopesOf } from "../../envelopes/within";
import { type Statement, statements } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { roleView } from "../../views/roles";
import { ROLE, roleNamed } from "../../views/tasks";

const PERSON = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

/** What gives rights to the role that it names. */
const givers = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];

/** The closed world of rights: what a kind of role is for stands in policies/envelopes/classes, and nothing else passes. */
export const rule: Rule = {
  id: "iam-role-envelope",
  title: "A role may do no more than its class says.",
  why: "A role that may do more than its job is what an intruder looks for, whether or not anybody thought of that right as dangerous.",
  fix: "Take the right away; where the job has grown, say so in the class of policies/envelopes/classes.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [ROLE, PERSON, ...givers],
  check: (role, check) => {
    if (givers.includes(role.type)) {
      const isOwn = () => roleNamed(check.graph, role, "role") !== undefined;
      check.expect(isOwn, "it gives rights to a role that the program does not make, and that has no class", {
        part: "role",
      });
      return;
    }
    const own = classOf(role);
    // Of a role that has none, `iam-role-trust` tells.
    if (own === undefined && role.type === ROLE) return;
    if (
      !check.expect(() => own !== undefined, "no class says what the person's rights are for", { part: "class" }) ||
      !own
    )
      return;
    let known: readonly Envelope[] | undefined;
    const envelopes = (): readonly Envelope[] => (known ??= envelopesOf(own, valuesOf(role)));
    const overIn = (read: () => readonly Statement[]): string | undefined => {
      const allowed = read().filter(({ effect }) => effect === "Allow");
      return allowed.map((one) => beyond(one, envelopes())).find((one) => one !== undefined);
    };
    if (role.type === PERSON) {
      const over = () => overIn(() => statements(role, "inlinePolicy"));
      check.expect(
        () => over() === undefined,
        () => `a ${own.name} may do more than its class (${over()})`,
        { part: "rights" },
      );
      return;
    }
    const view = roleView(role);
    for (const { holder, statements: read } of view.documents) {
      const over = () => overIn(read);
      check.expect(
        () => over() === undefined,
        () => `a role of the class ${own.name} may do more than its class (${over()})`,
        { part: "rights", at: holder },
      );
    }
    check.expect(
      () => view.managedPolicies().every((arn) => own.managed?.includes(arn) === true),
      `a role of the class ${own.name} holds a managed policy that is not its class's`,
      { part: "managed" },
    );
  },
};
