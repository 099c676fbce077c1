import type { Reader } from "../kernel/reader";
import { named } from "../views/named";
import { contains } from "../views/networks";
import type { WebRequest } from "./request";
import { transformed } from "./transform";

/** Whether a request meets a statement; undefined where that cannot be told, for the statement is of a kind that is not modelled. */
export type Test = (request: WebRequest) => boolean | undefined;

const IP_SET = "aws:wafv2/ipSet:IpSet";

/** A statement, read once and asked often (AWS WAF Developer Guide, "Rule statements list"). Ends the assertion where a value is unknown. */
export function testOf(statement: Reader): Test {
  const [kind, inner] = statement.entries().find(([, one]) => one.raw() !== undefined && one.raw() !== null) ?? [];
  const make = kind === undefined ? undefined : kinds[kind];
  return make === undefined || inner === undefined ? () => undefined : make(inner);
}

const kinds: Readonly<Record<string, (at: Reader) => Test>> = {
  andStatement: (at) => all(at.list("statements").map(testOf)),
  orStatement: (at) => {
    const none = all(at.list("statements").map((one) => not(testOf(one))));
    return not(none);
  },
  notStatement: (at) => {
    const [inner] = at.list("statement");
    return inner === undefined ? () => undefined : not(testOf(inner));
  },
  byteMatchStatement: (at) => {
    const wanted = at.text("searchString") ?? "";
    const place = positions[at.text("positionalConstraint") ?? ""];
    return onField(at, (text) => place?.(text, wanted));
  },
  regexMatchStatement: (at) => {
    const expression = compiled(at.text("regexString") ?? "");
    return onField(at, (text) => expression?.test(text));
  },
  sizeConstraintStatement: (at) => {
    const [operator, size] = [comparisons[at.text("comparisonOperator") ?? ""], at.number("size")];
    const holds = (length: number): boolean | undefined => (size === undefined ? undefined : operator?.(length, size));
    if (at.raw("fieldToMatch.body") !== undefined || at.raw("fieldToMatch.jsonBody") !== undefined) {
      return ({ bodySize }) => holds(bodySize);
    }
    return onField(at, (text) => holds(text.length));
  },
  geoMatchStatement: (at) => {
    const countries = new Set(at.texts("countryCodes"));
    // By a header that the sender writes, it is anybody's word.
    if (at.isSet("forwardedIpConfig")) return () => undefined;
    return ({ country }) => countries.has(country);
  },
  ipSetReferenceStatement: (at) => {
    const sets = named(at, "arn", IP_SET);
    const addresses = sets.flatMap((set) => set.texts("addresses"));
    // By a header that the sender writes, or by a set of somebody else's.
    if (sets.length === 0 || at.isSet("ipSetForwardedIpConfig")) return () => undefined;
    return ({ address }) => addresses.some((cidr) => contains(cidr, address));
  },
};

/** False where one is, else not to be told where one is not. */
function all(tests: readonly Test[]): Test {
  return (request) => {
    const answers = tests.map((test) => test(request));
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  };
}

function not(test: Test): Test {
  return (request) => {
    const answer = test(request);
    return answer === undefined ? undefined : !answer;
  };
}

const positions: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  EXACTLY: (text, wanted) => text === wanted,
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  ENDS_WITH: (text, wanted) => text.endsWith(wanted),
  CONTAINS: (text, wanted) => text.includes(wanted),
  CONTAINS_WORD: (text, wanted) => text.split(/\W+/).includes(wanted),
};

const comparisons: Readonly<Record<string, (length: number, size: number) => boolean>> = {
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
  LE: (length, size) => length <= size,
  LT: (length, size) => length < size,
  GE: (length, size) => length >= size,
  GT: (length, size) => length > size,
};

function onField(at: Reader, holds: (text: string) => boolean | undefined): Test {
  const field = fieldOf(at);
  const kinds = at
    .list("textTransformations")
    .map((one) => ({ order: one.number("priority") ?? 0, kind: one.text("type") ?? "NONE" }))
    .sort((a, b) => a.order - b.order)
    .map(({ kind }) => kind);
  return (request) => {
    const text = field?.(request);
    const seen = text === undefined ? undefined : transformed(text, kinds);
    return seen === undefined ? undefined : holds(seen);
  };
}

/** What a statement looks at, by the provider's name of it, and what it says of that. */
export function matchedField(at: Reader): [name: string, inner: Reader] | undefined {
  return at.entries("fieldToMatch").find(([, one]) => one.raw() !== undefined && one.raw() !== null);
}

/** The part of a request that a statement looks at; undefined for those that are not modelled. */
function fieldOf(at: Reader): ((request: WebRequest) => string) | undefined {
  const field = matchedField(at);
  if (field === undefined) return undefined;
  const [name, inner] = field;
  if (name === "uriPath") return ({ path }) => path;
  if (name === "queryString" || name === "allQueryArguments") return ({ query }) => query;
  if (name === "method") return ({ method }) => method;
  if (name === "singleHeader") {
    const header = (inner.text("name") ?? "").toLowerCase();
    return ({ headers }) => headers[header] ?? "";
  }
  return undefined;
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
