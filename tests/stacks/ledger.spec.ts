import assert from "node:assert/strict";
import { leavesOf, ledgerProblems } from "../../stacks/ledger-check";
import { placeholderProblems, placeholders, placeholdersFor } from "../../stacks/placeholders";
import { realValueOf } from "../support/copy";
import { ledgerOf } from "../support/ledger";

const PRODUCTS = ["minimal", "shine"];

const shipped = new Map<string, unknown>(placeholders.map(({ path, value }) => [path, value]));
const real = new Map<string, unknown>(placeholders.map(({ path, value }) => [path, realValueOf(value)]));
const pathsOf = (ledger: unknown): string[] => ledgerProblems(ledger, PRODUCTS).map(({ path }) => path);

describe("the ledger's check", () => {
  it("finds nothing wrong with what is shipped, nor with what an engineer has written there", () => {
    assert.deepEqual(ledgerProblems(ledgerOf(shipped), PRODUCTS), []);
    assert.deepEqual(ledgerProblems(ledgerOf(real), PRODUCTS), []);
  });

  it("does without Identity Center, and without lines of products", () => {
    const left = [...real].filter(([path]) => !/^(identityCenter|products\.minimal)/.test(path));
    assert.deepEqual(pathsOf(ledgerOf(left)), []);
    assert.deepEqual(pathsOf({ ...ledgerOf(left), products: {} }), []);
  });

  for (const [path, value] of real) {
    it(`holds ${path} to its form, and wants it where it is not one of many`, () => {
      assert.deepEqual(pathsOf(ledgerOf(new Map(real).set(path, "?"))), [path]);
      assert.deepEqual(pathsOf(ledgerOf(new Map(real).set(path, typeof value === "number" ? String(value) : 7))), [
        path,
      ]);
      const without = pathsOf(ledgerOf([...real].filter(([other]) => other !== path)));
      assert.deepEqual(
        without,
        /^github\.\w+Ids\./.test(path) ? without.filter((one) => one.startsWith("github.")) : [path],
      );
    });
  }

  it("tells all that is wrong at once", () => {
    const wrong = new Map(real)
      .set("accounts.shared", "1")
      .set("organization.id", "o-")
      .set("organisation.id", "o-a1b2c3d4e5");
    const problems = ledgerProblems(ledgerOf(wrong), PRODUCTS);
    assert.deepEqual(problems.map(({ path }) => path).sort(), ["accounts.shared", "organisation", "organization.id"]);
    assert.match(problems.find(({ path }) => path === "organisation")?.fix ?? "", /write "organization"/);
  });

  for (const [one, other] of [
    ["accounts.shared", "products.shine.account"],
    ["products.minimal.datadogExternalId", "products.shine.datadogExternalId"],
  ] as const) {
    it(`refuses ${other} that is the same as ${one}`, () => {
      const problems = ledgerProblems(ledgerOf(new Map(real).set(other, real.get(one))), PRODUCTS);
      assert.deepEqual(
        problems.map(({ path }) => path),
        [other],
      );
      assert.match(problems[0]?.allowed ?? "", new RegExp(`${one} has the same`));
    });
  }

  it("refuses two teams of one number, and not a team and an organization", () => {
    const number = real.get("github.teamIds.team-platform");
    assert.deepEqual(pathsOf(ledgerOf(new Map(real).set("github.teamIds.sre", number))), ["github.teamIds.sre"]);
    assert.deepEqual(pathsOf(ledgerOf(new Map(real).set("github.organizationId", number))), []);
  });

  it("refuses a line of a product that the catalogue does not have, and suggests one", () => {
    const problems = ledgerProblems(ledgerOf(real), ["minimal", "shinee"]);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["products.shine"],
    );
    assert.match(problems[0]?.fix ?? "", /write "shinee"/);
  });

  for (const value of [undefined, null, [], "text"])
    it(`refuses ${JSON.stringify(value) ?? "nothing"} whole`, () => assert.deepEqual(pathsOf(value), ["the whole"]));
});

describe("placeholders", () => {
  it("are told with the step that gives the real value, as long as they stand there", () => {
    const problems = placeholderProblems("shine", ledgerOf(shipped));
    assert.ok(problems.length > 10);
    for (const { fix } of problems) assert.match(fix, /npm run platform -- ledger/);
    assert.deepEqual(placeholderProblems("shine", ledgerOf(real)), []);
  });

  it("that a person gives come before the organization, which gives the others", () => {
    const before = placeholdersFor("organization", ledgerOf(shipped));
    assert.ok(before.some(({ path }) => path === "accounts.management"));
    assert.ok(before.every(({ giver }) => giver === "person"));
    const after = new Map([...shipped, ...before.map(({ path, value }) => [path, realValueOf(value)] as const)]);
    assert.deepEqual(placeholdersFor("organization", ledgerOf(after)), []);
    assert.ok(placeholdersFor("shine", ledgerOf(after)).every(({ giver }) => giver === "organization"));
  });

  it("are known under the names that a company gives its team and its repository, and gone with their values", () => {
    const at = (path: string): string =>
      path
        .replace("teamIds.team-platform", "teamIds.infra-core")
        .replace("repositoryIds.product-platform", "repositoryIds.infra");
    const renamed = new Map([...shipped].map(([path, value]) => [at(path), value]));
    const [team] = placeholdersFor("organization", ledgerOf(renamed)).filter(({ path }) => path.includes("teamIds"));
    assert.equal(team?.path, "github.teamIds.infra-core");
    assert.match(team.step, /teamIds\.infra-core=.*teams\/infra-core /);
    const given = new Map([...real].map(([path, value]) => [at(path), value]));
    for (const stack of ["organization", "foundation", "shine"])
      assert.deepEqual(placeholdersFor(stack, ledgerOf(given)), []);
  });

  it("of the foundation are what it stands in and whom it admits, and no product's", () => {
    assert.deepEqual(
      placeholdersFor("foundation", ledgerOf(shipped)).map(({ path }) => path),
      [
        "accounts.log-archive",
        "accounts.management",
        "accounts.security",
        "accounts.shared",
        "organization.id",
        "organization.rootId",
      ],
    );
  });

  it("of one product do not hold up another", () => {
    const values = new Map(
      [...real].map(([path, value]) => [path, path.startsWith("products.shine.") ? shipped.get(path) : value]),
    );
    assert.deepEqual(placeholdersFor("minimal", ledgerOf(values)), []);
    assert.deepEqual(
      placeholdersFor("shine", ledgerOf(values)).map(({ path }) => path),
      ["products.shine.account", "products.shine.datadogExternalId"],
    );
  });
});

describe("leavesOf", () => {
  it("gives values by their paths", () => {
    assert.deepEqual(
      [...leavesOf({ a: { b: "x", c: { d: 1 } }, e: ["list"] })],
      [
        ["a.b", "x"],
        ["a.c.d", 1],
      ],
    );
  });
});
