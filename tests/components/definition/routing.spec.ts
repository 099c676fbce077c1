import assert from "node:assert/strict";
import fc from "fast-check";
import { byFormat, hostsOf, routeOf, routesOf } from "../../../components/definition/routing";

const domain = "staging.shine.example.com";

describe("routeOf", () => {
  // biome-ignore format: a table is read by its rows
  const rows: readonly (readonly [what: string, route: Parameters<typeof routeOf>[0], hosts: string[], paths: string[]])[] = [
    ["paths alone are at the environment's own domain", { paths: ["/*"] }, [domain], ["/*"]],
    ["hosts stand below it", { hosts: ["api", "app"] }, [`api.${domain}`, `app.${domain}`], []],
    ["both stay together", { hosts: ["api"], paths: ["/v1/*", "/v2/*"] }, [`api.${domain}`], ["/v1/*", "/v2/*"]],
  ];
  for (const [what, route, hosts, paths] of rows)
    it(what, () => assert.deepEqual(routeOf(route, domain), { hosts, paths }));
});

describe("routesOf", () => {
  it("has a route for each service that says one, and for no other", () => {
    const services = { web: { route: { paths: ["/*"] } }, worker: {}, api: { route: { hosts: ["api"] } } };
    assert.deepEqual(routesOf(services, domain), {
      web: { hosts: [domain], paths: ["/*"] },
      api: { hosts: [`api.${domain}`], paths: [] },
    });
    assert.deepEqual(routesOf({}, domain), {});
  });
});

describe("byFormat", () => {
  it("puts each host where its service says, and one that no service names with the pages", () => {
    const services = {
      web: { route: { paths: ["/*"] } },
      api: { route: { hosts: ["api", "hooks"], errors: "json" as const } },
      worker: {},
    };
    assert.deepEqual(byFormat([domain, `api.${domain}`, `hooks.${domain}`, `www.${domain}`], services, domain), {
      html: [domain, `www.${domain}`],
      json: [`api.${domain}`, `hooks.${domain}`],
    });
  });
});

describe("hostsOf", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

  it("begins with the environment's own domain, whether a route is at it or not", () => {
    assert.deepEqual(hostsOf({}, domain), [domain]);
    assert.deepEqual(hostsOf(routesOf({ api: { route: { hosts: ["b", "a"] } } }, domain), domain), [
      domain,
      `a.${domain}`,
      `b.${domain}`,
    ]);
  });

  it("has each host once, and the same whatever the order of the services", () => {
    fc.assert(
      fc.property(fc.array(fc.array(label, { minLength: 1 })), (all) => {
        const entries = all.map((hosts, index) => [`service-${index}`, { route: { hosts } }] as const);
        const hosts = hostsOf(routesOf(Object.fromEntries(entries), domain), domain);
        assert.equal(new Set(hosts).size, hosts.length);
        assert.deepEqual(new Set(hosts), new Set([domain, ...all.flat().map((one) => `${one}.${domain}`)]));
        assert.deepEqual(hostsOf(routesOf(Object.fromEntries([...entries].reverse()), domain), domain), hosts);
      }),
    );
  });
});
