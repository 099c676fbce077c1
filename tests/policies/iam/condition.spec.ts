import assert from "node:assert/strict";
import { isMet, operatorOf } from "../../../policies/iam/condition";

type Row = readonly [
  operator: string,
  wanted: string | readonly string[],
  given: string | readonly string[] | undefined,
  met: boolean | undefined,
];

const GUIDE = "docs.aws.amazon.com/IAM/latest/UserGuide";

/** By the page that says so. */
const tables: Readonly<Record<string, readonly Row[]>> = {
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_String`]: [
    ["StringEquals", "a", "a", true],
    ["StringEquals", "a", "A", false],
    ["StringEquals", "a*", "ab", false],
    ["StringEquals", ["a", "b"], "b", true],
    ["StringNotEquals", "a", "b", true],
    ["StringNotEquals", ["a", "b"], "b", false],
    ["StringNotEquals", ["a", "b"], "c", true],
    ["StringEqualsIgnoreCase", "Ab", "aB", true],
    ["StringNotEqualsIgnoreCase", "Ab", "aB", false],
    ["StringLike", "a*", "abc", true],
    ["StringLike", "a?c", "abc", true],
    ["StringLike", "a?c", "ac", false],
    ["StringLike", "A*", "abc", false],
    ["StringNotLike", "a*", "abc", false],
    ["StringNotLike", "b*", "abc", true],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_Numeric`]: [
    ["NumericEquals", "10", "10", true],
    ["NumericNotEquals", "10", "11", true],
    ["NumericLessThan", "10", "10", false],
    ["NumericLessThanEquals", "10", "10", true],
    ["NumericGreaterThan", "10", "9", false],
    ["NumericGreaterThan", "10", "100", true],
    ["NumericGreaterThanEquals", "10", "10", true],
    ["NumericEquals", "10", "ten", false],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_Date`]: [
    ["DateLessThan", "2026-11-27T00:00:00Z", "2026-11-26T23:59:59Z", true],
    ["DateLessThan", "2026-11-27T00:00:00Z", "2026-11-27T00:00:00Z", false],
    ["DateLessThanEquals", "2026-11-27T00:00:00Z", "2026-11-27T00:00:00Z", true],
    ["DateGreaterThan", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z", true],
    ["DateGreaterThanEquals", "2026-11-27T00:00:00Z", "2026-11-26T00:00:00Z", false],
    ["DateEquals", "1970-01-01T00:01:00Z", "60", true],
    ["DateNotEquals", "1970-01-01T00:01:00Z", "60", false],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_Boolean`]: [
    ["Bool", "true", "true", true],
    ["Bool", "false", "true", false],
    ["Bool", "true", undefined, false],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals`]: [
    ["BinaryEquals", "QmluYXJ5", "QmluYXJ5", true],
    ["BinaryEquals", "QmluYXJ5", "qmluyxj5", false],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_IPAddress`]: [
    ["IpAddress", "203.0.113.0/24", "203.0.113.7", true],
    ["IpAddress", "203.0.113.0/24", "203.0.114.7", false],
    ["IpAddress", "203.0.113.7", "203.0.113.7", true],
    ["IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::1", true],
    ["IpAddress", "203.0.113.0/24", "2001:db8::1", false],
    ["NotIpAddress", ["203.0.113.0/24", "198.51.100.0/24"], "192.0.2.1", true],
    ["NotIpAddress", "203.0.113.0/24", undefined, true],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_ARN`]: [
    [
      "ArnEquals",
      "arn:aws:sns:ap-northeast-1:111122223333:topic",
      "arn:aws:sns:ap-northeast-1:111122223333:topic",
      true,
    ],
    // ArnEquals and ArnLike behave identically.
    ["ArnEquals", "arn:aws:sns:*:111122223333:*", "arn:aws:sns:ap-northeast-1:111122223333:topic", true],
    ["ArnLike", "arn:aws:iam::*:role/platform-deploy", "arn:aws:iam::111122223333:role/platform-deploy", true],
    // Each part is compared by itself: a wildcard ends at a colon, but in the last part.
    ["ArnLike", "arn:aws:s*:topic", "arn:aws:sns:ap-northeast-1:111122223333:topic", false],
    ["ArnLike", "arn:aws:logs:*:111122223333:*", "arn:aws:logs:us-east-1:111122223333:delivery-source:a", true],
    ["ArnLike", "arn:aws:sns:*:111122223333:Topic", "arn:aws:sns:us-east-1:111122223333:topic", false],
    ["ArnNotLike", "arn:aws:iam::*:role/a", "arn:aws:iam::111122223333:role/b", true],
    ["ArnNotEquals", "arn:aws:iam::*:role/a", "arn:aws:iam::111122223333:role/a", false],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_IfExists`]: [
    ["StringEqualsIfExists", "a", undefined, true],
    ["StringEqualsIfExists", "a", "b", false],
    ["StringLikeIfExists", "a*", "ab", true],
    ["BoolIfExists", "true", undefined, true],
    ["BoolIfExists", "true", "false", false],
    ["ForAnyValue:StringEqualsIfExists", "a", undefined, true],
  ],
  [`${GUIDE}/reference_policies_elements_condition_operators.html#Conditions_Null`]: [
    ["Null", "true", undefined, true],
    ["Null", "true", "a", false],
    ["Null", "false", "a", true],
    ["Null", "false", undefined, false],
  ],
  // "If the key is not present, the values do not match; where it must not match, the condition is true."
  [`${GUIDE}/reference_policies_elements_condition_operators.html`]: [
    ["StringEquals", "a", undefined, false],
    ["StringNotEquals", "a", undefined, true],
    ["ArnLike", "arn:aws:iam::*:role/a", undefined, false],
    ["ArnNotLike", "arn:aws:iam::*:role/a", undefined, true],
    ["NumericLessThan", "1", undefined, false],
    ["StringMatches", "a", "a", undefined],
    ["ForSomeValues:StringEquals", "a", "a", undefined],
  ],
  [`${GUIDE}/reference_policies_condition-single-vs-multi-valued-context-keys.html`]: [
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
    ["ForAllValues:StringEquals", ["a"], [], true],
    ["ForAllValues:StringEquals", ["a"], undefined, true],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], true],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c"], false],
    ["ForAnyValue:StringEquals", ["a"], [], false],
    ["ForAnyValue:StringEquals", ["a"], undefined, false],
    ["ForAnyValue:StringLike", "o-a/r-b/*", ["o-a/r-b/ou-c/"], true],
    ["ForAllValues:StringNotEquals", ["a"], ["b", "c"], true],
    ["ForAllValues:StringNotEquals", ["a"], ["a", "c"], false],
    ["ForAnyValue:StringNotEquals", ["a"], ["a", "c"], true],
    ["ForAnyValue:StringNotEquals", ["a"], ["a"], false],
    ["ForAnyValue:StringNotEquals", ["a"], undefined, false],
    // A plain operator is for keys of one value.
    ["StringEquals", ["a", "b"], ["a", "b"], false],
    ["StringEquals", ["a", "b"], ["a"], true],
  ],
};

describe("conditions of IAM", () => {
  for (const [page, rows] of Object.entries(tables)) {
    describe(page, () => {
      for (const [operator, wanted, given, met] of rows) {
        it(`${operator} ${JSON.stringify(wanted)} over ${JSON.stringify(given) ?? "an absent key"}: ${met}`, () => {
          const context = new Map(given === undefined ? [] : [["key", list(given)]]);
          assert.equal(isMet({ operator, key: "key", values: list(wanted) }, context), met);
        });
      }
    });
  }

  it("cannot be told where the key is one that nobody knows before the call, unless the request carries it", () => {
    const condition = { operator: "IpAddress", key: "aws:sourceip", values: ["203.0.113.0/24"] };
    assert.equal(isMet(condition, new Map()), "untold");
    assert.equal(isMet({ ...condition, operator: "NotIpAddressIfExists" }, new Map()), "untold");
    assert.equal(isMet(condition, new Map([["aws:sourceip", ["203.0.113.7"]]])), true);
    assert.equal(isMet(condition, new Map([["aws:sourceip", []]])), false, "known to be absent");
    assert.equal(isMet({ ...condition, operator: "IpAddresses" }, new Map()), undefined);
  });

  it("know their operators", () => {
    assert.deepEqual(operatorOf("ForAnyValue:StringNotLikeIfExists"), {
      set: "any",
      base: "StringLike",
      negated: true,
      ifExists: true,
    });
    for (const wrong of ["Equals", "stringequals", "ForAll:StringEquals", "NullIfNot", "NotBool", ""])
      assert.equal(operatorOf(wrong), undefined, wrong);
  });
});

function list(value: string | readonly string[]): string[] {
  return typeof value === "string" ? [value] : [...value];
}
