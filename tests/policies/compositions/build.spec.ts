import assert from "node:assert/strict";
import { buildCompositions } from "../../../policies/compositions/build";
import { problemsOf } from "../../../policies/compositions/composition";
import type { Resource } from "../../../policies/kernel/resource";
import { make } from "../support";

const BUCKET = "platform:data:Bucket";

function bucket(name: string, ...parts: readonly string[]): Resource[] {
  const component = make(BUCKET, name);
  return [component, ...parts.map((part) => make("aws:s3/bucket:Bucket", part, {}, { parent: component }))];
}

describe("what components always make", () => {
  it("is what each of them makes, in all stacks, by type and name without the component's own", () => {
    const one = bucket("a-logs", "a-logs-bucket", "a-logs-lock");
    const other = bucket("b-logs", "b-logs-bucket", "b-logs-extra");
    assert.deepEqual(buildCompositions([one, other], ["none"]), { [BUCKET]: ["aws:s3/bucket:Bucket -bucket"] });
  });

  it("has a name that begins otherwise whole", () => {
    assert.deepEqual(buildCompositions([bucket("a", "other")], ["none"]), { [BUCKET]: ["aws:s3/bucket:Bucket other"] });
  });

  it("leaves out what is called after something of the company's", () => {
    const all = bucket("a", "a-bucket", "a-akiko-mori", "a-to-akiko-mori-b", "a-akiko-moris");
    assert.deepEqual(buildCompositions([all], ["akiko-mori"]), {
      [BUCKET]: ["aws:s3/bucket:Bucket -akiko-moris", "aws:s3/bucket:Bucket -bucket"],
    });
  });

  it("has no line for a component that makes nothing always, and none for the stack", () => {
    const stack = make("pulumi:pulumi:Stack", "platform-shine");
    const child = make(BUCKET, "a", {}, { parent: stack });
    assert.deepEqual(buildCompositions([[stack, child]], ["none"]), {});
  });
});

describe("a file of compositions", () => {
  const rows: readonly (readonly [what: string, value: unknown, problem: RegExp])[] = [
    ["that is a list", [], /must be an object/],
    ["with a type that is no component's", { "aws:s3/bucket:Bucket": ["x y"] }, /no component's type/],
    ["with nothing in a line", { [BUCKET]: [] }, /must be a list with what it makes/],
    [
      "with a part that has no name",
      { [BUCKET]: ["aws:s3/bucket:Bucket -bucket", "bucket"] },
      /\[1\] must be a type and a name/,
    ],
  ];
  for (const [what, value, problem] of rows)
    it(`${what} is told by its place`, () => {
      const problems = problemsOf(value);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", problem);
    });

  it("is sound as it is generated", () =>
    assert.deepEqual(problemsOf(buildCompositions([bucket("a", "a-b")], ["none"])), []));
});
