import type { View } from "../kernel/graph";
import { statements } from "../kernel/documents";
import { decide } from "../iam/decide";
import type { Decision, Document, Identity, Policies, Request } from "../iam/request";
import { partsOfArn } from "../iam/arn";
import { controlsOn } from "./guardrails";
import { roleView } from "./roles";
import { regionOf } from "./named";
import { satellitesWithPolicy } from "./resource-policies";

const POLICY = "aws:iam/policy:Policy";

/** The account that a resource is made in: the one that its provider may work in. */
export function accountIn(view: View): string {
  const { provider } = view.resource;
  if (provider === undefined) return "";
  const known = accounts.get(provider) ?? view.provider.texts("allowedAccountIds")[0] ?? "";
  accounts.set(provider, known);
  return known;
}
/** One provider makes hundreds of resources. */
const accounts = new WeakMap<object, string>();

/** Stands for what a resource of another stack admits; that stack's own proof asks about it. */
export const admittedElsewhere: Document = open("*");

/** Stands for the documents of an identity of which nothing is known but that they keep nothing from it. */
export const everyRight: Document = { name: "its own policy", statements: admittedElsewhere.statements };

/** Stands for the policy of a resource of another stack that leaves it to the documents of its account's identities. */
export function leftToAccount(account: string): Document {
  return open(`arn:aws:iam::${account}:root`);
}

function open(principal: string): Document {
  const statement = {
    sid: "",
    effect: "Allow" as const,
    principals: [{ kind: "AWS" as const, value: principal }],
    notPrincipals: [],
    actions: ["*"],
    notActions: [],
    resources: ["*"],
    notResources: [],
    conditions: [],
  };
  return { name: "what another stack's resource admits", statements: [statement] };
}

/** The ARN of a role of the program, known beforehand. */
export function arnOfRole(role: View): string {
  return `arn:aws:iam::${accountIn(role)}:role${role.text("path") ?? "/"}${role.text("name") ?? ""}`;
}

/** A role of the program as it calls AWS. */
export function callerOf(role: View): Identity {
  return { kind: "identity", arn: arnOfRole(role), organization: { id: role.graph.world.registry.organization.id } };
}

/**
 * What AWS says to a call of a role of the program: by the role's own documents, by what the organization takes from its account, and by those of
 * the place that it asks. A call that names no region goes to the role's own.
 */
export function roleAsks(role: View, request: Omit<Request, "caller">, there: Policies = {}): Decision {
  const boundary = boundaryOf(role);
  const limits = controlsOn(role.graph, accountIn(role));
  const own = { identity: documentsOf(role), ...limits, ...(boundary === undefined ? {} : { boundary }) };
  const region = request.region ?? (partsOfArn(request.resource)[3] || regionOf(role));
  return decide(
    { caller: callerOf(role), ...request, ...(region === undefined ? {} : { region }) },
    { ...there, ...own },
    role.graph.world.today,
  );
}

/** Whether a role of the program may do something. */
export function roleMay(role: View, request: Omit<Request, "caller">, there: Policies = {}): boolean {
  return roleAsks(role, request, there).allowed;
}

/** The trust of a role of the program. */
export function trustOf(role: View): Document {
  return { name: `the trust of ${role.name}`, statements: statements(role, "assumeRolePolicy") };
}

function documentsOf(role: View): readonly Document[] {
  return role.graph.memo(`documents ${role.urn}`, () =>
    roleView(role).documents.map(({ holder, statements: read }) => ({ name: holder.name, statements: read() })),
  );
}

function boundaryOf(role: View): Document | undefined {
  const arn = role.text("permissionsBoundary");
  if (arn === undefined) return undefined;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const policy = role.graph.called(POLICY, name);
  return { name: "the boundary", statements: policy === undefined ? [] : statements(policy, "policy") };
}

/** Whether a service of AWS may take the role, in the name of the role's own account. */
export function serviceMayTake(role: View, service: string): boolean {
  const account = accountIn(role);
  const request: Request = {
    caller: { kind: "service", name: service },
    action: "sts:AssumeRole",
    resource: arnOfRole(role),
    context: { "aws:SourceAccount": account },
  };
  return decide(request, { resource: trustOf(role) }, role.graph.world.today).allowed;
}

/** The policy of a resource's own, from wherever it is written; undefined where it has none. */
export function policyAt(view: View): Document | undefined {
  const holder = satellitesWithPolicy(view)[0];
  return holder === undefined
    ? undefined
    : { name: `the policy of ${view.name}`, statements: statements(holder.at, holder.path) };
}
