import { decide } from "../iam/decide";
import type { Decision, Document, Identity, Policies, Request } from "../iam/request";
import { parseDocument, statements } from "../kernel/documents";
import type { Graph, View } from "../kernel/graph";
import type { Registry } from "../registry";
import { roleView } from "./roles";

const POLICY = "aws:iam/policy:Policy";

/** The account that a resource is made in: the one that its provider may work in. */
export function accountOf(view: View): string {
  return view.provider.texts("allowedAccountIds")[0] ?? "";
}

/** The ARN of a role of the program, known beforehand. */
export function arnOfRole(role: View): string {
  return `arn:aws:iam::${accountOf(role)}:role${role.text("path") ?? "/"}${role.text("name") ?? ""}`;
}

/** A role of the program as it calls AWS. */
export function callerOf(role: View): Identity {
  return { kind: "identity", arn: arnOfRole(role) };
}

/**
 * What AWS says to a call of a role of the program, by its own documents, its boundary, the organization's guardrails, and what stands at the
 * resource.
 */
export function askAs(
  role: View,
  registry: Registry,
  request: Omit<Request, "caller">,
  there: Policies = {},
): Decision {
  const boundary = boundaryOf(role);
  return decide(
    { caller: callerOf(role), ...request },
    {
      identity: heldBy(role),
      ...(boundary === undefined ? {} : { boundary }),
      controls: controlsOf(role, registry),
      ...there,
    },
  );
}

/** The documents that a role of the program holds, by the names of the resources that they are written in. */
export function heldBy(role: View): readonly Document[] {
  return role.graph.memo(`documents of ${role.urn}`, () =>
    roleView(role).documents.map(({ holder, statements: read }) => ({ name: holder.name, statements: read() })),
  );
}

/** The trust of a role of the program. */
export function trustOf(role: View): Document {
  return { name: `the trust of ${role.name}`, statements: statements(role, "assumeRolePolicy") };
}

function boundaryOf(role: View): Document | undefined {
  const arn = role.text("permissionsBoundary");
  if (arn === undefined) return undefined;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const policy = role.graph.ofType(POLICY).find((view) => view.text("name") === name);
  return { name: "its boundary", statements: policy === undefined ? [] : statements(policy, "policy") };
}

/** The guardrails bind every account but management's; AWS's own policy that allows all stands at each level beside them. */
function controlsOf(role: View, registry: Registry): NonNullable<Policies["controls"]> {
  if (accountOf(role) === registry.organization.accounts["management"]) return [];
  return guardrailsOf(role.graph, registry);
}

function guardrailsOf(graph: Graph, { organization }: Registry): NonNullable<Policies["controls"]> {
  return graph.memo("guardrails", () => {
    const guardrails = organization.guardrails.map((text) => ({
      name: "the organization's guardrail",
      statements: parseDocument(text) ?? [],
    }));
    return [[...guardrails, full]];
  });
}

const full: Document = {
  name: "FullAWSAccess",
  statements: parseDocument({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }) ?? [],
};
