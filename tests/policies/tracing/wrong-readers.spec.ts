import assert from "node:assert/strict";
import type { View } from "../../../policies/kernel/graph";
import { isSecret, UNKNOWN } from "../../../policies/kernel/resource";
import type { Rule } from "../../../policies/rule";
import { fail, make, pass } from "../support";
import { faultsIn } from "./hidden";
import { sceneOf } from "./scene";

const KEY = "aws:kms/key:Key";
const key = (props: object, name = "one") => make(KEY, `shine-production-${name}`, { ...props });

/** A rule of one statement. */
const rule = (holds: (subject: View) => boolean): Rule => ({
  id: "a-rule",
  title: "T.",
  why: "W.",
  fix: "F.",
  severity: "low",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [KEY],
  check: (subject, check) => void check.expect(() => holds(subject), "wrong"),
});

/** Its scenes: what is right, and what is wrong. */
const scenes = [
  pass(key({ on: true, name: "a", list: [{ to: "us" }] })),
  fail(key({ on: false, name: "a", list: [{ to: "us" }] })),
  fail(key({ on: true, name: "a", list: [{ to: "them" }] })),
  fail(key({ on: true, name: "a" })),
].map((fixture, index) => sceneOf(String(index), fixture));
const isOurs = (subject: View): boolean =>
  subject.list("list").length > 0 && subject.list("list").every((one) => one.text("to") === "us");
const found = (holds: (subject: View) => boolean): string[] => [
  ...new Set([...faultsIn(rule(holds), scenes)].map(({ kind, path }) => `${kind} ${path}`)),
];

/** Readers that take what they cannot read for something, and what must be told of each. */
const wrong: Readonly<Record<string, readonly [holds: (subject: View) => boolean, ...told: string[]]>> = {
  "what is unknown is good": [
    (subject) => subject.isUnknown("on") || (subject.flag("on") === true && isOurs(subject)),
    "unknown on",
  ],
  "what is secret is good": [
    (subject) => subject.isSecret("on") || (subject.flag("on") === true && isOurs(subject)),
    "secret on",
  ],
  "whatever is not the wrong value is good": [
    (subject) => subject.raw("on") !== false && isOurs(subject),
    "unknown on",
    "secret on",
  ],
  "whatever is not the right value is bad": [
    (subject) => subject.raw("on") === true && isOurs(subject),
    "unknown on",
    "secret on",
  ],
  "what stands in something unknown is there": [
    (subject) =>
      subject.flag("on") === true &&
      subject.list("list").length > 0 &&
      subject.list("list").every((one) => one.raw("to") !== "them"),
    "unknown list[]",
    "unknown list[].to",
    "secret list[]",
    "secret list[].to",
  ],
  "what cannot be read is left out": [
    (subject) =>
      subject.flag("on") === true &&
      subject.list("list").length > 0 &&
      subject
        .list("list")
        .every((one) => one.raw("to") === UNKNOWN || isSecret(one.raw("to")) || one.text("to") === "us"),
    "unknown list[]",
    "unknown list[].to",
    "secret list[]",
    "secret list[].to",
  ],
};

describe("a reader of hidden values", () => {
  it("is right when it takes them for nothing", () => {
    assert.deepEqual(
      found((subject) => subject.flag("on") === true && isOurs(subject)),
      [],
    );
  });

  for (const [name, [holds, ...told]] of Object.entries(wrong)) {
    it(`is found out: ${name}`, () => assert.deepEqual(found(holds).sort(), told.sort()));
  }
});
