import type { Document, Policies } from "../iam/request";
import { parseDocument, statements } from "../kernel/documents";
import type { Graph, View } from "../kernel/graph";
import { named } from "./named";

export const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const ORGANIZATION = "aws:organizations/organization:Organization";
const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
export const ACCOUNT = "aws:organizations/account:Account";

type Controls = Pick<Policies, "controls">;

/**
 * What the organization takes from every identity of an account: the guardrails of the registry bind all accounts but management's, and at
 * each level AWS's own policy that allows all stands beside them.
 */
export function controlsOn(graph: Graph, account: string): Controls {
  const { organization } = graph.world.registry;
  if (account === organization.accounts["management"]) return {};
  return graph.memo("guardrails", () => {
    const guardrails = organization.guardrails.map((text) => ({
      name: "the organization's guardrail",
      statements: parseDocument(text) ?? [],
    }));
    return { controls: [[...guardrails, full]] };
  });
}

/** In the organization's stack: what binds a member account by what the stack makes, from the account itself up to the root. */
export function controlsMade(account: View): Controls {
  const { graph } = account;
  const levels = levelsAbove(account);
  const made = graph.ofType(ATTACHMENT).filter((one) => levels.some((level) => isAt(one, level)));
  const policies = new Set(made.flatMap((one) => graph.target(one, "policyId", POLICY) ?? []));
  const controls = [...policies].filter((one) => (one.text("type") ?? SERVICE_CONTROL) === SERVICE_CONTROL);
  const documents = controls.map((one) => ({
    name: `the guardrail ${one.name}`,
    statements: statements(one, "content"),
  }));
  return { controls: [[...documents, full]] };
}

const SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

/** The account, the units that it stands in, and the organization, whose root is above all. */
function levelsAbove(account: View): readonly View[] {
  const found: View[] = [account];
  for (const at of found) found.push(...[UNIT, ORGANIZATION].flatMap((type) => named(at, "parentId", type)));
  return found;
}

function isAt(attachment: View, level: View): boolean {
  return named(attachment, "targetId", level.type).includes(level);
}

const full: Document = {
  name: "FullAWSAccess",
  statements: parseDocument({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }) ?? [],
};
