import { statements, type Statement } from "../kernel/documents";
import type { Graph, View } from "../kernel/graph";
import { permissions } from "./documents";

/** A role with all that it may do. */
export interface RoleView {
  readonly role: View;
  /** Who may take it. Reads the document when called. */
  readonly trust: () => readonly Statement[];
  /** The documents it holds: inline, separate, and attached policies of this program. Each is read when called. */
  readonly documents: readonly { readonly holder: View; readonly statements: () => readonly Statement[] }[];
  /** What those documents allow. Reads when called. */
  readonly allowed: () => readonly Statement[];
  /** ARNs of managed policies that this program does not make. Reads when called. */
  readonly managedPolicies: () => readonly string[];
}

/** One role, folded; made once a graph. Ends the assertion when what belongs to it cannot be known. */
export function roleView(role: View): RoleView {
  return role.graph.memo(role, () => fold(role.graph, role));
}

function fold(graph: Graph, role: View): RoleView {
  const policies = graph.satellites(role, "aws:iam/rolePolicy:RolePolicy", "role");
  const attachments = [
    ...graph.satellites(role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"),
    ...graph.satellites(role, "aws:iam/policyAttachment:PolicyAttachment", "roles"),
  ];
  const attached = attachments.map((attachment) => ({
    attachment,
    policy: graph.target(attachment, "policyArn", "aws:iam/policy:Policy"),
  }));
  const holders = [role, ...policies, ...attached.flatMap(({ policy }) => policy ?? [])];
  const documents = holders.map((holder) => ({ holder, statements: () => permissions(holder) }));
  return {
    role,
    trust: () => statements(role, "assumeRolePolicy"),
    documents,
    allowed: () => documents.flatMap(({ statements }) => statements()).filter(({ effect }) => effect === "Allow"),
    managedPolicies: () => [
      ...role.texts("managedPolicyArns"),
      ...attached.flatMap(({ attachment, policy }) =>
        policy === undefined ? (attachment.text("policyArn") ?? []) : [],
      ),
    ],
  };
}
