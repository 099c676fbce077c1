import { decide } from "../iam/decide";
import type { Caller, Request } from "../iam/request";
import { accountOf, type Principal, type Statement } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { arnOfRole, everyRight, trustOf } from "../views/rights";
import { githubClaim, partsOfSubject } from "../views/trusts";
import type { RoleClass, Taker } from "./role-class";
import { filled, type Values } from "./scope";

const OTHER = "666666666666";
const GITHUB = "token.actions.githubusercontent.com";

/** Who may assume a role and is none of its class's takers, in words, or undefined. */
export function strangeTaker(role: View, { takers }: RoleClass, values: Values): string | undefined {
  const { statements } = trustOf(role);
  const allowing = statements.filter(({ effect }) => effect === "Allow");
  if (allowing.length === 0) return "nobody";
  for (const statement of allowing) {
    if (statement.principals.length === 0) return "whoever its trust does not name";
    for (const principal of statement.principals) {
      const taker = takers.find((one) => isNamed(principal, one, values));
      if (taker === undefined) return `${kindOf(principal)} that none of its kind trusts`;
      const way = taker.kind === "workflow" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
      const isOneWay = statement.notActions.length === 0 && statement.actions.every((action) => action === way);
      if (!isOneWay) return "whoever its trust names, in any way,";
      const stranger = through(role, statement, principal, taker, values);
      if (stranger !== undefined) return stranger;
    }
  }
  return undefined;
}

function isNamed({ kind, value }: Principal, taker: Taker, values: Values): boolean {
  if (taker.kind === "service") return kind === "Service" && value === taker.name;
  if (taker.kind === "role") return kind === "AWS" && filled(taker.arn, values).includes(value);
  if (taker.kind === "party") return kind === "AWS" && filled(taker.account, values).includes(accountOf(value) ?? "");
  return kind === "Federated" && filled(`arn:aws:iam::{account}:oidc-provider/${GITHUB}`, values).includes(value);
}

function kindOf({ kind, value }: Principal): string {
  if (value === "*") return "everybody";
  return { AWS: "an identity", Service: "a service", Federated: "an identity provider", CanonicalUser: "an account" }[
    kind
  ];
}

/** Who comes in by the statement that admits a taker: the same service for another account, another customer of the party, another workflow. */
function through(
  role: View,
  statement: Statement,
  { value }: Principal,
  taker: Taker,
  values: Values,
): string | undefined {
  // A caller of another account needs a right of its own as well; it has it.
  const may = (caller: Caller, action: string, context: Request["context"] = {}): boolean =>
    decide(
      { caller, action, resource: arnOfRole(role), context },
      { resource: trustOf(role), identity: [everyRight] },
      role.graph.world.today,
    ).possible;
  if (taker.kind === "service" && taker.own) {
    const named = statement.conditions.flatMap(({ values: texts }) => texts.flatMap((text) => accountOf(text) ?? []));
    const others = [OTHER, ...named].filter((account) => values["account"]?.includes(account) !== true);
    const admits = others.some((account) => {
      const context = { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:any:any:${account}:any` };
      return may({ kind: "service", name: taker.name }, "sts:AssumeRole", context);
    });
    return admits ? "its service, acting for another account," : undefined;
  }
  if (taker.kind === "party") {
    const caller = { kind: "identity", arn: `arn:aws:iam::${accountOf(value) ?? ""}:role/any` } as const;
    const context = { "sts:ExternalId": "of another customer" };
    return may(caller, "sts:AssumeRole", context) ? "another customer of the third party" : undefined;
  }
  if (taker.kind !== "workflow") return undefined;
  const runs = filled(taker.run, values);
  const repositories = filled(taker.repository, values);
  const subjects = githubClaim(statement, "sub").map((one) => partsOfSubject(one.value));
  if (subjects.length === 0) return "any workflow";
  const isStrange = subjects.some(
    (parts) => parts === undefined || !repositories.includes(parts.repository) || !runs.includes(parts.run),
  );
  return isStrange ? "a workflow of another repository, environment or branch" : undefined;
}
