import assert from "node:assert/strict";
import fc from "fast-check";
import { normalPath, planRoutes, type Route } from "../../../components/service/routes";

/** The rules of a plan as `service path`, in the order in which the listener asks. */
function order(routes: Record<string, Route>): string[] {
  const plan = planRoutes(routes);
  assert.deepEqual(plan.problems, []);
  return Object.entries(plan.rules)
    .flatMap(([service, rules]) =>
      rules.map(({ priority, hosts, path }) => ({ priority, text: [service, ...hosts, path].join(" ") })),
    )
    .sort((a, b) => a.priority - b.priority)
    .map(({ text }) => text);
}

const paths = (...given: string[]): Route => ({ hosts: [], paths: given });

describe("planRoutes", () => {
  it("asks for the more specific first and for the catch-all last", () => {
    const routes = {
      web: paths("/*", "/api/health"),
      api: paths("/api/*", "/api/v?/*"),
      reports: paths("/api/reports/*", "/*/report"),
      admin: { hosts: ["admin.shine.example.com"], paths: [] },
    };
    assert.deepEqual(order(routes), [
      "admin admin.shine.example.com /*",
      "reports /api/reports/*",
      "web /api/health",
      "reports /*/report",
      "api /api/v?/*",
      "api /api/*",
      "web /*",
    ]);
  });

  it("puts one path and at most four hosts into a rule, which makes five values", () => {
    const hosts = ["f", "e", "d", "c", "b", "a"].map((label) => `${label}.shine.example.com`);
    const { rules } = planRoutes({ web: { hosts, paths: ["/a/*", "/b/*"] } });
    const sizes = rules["web"]?.map((rule) => rule.hosts.length).sort();
    assert.deepEqual(sizes, [2, 2, 4, 4]);
    assert.deepEqual(new Set(rules["web"]?.flatMap((rule) => rule.hosts)), new Set(hosts));
    assert.equal(new Set(rules["web"]?.map((rule) => rule.key)).size, 4);
  });

  it("keeps a rule's key and priority when the route gains a path or a host", () => {
    const before = planRoutes({ web: { hosts: ["a.example.com"], paths: ["/a/*"] } }).rules["web"]?.[0];
    const after = planRoutes({ web: { hosts: ["a.example.com", "b.example.com"], paths: ["/b/c/*", "/a/*"] } });
    const same = after.rules["web"]?.find(({ path }) => path === "/a/*");
    assert.deepEqual([same?.key, same?.priority], [before?.key, before?.priority]);
  });

  const wrong: readonly (readonly [string, Record<string, Route>, string])[] = [
    ["two services with one path", { a: paths("/x/*"), b: paths("/y", "/x/*") }, "b.paths[1]"],
    ["two services with one path, written differently", { a: paths("/x/*?"), b: paths("/x/?**") }, "b.paths[0]"],
    ["two services without any path", { a: paths(), b: paths() }, "b.paths[0]"],
    ["a path twice in one service", { a: paths("/x", "/x") }, "a.paths[1]"],
    [
      "one host and path in common",
      { a: { hosts: ["h", "i"], paths: ["/x"] }, b: { hosts: ["i", "j"], paths: ["/x"] } },
      "b.paths[0]",
    ],
    ["too many wildcards", { a: paths("/*/?/*/*") }, "a.paths[0]"],
    ["no slash", { a: paths("x") }, "a.paths[0]"],
    ["a character that no pattern has", { a: paths("/x y") }, "a.paths[0]"],
    ["a pattern that is too long", { a: paths(`/${"x".repeat(128)}`) }, "a.paths[0]"],
  ];
  for (const [what, routes, at] of wrong) {
    it(`refuses ${what}`, () => {
      const { problems, rules } = planRoutes(routes);
      assert.deepEqual(
        problems.map(({ path }) => path),
        [at],
      );
      assert.deepEqual(rules, {});
    });
  }

  it("names a problem's place as it is told to", () => {
    const { problems } = planRoutes(
      { a: paths("/x"), b: paths("/x") },
      (service, index) => `services.${service}#${index}`,
    );
    assert.equal(problems[0]?.path, "services.b#0");
    assert.match(problems[0]?.allowed ?? "", /services\.a#0 takes it/);
  });

  it("says so when a kind of path has no number left", () => {
    const many = Array.from({ length: 25 }, (_, index) => `/${"x".repeat(28)}${String.fromCharCode(97 + index)}???`);
    const { problems } = planRoutes({ a: paths(...many) });
    assert.equal(problems.length, 24);
    assert.equal(problems[0]?.allowed, "1 paths as long as this one, with wildcards of the same kinds");
  });
});

const letter = fc.constantFrom("a", "b", "/", "-");
const pattern = fc
  .tuple(fc.array(fc.oneof({ weight: 5, arbitrary: letter }, fc.constantFrom("*", "?")), { maxLength: 20 }))
  .map(([parts]) => normalPath(`/${parts.join("")}`))
  .filter((path) => path.replace(/[^*?]/g, "").length <= 3);
const routes = fc
  .uniqueArray(fc.tuple(pattern, fc.constantFrom("", "h.example.com", "i.example.com")), {
    maxLength: 60,
    selector: ([path, host]) => `${host} ${path}`,
  })
  .map((pairs) =>
    Object.fromEntries(
      pairs.map(([path, host], index): [string, Route] => [
        `s${index}`,
        { hosts: host === "" ? [] : [host], paths: [path] },
      ]),
    ),
  );

describe("the priorities of planRoutes", () => {
  it("are unique and between 1 and 50000", () => {
    fc.assert(
      fc.property(routes, (given) => {
        const plan = planRoutes(given);
        const all = Object.values(plan.rules).flatMap((rules) => rules.map(({ priority }) => priority));
        return (
          new Set(all).size === all.length &&
          all.every((priority) => Number.isInteger(priority) && priority >= 1 && priority <= 50_000) &&
          all.length + plan.problems.length === Object.keys(given).length
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("put whatever takes less before whatever takes more", () => {
    // Replacing a wildcard by something that it matches takes less.
    const narrower = fc
      .tuple(pattern, fc.array(fc.tuple(letter, fc.nat(4)), { minLength: 3, maxLength: 3 }))
      .map(([wide, by]) => {
        let index = 0;
        const narrow = wide.replace(/[*?]/g, (wildcard) => {
          const [char, kind] = by[index++] ?? ["a", 0];
          if (wildcard === "?") return kind === 0 ? "?" : char;
          return ["*", "", char, `${char}*`, "?*"][kind] ?? "";
        });
        return { wide, narrow: normalPath(narrow) };
      });
    const apart = narrower.filter(
      ({ wide, narrow }) => wide !== narrow && narrow.length <= 128 && narrow.replace(/[^*?]/g, "").length <= 3,
    );
    fc.assert(
      fc.property(apart, ({ wide, narrow }) => {
        const { rules } = planRoutes({ wide: paths(wide), narrow: paths(narrow) });
        return (rules["narrow"]?.[0]?.priority ?? 0) < (rules["wide"]?.[0]?.priority ?? 0);
      }),
      { numRuns: 10_000 },
    );
  });

  it("put rules of a host before those of any host", () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const { rules } = planRoutes({ a: { hosts: ["h.example.com"], paths: [one] }, b: paths(other) });
        return (rules["a"]?.[0]?.priority ?? 0) < (rules["b"]?.[0]?.priority ?? 0);
      }),
    );
  });

  it("do not depend on the order in which services are written", () => {
    fc.assert(
      fc.property(routes, (given) => {
        const reversed = Object.fromEntries(Object.entries(given).reverse());
        // The order of keys is not compared.
        assert.deepEqual(planRoutes(reversed).rules, planRoutes(given).rules);
      }),
    );
  });

  it("stay when a service is added, unless it meets one at its very number", () => {
    const word = fc.stringMatching(/^[a-z]{3,10}$/);
    const fleet = fc.uniqueArray(word, { minLength: 10, maxLength: 30 });
    let moved = 0;
    let kept = 0;
    fc.assert(
      fc.property(fleet, word, (words, newcomer) => {
        if (words.includes(newcomer)) return;
        const of = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, paths(`/${name}/*`)]));
        const before = planRoutes(of(words)).rules;
        const after = planRoutes(of([...words, newcomer])).rules;
        for (const name of words) {
          const distance = Math.abs((before[name]?.[0]?.priority ?? 0) - (after[name]?.[0]?.priority ?? 0));
          assert.ok(distance < words.length);
          if (distance === 0) kept += 1;
          else moved += 1;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
    assert.ok(moved / (moved + kept) < 0.002, `${moved} of ${moved + kept} moved`);
  });
});
