import assert from "node:assert/strict";
import { branchRules } from "../../../components/source/branch-rules";
import { requiredApprovals, requiredChecks } from "../../../components/source/checks";

describe("what a change must pass", () => {
  it("depends on the kind of repository", () => {
    assert.deepEqual(requiredChecks("application"), ["lint", "test"]);
    assert.deepEqual(requiredChecks("infrastructure"), ["check", "test", "preview", "policy"]);
    assert.deepEqual(requiredChecks("library"), ["lint", "test"]);
    assert.deepEqual(
      ["application", "infrastructure", "library"].map((kind) => requiredApprovals(kind as "library")),
      [1, 2, 1],
    );
  });

  it("holds the repository's own checks, each once", () => {
    assert.deepEqual(requiredChecks("application", ["contract", "test"]), ["lint", "test", "contract"]);
  });

  it("is told to GitHub with nothing left open", () => {
    assert.deepEqual(branchRules("infrastructure"), {
      deletion: true,
      nonFastForward: true,
      pullRequest: {
        requiredApprovingReviewCount: 2,
        dismissStaleReviewsOnPush: true,
        requireCodeOwnerReview: true,
        requireLastPushApproval: true,
        requiredReviewThreadResolution: true,
      },
      requiredStatusChecks: {
        strictRequiredStatusChecksPolicy: true,
        requiredChecks: ["check", "test", "preview", "policy"].map((context) => ({ context, integrationId: 15368 })),
      },
    });
  });
});
