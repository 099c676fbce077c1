import assert from "node:assert/strict";
import fc from "fast-check";
import { isApplication, peeredPairs, peeringProblems, peeringRoutes } from "../../../components/network/peering-law";
import { production } from "../../support/record";

const runs = { numRuns: 10_000 };
const environment = fc.oneof(
  fc.constantFrom("management", "account", "staging", "production", "development"),
  fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/),
);
const vpc = (name: string, cidrBlock: string, scope = production) => ({
  scope: { ...scope, environment: name },
  cidrBlock,
});
const paths = (...args: Parameters<typeof peeringProblems>) => peeringProblems(...args).map((problem) => problem.path);

describe("the law of peering", () => {
  it("lets management reach an application environment, and lets no other pair meet", () => {
    fc.assert(
      fc.property(environment, environment, (one, other) => {
        const lawful = peeringProblems(vpc(one, "172.30.0.0/16"), vpc(other, "172.27.0.0/16")).length === 0;
        assert.equal(lawful, one === "management" && other !== "management" && other !== "account");
      }),
      runs,
    );
  });

  it("pairs management with each application environment once, never two of them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(environment, { maxLength: 8 }), (environments) => {
        const pairs = peeredPairs(environments);
        const expected = environments.includes("management") ? environments.filter(isApplication) : [];
        assert.deepEqual(
          pairs.map((pair) => pair.application),
          expected,
        );
        for (const pair of pairs) {
          assert.deepEqual(paths(vpc(pair.management, "172.30.0.0/16"), vpc(pair.application, "172.27.0.0/16")), []);
        }
      }),
      runs,
    );
  });

  it("keeps the pairs of before when an environment is added", () => {
    fc.assert(
      fc.property(fc.uniqueArray(environment, { minLength: 1, maxLength: 8 }), (environments) => {
        const after = peeredPairs(environments);
        for (const pair of peeredPairs(environments.slice(0, -1)))
          assert.deepEqual(
            after.filter((one) => one.application === pair.application),
            [pair],
          );
      }),
      runs,
    );
  });

  const table: [string, Parameters<typeof peeringProblems>, string[]][] = [
    [
      "two application environments",
      [vpc("staging", "172.28.0.0/16"), vpc("production", "172.27.0.0/16")],
      ["management"],
    ],
    [
      "management with itself",
      [vpc("management", "172.30.0.0/16"), vpc("management", "172.27.0.0/16")],
      ["application"],
    ],
    [
      "the wrong way round",
      [vpc("production", "172.27.0.0/16"), vpc("management", "172.30.0.0/16")],
      ["management", "application"],
    ],
    [
      "two products",
      [vpc("management", "172.30.0.0/16"), vpc("production", "172.27.0.0/16", { ...production, product: "remit" })],
      ["application.product"],
    ],
    [
      "two accounts",
      [
        vpc("management", "172.30.0.0/16"),
        vpc("production", "172.27.0.0/16", { ...production, account: "444455556666" }),
      ],
      ["application.account"],
    ],
    [
      "two regions",
      [vpc("management", "172.30.0.0/16"), vpc("production", "172.27.0.0/16", { ...production, region: "us-east-1" })],
      ["application.region"],
    ],
    [
      "overlapping addresses",
      [vpc("management", "172.27.0.0/16"), vpc("production", "172.27.16.0/20")],
      ["application.cidrBlock"],
    ],
    [
      "addresses that are none",
      [vpc("management", "x"), vpc("production", "172.27.0.0/16")],
      ["application.cidrBlock"],
    ],
  ];
  for (const [what, pair, expected] of table) {
    it(`refuses ${what}`, () => assert.deepEqual(paths(...pair), expected));
  }

  it("gives every table of each side one route, to the whole of the other side and no further", () => {
    const side = fc.record({
      cidrBlock: fc.constantFrom("172.30.0.0/16", "10.9.16.0/20"),
      routeTables: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), fc.integer(), { maxKeys: 8 }),
    });
    fc.assert(
      fc.property(side, side, (management, application) => {
        const routes = peeringRoutes(management, application);
        const names = routes.map((route) => `${route.side}-${route.key}`);
        assert.equal(new Set(names).size, names.length);
        const count = Object.keys(management.routeTables).length + Object.keys(application.routeTables).length;
        assert.equal(routes.length, count);
        for (const route of routes) {
          const [own, other] = route.side === "management" ? [management, application] : [application, management];
          assert.equal(route.table, own.routeTables[route.key]);
          assert.equal(route.destinationCidrBlock, other.cidrBlock);
        }
      }),
      runs,
    );
  });
});
