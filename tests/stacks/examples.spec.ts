import assert from "node:assert/strict";
import { everywhere, shared } from "../../stacks/example-kinds";
import { exampleProblems, examplesFor } from "../../stacks/examples";
import { foundation } from "../../stacks/foundation";
import { sre } from "../../stacks/people";
import { placeholders } from "../../stacks/placeholders";
import { catalogue } from "../../stacks/products";
import { realValueOf } from "../support/copy";
import { exampleLedger, ledgerOf } from "../support/ledger";

const domain = /domain name that is reserved/;
const address = /reserved for documentation/;
const phone = /telephone number/;
const account = /AWS's documentation/;
const word = /asks to be replaced/;
const name = /begins with example/;

const examples: readonly (readonly [kind: RegExp, ...values: string[]])[] = [
  [domain, "example.com", "example.net", "EXAMPLE.ORG", "shine.example.com", "https://runbooks.example.com/shine?a=b"],
  [domain, "aws+shine@example.com", "Shine <no-reply@shine.example.com>", "--host=smtp.example.org", "example.com."],
  [domain, "example.jp", "shine.example.co.jp", "example1.jp", "mail@example9.or.jp"],
  [domain, "shine.test", "sre@shine.example", "https://shine.invalid:8443/x", "shine.localhost", "root@localhost"],
  [address, "192.0.2.1", "192.0.2.0/24", "198.51.100.0/27", "203.0.113.64/28", "https://203.0.113.7/"],
  [address, "2001:db8::/32", "2001:0DB8:1::1", "3fff::1", "3fff:fff:1::/48"],
  [phone, "+12025550100", "+14155550199", "+442079460958", "+447700900461", "+441632960123", "+441134960001"],
  [phone, "+81312345678", "+819012345678", "+81305550100", "+819005550101", "+817001234567"],
  [account, "123456789012", "111122223333", "000000000000", "arn:aws:iam::444455556666:role/partner"],
  [word, "changeme", "CHANGE_ME", "change-me please", "replaceme", "<your domain>"],
];
const names = [
  "example",
  "example-inc",
  "Example Inc",
  "example-pulumi-state",
  "@example-inc/team",
  "alias/example-key",
];

const real: readonly string[] = [
  "acme.co.jp",
  "myexample.com",
  "example.company",
  "example.com.acme.jp",
  "my-example.com",
  "example10.jp",
  "example.acme.co.jp",
  "testing.acme.jp",
  "test",
  "localhost",
  "http://localhost:4317",
  "latest.acme.dev",
  "192.0.20.1",
  "192.0.3.1",
  "198.51.101.0/24",
  "203.0.114.1",
  "10.203.0.113",
  "1192.0.2.1",
  "2001:db9::",
  "3fff:1000::",
  "+12025550200",
  "+12025551234",
  "+442079470958",
  "+447700901461",
  "+81335550100",
  "+819015550101",
  "+818005550101",
  "464622532012",
  "210987654321",
  "1234567890123",
  "pl-58a04531",
  "exchange",
  "change the meter",
  "a < b",
  "for example, uploads",
  "examples",
  "product-platform",
  ".env.example",
];

describe("an example", () => {
  const kindOf = (value: string, kinds = shared): string | undefined => kinds.find(({ holds }) => holds(value))?.is;

  for (const [kind, ...values] of examples)
    for (const value of values)
      it(`is ${value}, wherever it stands`, () => {
        assert.match(kindOf(value, everywhere) ?? "none", kind);
        assert.match(kindOf(value) ?? "none", kind);
      });

  for (const value of names)
    it(`is ${value} where all products share it, and not in a definition, whose names are its own`, () => {
      assert.match(kindOf(value) ?? "none", name);
      assert.equal(kindOf(value, everywhere), undefined);
    });

  for (const value of real) it(`is not ${value}`, () => assert.equal(kindOf(value), undefined));
});

describe("the examples that are shipped", () => {
  const paths = (stack: string, ledger = exampleLedger): string[] =>
    examplesFor(stack, ledger).map(({ file, path }) => `${file}: ${path}`);

  it("are all addresses, numbers and names of the company: none of them is left to be believed", () => {
    const told = new Set(paths("organization"));
    const wanted = [
      "organization.github",
      "domain",
      "state.bucket",
      "runbookSite",
      "slackAccount",
      ...foundation.offices.map((_, index) => `offices[${index}]`),
      ...Object.keys(foundation.contacts).flatMap((topic) => [`contacts.${topic}.email`, `contacts.${topic}.phone`]),
    ].map((path) => `stacks/foundation.ts: ${path}`);
    for (const key of Object.keys(sre.people))
      for (const field of ["email", "phone", "github"]) wanted.push(`stacks/people.ts: people.${key}.${field}`);
    for (const product of Object.keys(catalogue))
      wanted.push(`stacks/products/${product}.ts: account.email`, `stacks/products/${product}.ts: domain`);
    assert.deepEqual(
      wanted.filter((path) => !told.has(path)),
      [],
    );
  });

  it("are those alone that the stack would use", () => {
    assert.ok(paths("foundation").every((path) => path.startsWith("stacks/foundation.ts: ")));
    assert.ok(paths("minimal").some((path) => path.startsWith("stacks/products/minimal.ts: ")));
    assert.ok(paths("minimal").every((path) => !/people|shine/.test(path)));
  });

  it("are no placeholders, which are told by themselves, whichever stack is asked", () => {
    for (const stack of ["organization", "foundation", "shine"])
      assert.ok(paths(stack).every((path) => !path.startsWith("stacks/ledger.json")));
  });

  it("may be given by a person as well, in the ledger: of a product's line the product is told, and no other", () => {
    const given = new Map<string, string | number>(placeholders.map(({ path, value }) => [path, realValueOf(value)]));
    given.set("accounts.management", "123456789012").set("products.shine.account", "777788889999");
    const told = (stack: string) =>
      paths(stack, ledgerOf(given)).filter((path) => path.startsWith("stacks/ledger.json"));
    const [management, shine] = [
      "stacks/ledger.json: accounts.management",
      "stacks/ledger.json: products.shine.account",
    ];
    assert.deepEqual(told("organization"), [management, shine]);
    assert.deepEqual(told("shine"), [management, shine]);
    assert.deepEqual(told("minimal"), [management]);
    const fixes = exampleProblems("shine", ledgerOf(given)).map(({ path, fix }) => `${path} ${fix}`);
    assert.ok(fixes.includes(`${management} npm run platform -- ledger --set accounts.management=…`));
    // The foundation's constants are the ledger's there, and are told once.
    assert.ok(!paths("shine", { ...exampleLedger }).some((path) => path.includes("foundation.ts: accounts")));
  });

  it("are told with what belongs there and what to do", () => {
    const [problem] = exampleProblems("shine", exampleLedger).filter(
      ({ path }) => path === "stacks/foundation.ts: domain",
    );
    assert.deepEqual(problem, {
      path: "stacks/foundation.ts: domain",
      value: "example.com",
      allowed:
        "a name below a domain that the company has registered; this is a domain name that is reserved for examples",
      fix: "write the company's own there, then npm run generate",
    });
  });
});
