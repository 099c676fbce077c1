import assert from "node:assert/strict";
import { checkRoster } from "../../components/oncall/check-roster";
import { gaps } from "../../components/oncall/coverage";
import type { Roster } from "../../components/oncall/roster";
import { foundation } from "../../stacks/foundation";
import { catalogue } from "../../stacks/products";
import { sre, teams } from "../../stacks/people";
import { TODAY } from "../support/products";

const roster: Roster = sre;
const people = Object.values(roster.people);
const from = new Date(TODAY);

describe("the people on call", () => {
  it("leave no minute of the year to nobody, by a proof from today, and from any day of the next two years", () => {
    assert.deepEqual(checkRoster(roster, from), []);
    for (let day = 0; day < 730; day += 61) {
      const start = new Date(from.getTime() + day * 86_400_000);
      assert.deepEqual(gaps(roster.layers, roster.timeZone, start), [], start.toISOString());
    }
  });

  it("are needed, each layer of them: without one there are hours with nobody", () => {
    for (const { name } of roster.layers) {
      const layers = roster.layers.filter((layer) => layer.name !== name);
      assert.ok(gaps(layers, roster.timeZone, from).length > 0, `${name} adds no hour`);
    }
  });

  it("all take their turn, and every manager of the escalation is one of them", () => {
    const called = new Set(roster.layers.flatMap((layer) => layer.people));
    assert.deepEqual([...called].sort(), Object.keys(roster.people).sort());
    for (const key of roster.escalation.managers) assert.equal(roster.people[key]?.teamRole, "manager", key);
  });

  for (const field of ["email", "phone", "github", "name"] as const) {
    it(`have each a ${field} of their own`, () => {
      const values = people.map((person) => String(person[field]).toLowerCase());
      assert.ok(values.every((value) => value !== "undefined" && value !== ""));
      assert.equal(new Set(values).size, people.length);
    });
  }

  it("are keyed by their names, which no later change of an address moves", () => {
    for (const [key, { name }] of Object.entries(roster.people))
      assert.equal(key, name.toLowerCase().replaceAll(" ", "-"));
  });

  it("are the team on GitHub, each once", () => {
    assert.deepEqual([...teams.sre.members].sort(), people.map(({ github }) => github).sort());
  });
});

describe("addresses", () => {
  it("of accounts are unique over products and foundation accounts: AWS takes each once in the world", () => {
    const products = Object.values(catalogue).map(({ account }) => account.email);
    const shared = Object.keys(foundation.accounts).map((name) => `aws+${name}@${foundation.domain}`);
    const all = [...products, ...shared].map((email) => email.toLowerCase());
    assert.equal(new Set(all).size, all.length);
  });

  it("of products' domains are unique, and none is below another's", () => {
    const domains = Object.values(catalogue).map(({ domain }) => domain);
    for (const one of domains)
      for (const other of domains) if (one !== other) assert.ok(!one.endsWith(`.${other}`), `${one} is below ${other}`);
    assert.equal(new Set(domains).size, domains.length);
  });
});
