import assert from "node:assert/strict";
import { arnFits, fits } from "../../../policies/iam/pattern";

const context = new Map([
  ["aws:principalaccount", ["111122223333"]],
  ["aws:principaltag/team", ["shine"]],
  ["aws:userid", ["a*b"]],
  ["aws:tagkeys", ["one", "two"]],
]);

describe("patterns of IAM", () => {
  describe("variables: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html", () => {
    const rows: readonly (readonly [pattern: string, text: string, fits: boolean])[] = [
      ["home/${aws:PrincipalTag/team}/*", "home/shine/a", true],
      ["home/${aws:PrincipalTag/team}/*", "home/other/a", false],
      ["home/${AWS:PRINCIPALTAG/TEAM}/*", "home/shine/a", true],
      // A variable that the request has no value for matches nothing, unless it has something to fall back to.
      ["home/${aws:PrincipalTag/unit}/*", "home//a", false],
      ["home/${aws:PrincipalTag/unit, 'shared'}/*", "home/shared/a", true],
      ["home/${aws:PrincipalTag/team, 'shared'}/*", "home/shared/a", false],
      // The signs themselves.
      ["a${*}", "a*", true],
      ["a${*}", "ab", false],
      ["a${?}b${$}", "a?b$", true],
      // What a variable stands for is taken as it is.
      ["${aws:userid}", "a*b", true],
      ["${aws:userid}", "axb", false],
      // "You cannot use a multivalued context key as a policy variable."
      ["${aws:TagKeys}", "one", false],
    ];
    for (const [pattern, text, expected] of rows) {
      it(`${pattern} over ${text}: ${expected}`, () =>
        assert.equal(fits(pattern, text, context, { wild: true }), expected));
    }
    it("stand in a comparison without wildcards too", () => {
      assert.equal(fits("${aws:PrincipalTag/team}-*", "shine-*", context, { wild: false }), true);
      assert.equal(fits("${aws:PrincipalTag/team}-*", "shine-a", context, { wild: false }), false);
      assert.equal(fits("${aws:PrincipalTag/team}", "SHINE", context, { wild: false, anyCase: true }), true);
    });
  });

  describe("ARNs: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html", () => {
    const rows: readonly (readonly [pattern: string, arn: string, fits: boolean])[] = [
      ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b:c", true],
      ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket", false],
      ["arn:aws:s3:::buck?t", "arn:aws:s3:::bucket", true],
      ["arn:aws:s3:::Bucket", "arn:aws:s3:::bucket", false],
      ["arn:aws:sqs", "arn:aws:sqs:us-east-1:111122223333:queue", true],
      ["arn:aws:sqs:*:111122223333:queue", "arn:aws:sqs:us-east-1:111122223333:queue", true],
      ["arn:aws:*:queue", "arn:aws:sqs:us-east-1:111122223333:queue", false],
      ["arn:aws:logs:*:*:log-group:/a:*", "arn:aws:logs:us-east-1:111122223333:log-group:/a:log-stream:b", true],
      ["arn:aws:iam::${aws:PrincipalAccount}:role/a", "arn:aws:iam::111122223333:role/a", true],
      ["arn:aws:iam::${aws:PrincipalAccount}:role/a", "arn:aws:iam::444455556666:role/a", false],
      ["*", "arn:aws:iam::444455556666:role/a", true],
      // A call that takes no resource is asked about "*", which no ARN covers.
      ["arn:aws:ecr:us-east-1:111122223333:repository/a", "*", false],
    ];
    for (const [pattern, arn, expected] of rows)
      it(`${pattern} over ${arn}: ${expected}`, () => assert.equal(arnFits(pattern, arn, context), expected));
  });
});
