import type { Census } from "./classes";
import { changed, isObject, leaves, type Mutant } from "./mutant";
import { STRANGER } from "./strangers";

type Statement = Readonly<Record<string, unknown>>;

/** Every policy document that stands anywhere in a resource, statement by statement, widened in each way that it is narrow. */
export function* documentMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    for (const { at, value } of leaves(resource.props)) {
      const document = documentIn(value);
      if (document === undefined) continue;
      const list = document["Statement"] as readonly Statement[];
      const mutant = (how: string, change: string, statements: readonly unknown[]): Mutant =>
        changed(
          "document widened",
          resource,
          at,
          `${how}: ${change}`,
          JSON.stringify({ ...document, Statement: statements }),
        );
      yield mutant("statement added", "Allow * on *", [...list, everything(list)]);
      for (const [index, statement] of list.entries()) {
        const sid = typeof statement["Sid"] === "string" ? statement["Sid"] : `statement ${index + 1}`;
        for (const [mutator, change, wider] of widened(statement, census)) {
          if (isEmpty(mutator, resource.type, statement)) continue;
          const statements = list.flatMap((own, i) => (i === index ? (wider === undefined ? [] : [wider]) : [own]));
          yield mutant(mutator, `${sid}: ${change}`, statements);
        }
      }
    }
  }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((text) => other.includes(text)) && other.every((text) => one.includes(text));
}

export function documentIn(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "string" || !value.startsWith("{")) return undefined;
  try {
    const document: unknown = JSON.parse(value);
    return isObject(document) && Array.isArray(document["Statement"]) ? document : undefined;
  } catch {
    return undefined;
  }
}

function everything(list: readonly Statement[]): Statement {
  const holder = list.some((statement) => "Principal" in statement);
  const trust = list.some((statement) => !("Resource" in statement));
  return {
    Effect: "Allow",
    ...(holder ? { Principal: "*" } : {}),
    Action: holder && trust ? list[0]?.["Action"] : "*",
    ...(trust ? {} : { Resource: "*" }),
  };
}

/** Ways to widen that AWS refuses, or that come to the same for such a document. */
function isEmpty(mutator: string, type: string, statement: Statement): boolean {
  // S3 takes no other bucket's ARN, IAM no other action in a trust policy, and an endpoint serves one service.
  if (mutator === "resource *") return type === "aws:s3/bucketPolicy:BucketPolicy";
  if (!["action *", "NotAction"].includes(mutator) || !("Principal" in statement)) return false;
  if (mutator === "action *" && type === "aws:iam/role:Role") return true;
  return texts(statement["Action"]).every((action) => action.endsWith(":*"));
}

function* widened(statement: Statement, census: Census): Generator<[string, string, Statement | undefined]> {
  if (statement["Effect"] === "Deny") {
    yield ["denial removed", "removed", undefined];
    yield* conditions({ ...statement }, "denial narrowed", true);
    return;
  }
  const actions = texts(statement["Action"]);
  const { Action: _a, ...rest } = statement;
  if (!actions.includes("*")) {
    yield ["action *", "Action *", { ...statement, Action: "*" }];
    const whole = [...new Set(actions.map((action) => `${action.split(":")[0]}:*`))];
    if (JSON.stringify(whole) !== JSON.stringify(actions)) {
      yield ["action service:*", `Action ${whole.join(" ")}`, { ...statement, Action: whole }];
    }
    yield ["NotAction", "NotAction", { ...rest, NotAction: ["iam:CreateUser"] }];
  }
  if ("Resource" in statement && !texts(statement["Resource"]).includes("*")) {
    yield ["resource *", "Resource *", { ...statement, Resource: "*" }];
    const named = texts(statement["Resource"]);
    // What is said of two environments is said of both when they change places.
    for (const [change, swapped] of [
      ["another environment", named.map((text) => census.elsewhere(text))],
      ["another product", named.map((text) => census.ofAnotherProduct(text))],
    ] as const)
      if (!isSameSet(swapped, named)) yield ["resource elsewhere", change, { ...statement, Resource: swapped }];
  }
  if ("Principal" in statement) {
    if (statement["Principal"] !== "*" && !isEveryone(statement["Principal"])) {
      yield [
        "principal *",
        "Principal *",
        { ...statement, Principal: isFederated(statement) ? { Federated: "*" } : "*" },
      ];
      yield ["principal AWS *", "Principal AWS *", { ...statement, Principal: { AWS: "*" } }];
    }
    const root = `arn:aws:iam::${STRANGER}:root`;
    yield ["foreign account", "Principal of another account", { ...statement, Principal: { AWS: root } }];
  }
  yield* conditions(statement, "condition", false);
}

function* conditions(statement: Statement, what: string, denial: boolean): Generator<[string, string, Statement]> {
  const all = statement["Condition"];
  if (!isObject(all)) return;
  const { Condition: _, ...bare } = statement;
  if (!denial) yield [`${what}s removed`, "no conditions", bare];
  for (const [operator, keys] of Object.entries(all)) {
    if (!isObject(keys)) continue;
    for (const [key, value] of Object.entries(keys)) {
      if (denial) continue;
      const { [key]: _k, ...others } = keys;
      const { [operator]: _o, ...operators } = all;
      const left = Object.keys(others).length === 0 ? operators : { ...operators, [operator]: others };
      const without = Object.keys(left).length === 0 ? bare : { ...bare, Condition: left };
      if (Object.keys(all).length > 1 || Object.keys(keys).length > 1)
        yield [`${what} removed`, `without ${key}`, without];
      if (!/String|Arn/.test(operator)) continue;
      const like = operator.replace("StringEquals", "StringLike").replace("ArnEquals", "ArnLike");
      const open = { ...left, [like]: { ...(isObject(left[like]) ? left[like] : {}), [key]: "*" } };
      yield [`${what} opened`, `${key} *`, { ...bare, Condition: open }];
      const first = texts(value)[0] ?? "";
      if (key.endsWith(":sub")) {
        for (const wider of [first.replace(/^repo:([^/]+)\/.*$/, "repo:$1/*"), first.replace(/:[^:]*:[^:]*$/, ":*")]) {
          const broad = { ...left, [like]: { ...(isObject(left[like]) ? left[like] : {}), [key]: wider } };
          yield [
            `${what} opened`,
            `${key} ${wider.replace(/^repo:[^/]*\//, "repo:…/")}`,
            { ...bare, Condition: broad },
          ];
        }
      }
      if (/account/i.test(key)) {
        yield [
          `${what} to another account`,
          key,
          { ...bare, Condition: { ...all, [operator]: { ...keys, [key]: STRANGER } } },
        ];
      }
    }
  }
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((text) => (typeof text === "string" ? [text] : []));
}

function isEveryone(principal: unknown): boolean {
  return isObject(principal) && principal["AWS"] === "*";
}

function isFederated(statement: Statement): boolean {
  return isObject(statement["Principal"]) && "Federated" in statement["Principal"];
}
