import assert from "node:assert/strict";
import { codeOwners, dependabot, platformOwners } from "../../../components/source/seed-files";

describe("the first files of a repository", () => {
  it("name the owner for everything, and the platform's team alone for workflows", () => {
    assert.equal(
      codeOwners({ organization: "example-inc", owner: "team-shine", platformTeam: "sre" }),
      "* @example-inc/team-shine\n/.github/ @example-inc/sre\n",
    );
  });

  it("name one team for all of the platform's own, and another for what tells the company from a stranger", () => {
    const rules = platformOwners("example-inc", "sre", "guard")
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    assert.deepEqual(rules, [
      "* @example-inc/sre",
      "/policies/company.json @example-inc/guard",
      "/.github/CODEOWNERS @example-inc/guard",
      "",
    ]);
  });

  it("keep actions and base images up to date, safe updates in one pull request", () => {
    const text = dependabot();
    assert.match(text, /^version: 2\nupdates:\n {2}- package-ecosystem: github-actions\n/);
    assert.equal(text.match(/update-types: \[minor, patch\]/g)?.length, 2);
    assert.match(text, /package-ecosystem: docker\n {4}directory: \/\n/);
  });
});
