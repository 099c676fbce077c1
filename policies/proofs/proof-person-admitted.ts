import { decide } from "../iam/decide";
import type { Decision, Request } from "../iam/request";
import { statements } from "../kernel/documents";
import type { View } from "../kernel/graph";
import { type Proof, STACK } from "../rule";
import type { ProductEntry } from "../registry";
import { hasAccount } from "../views/accounts";
import { ACCOUNT, controlsMade } from "../views/guardrails";
import { named } from "../views/named";
import { leftToAccount } from "../views/rights";
import { consoleFamily } from "../ways/console";
import { Way } from "../ways/way";

const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const DOCUMENT = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment";
const GROUP = "aws:identitystore/group:Group";

/** An address of the test networks (RFC 5737) that stands for the rest of the world. */
const OUTSIDE = "192.0.2.99";

export const rule: Proof = {
  id: "proof-person-admitted",
  title:
    "The people of a product may start its console and open the shells that it declares, from the offices, and nothing else.",
  why: "The way to a database is needed in the night in which nobody can be asked for rights.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "company",
  check: (_, check) => {
    const { organization } = check.registry;
    // Before it is enabled nobody signs in through it, and the first run of the organization comes before that.
    if (check.graph.stack !== organization.stack || !organization.identityCenter) return;
    for (const [name, product] of Object.entries(check.registry.products)) {
      // The run that makes the account comes before the one that admits people to it.
      if (!hasAccount(product)) continue;
      if (
        Object.values(product.declared).every(
          ({ databases, services }) => Object.keys(databases).length + exec(services).length === 0,
        )
      )
        continue;
      ofProduct(new Way(check, `the people of ${name}`), name, product);
    }
  },
};

function ofProduct(way: Way, name: string, product: ProductEntry): void {
  const { graph } = way.check;
  const set = way.found(
    "set",
    () => graph.ofType(SET).find((one) => one.text("name") === `${name}-console`),
    "there is no permission set that they choose when they sign in",
  );
  if (set === undefined) return;
  way.expect(
    "assignment",
    () =>
      graph
        .satellites(set, ASSIGNMENT, "permissionSetArn")
        .some((one) => one.text("targetId") === product.account && named(one, "principalId", GROUP).length > 0),
    "their permission set is assigned to no group of the program in the product's account",
    set,
  );
  const may = rights(way, set, name, product.account);
  const office = (way.check.registry.offices[0] ?? "").replace(/\/\d+$/, "");
  for (const [environment, { databases, services }] of Object.entries(product.declared)) {
    if (Object.keys(databases).length > 0) {
      for (const [what, requests] of Object.entries(steps(way, name, product.account, environment))) {
        way.expect(
          "console",
          () => requests.every((request) => may(request, office).allowed),
          `they may not ${what} of ${environment}`,
          set,
        );
        way.expect(
          "outside",
          () => requests.every((request) => !may(request, OUTSIDE).possible),
          `from anywhere at all they may ${what} of ${environment}`,
          set,
        );
      }
    }
    for (const [service, { exec: shell, cluster }] of Object.entries(services)) {
      way.expect(
        "shell",
        () => {
          const asked = shellIn(way, product.account, `${name}-${environment}-services-${cluster}`, service);
          const { allowed, possible } = may(asked, office);
          return shell ? allowed : !possible;
        },
        shell
          ? `they may not open the shell that services.${service} declares in ${environment}`
          : `they may open a shell in services.${service} of ${environment}, which declares none`,
        set,
      );
    }
  }
}

type May = (request: Omit<Request, "caller">, address: string) => Decision;

function rights(way: Way, set: View, name: string, account: string): May {
  const documents = () =>
    way.check.graph
      .satellites(set, DOCUMENT, "permissionSetArn")
      .map((one) => ({ name: one.name, statements: statements(one, "inlinePolicy") }));
  const caller = {
    kind: "identity" as const,
    arn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_${name}-console_0123456789abcdef`,
  };
  const limits = () => {
    const own = way.check.graph.ofType(ACCOUNT).find((one) => one.text("name") === name);
    return own === undefined ? {} : controlsMade(own);
  };
  return (request, address) =>
    decide(
      { caller, ...request, context: { ...request.context, "aws:SourceIp": address } },
      { identity: documents(), resource: leftToAccount(account), ...limits() },
      way.check.today,
    );
}

/** What a person does, from nothing to a prompt. */
function steps(
  way: Way,
  name: string,
  account: string,
  environment: string,
): Readonly<Record<string, readonly Omit<Request, "caller">[]>> {
  const family = consoleFamily(name, environment);
  const at = (service: string, rest: string): string =>
    `arn:aws:${service}:${way.check.registry.regions.home}:${account}:${rest}`;
  const cluster = at("ecs", `cluster/${family}-cluster`);
  const passed = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };
  return {
    "read where to start the console": [
      {
        action: "ssm:GetParameter",
        resource: at("ssm", `parameter/${name}/${environment}/infrastructures/console/network`),
      },
    ],
    "start the console": [
      {
        action: "ecs:RunTask",
        resource: at("ecs", `task-definition/${family}:1`),
        context: { "ecs:cluster": cluster },
      },
      ...["execution", "task"].map((role) => ({
        action: "iam:PassRole",
        resource: `arn:aws:iam::${account}:role/${family}-${role}`,
        context: passed,
      })),
    ],
    "open the console": [
      {
        action: "ecs:ExecuteCommand",
        resource: at("ecs", `task/${family}-cluster/0123456789abcdef`),
        context: { "ecs:cluster": cluster, "ecs:container-name": "console" },
      },
      {
        action: "kms:GenerateDataKey",
        resource: at("kms", "key/00000000-0000-0000-0000-000000000000"),
        context: { "kms:ResourceAliases": [`alias/${name}-${environment}-logs`] },
      },
    ],
  };
}

function shellIn(way: Way, account: string, cluster: string, service: string): Omit<Request, "caller"> {
  const { home } = way.check.registry.regions;
  return {
    action: "ecs:ExecuteCommand",
    resource: `arn:aws:ecs:${home}:${account}:task/${cluster}/0123456789abcdef`,
    context: { "ecs:container-name": service },
  };
}

function exec(services: ProductEntry["declared"][string]["services"]): readonly string[] {
  return Object.entries(services).flatMap(([name, service]) => (service.exec ? [name] : []));
}
