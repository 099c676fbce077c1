import assert from "node:assert/strict";
import * as fc from "fast-check";
import { complete } from "../../components/definition/defaults";
import type { ProductDefinition } from "../../components/definition/definition";
import { finalFields, finalProblems } from "../../components/definition/final";
import { foundation } from "../../stacks/foundation";
import { minimal } from "../../stacks/products/minimal";
import { shine } from "../../stacks/products/shine";
import { precious } from "../../tools/difference/told/stores";
import type { RecordedResource } from "../../tools/offline/recorded";
import { type Edit, editsOf } from "../support/walk/edits";
import { small } from "../support/walk/small";
import { bringUp, type Live, type Outcome } from "../support/walk/walk";

/** What `protect` may hold: what holds data, what signs, and what partners know. */
const HELD = [
  ...precious,
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:route53/zone:Zone",
  "aws:ec2/eip:Eip",
];

/** How many edits of each product are walked; all of them take an hour: `WALKED=10000 npx mocha tests/products/walk.spec.ts`. */
const WALKED = Number(process.env["WALKED"] ?? 4);
const SEED = Number(process.env["WALK_SEED"] ?? new Date().getDate());

const bases = new Map<ProductDefinition, Promise<Live>>();

/** A product as it is live, brought up once. */
function liveOf(definition: ProductDefinition): Promise<Live> {
  const known = bases.get(definition);
  if (known !== undefined) return known;
  const started = bringUp(definition).then(({ end, why, live }) => {
    assert.equal(end, "up", why);
    return live;
  });
  bases.set(definition, started);
  return started;
}

/** What an edit comes to, with the way back where anything was done. */
interface Walked {
  readonly end: Outcome["end"];
  readonly why: string;
  readonly gone: readonly RecordedResource[];
  readonly back?: Outcome;
}

async function walk(base: ProductDefinition, edited: ProductDefinition): Promise<Walked> {
  const live = await liveOf(base);
  const out = await bringUp(edited, live, (sound) => {
    const [problem] = finalProblems(complete(sound, foundation), finalFields(complete(base, foundation)));
    return problem === undefined ? undefined : `${problem.path}: ${problem.allowed}`;
  });
  const gone = out.deeds.filter(([deed]) => deed === "delete" || deed === "replace").map(([, resource]) => resource);
  if (out.end !== "up" || out.deeds.length === 0) return { end: out.end, why: out.why, gone };
  return { end: out.end, why: out.why, gone, back: await bringUp(base, out.live) };
}

/** What the law says of it; nothing where it holds. */
async function broken(base: ProductDefinition, { what, definition }: Edit): Promise<string[]> {
  const { end, why, gone, back } = await walk(base, definition);
  if (end === "stopped") return [`${what}: stops half way: ${why}`];
  if (end === "held" || back === undefined) return [];
  const lost = gone.filter(({ type, name }) => precious.includes(type) && !/-(staging|development)-/.test(name));
  if (lost.length > 0) return [`${what}: lost ${lost.map(({ name }) => name).join(", ")}`];
  if (back.end === "stopped" || back.end === "refused") return [`${what}: no way back: ${back.why}`];
  if (back.end === "held") return [];
  const [was, is] = [await liveOf(base), back.live].map(({ written }) => [...written.keys()].sort());
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${what}: the way back leads elsewhere`];
}

describe("every change can be walked", function () {
  this.timeout(120_000);
  this.slow(60_000);

  it("there are thousands of edits, and most are told by the definition alone", () => {
    const count = [minimal, small, shine].reduce((sum, one) => sum + editsOf(one).length, 0);
    assert.ok(count > 1000, `${count}`);
  });

  for (const base of [small, shine]) {
    it(`${WALKED} edits of one field of ${base === small ? "a small product" : base.name}, seed ${SEED}`, async function () {
      this.timeout(60_000 * (WALKED + 1));
      const chosen = fc.sample(fc.shuffledSubarray(editsOf(base)), { numRuns: 1, seed: SEED })[0] ?? [];
      const found: string[] = [];
      for (const edit of chosen.slice(0, WALKED)) found.push(...(await broken(base, edit)));
      assert.deepEqual(found, []);
    });
  }

  /** What is refused, and by whom: before anything is touched. */
  const before: readonly [string, ProductDefinition, Walked["end"], RegExp][] = [
    [
      "another port of a live service, since ECS would refuse it at each update",
      { ...small, services: { ...small.services, web: { ...small.services.web, port: 8081 } } },
      "final",
      /^services\.web\.port: 8080, as it is live: it is final, since ECS/,
    ],
    [
      "a port of a worker",
      { ...small, services: { ...small.services, worker: { ...small.services.worker, port: 8081 } } },
      "final",
      /^services\.worker\.port: no port, as it is live/,
    ],
    [
      "another range of a live network",
      { ...small, environments: { staging: { cidr: "10.9.0.0/16" }, production: {} } },
      "final",
      /^environments\.staging\.cidr: "172\.28\.0\.0\/16", as it is live/,
    ],
    [
      "another engine",
      { ...small, databases: { primary: { engine: "aurora-mysql" } } },
      "final",
      /^databases\.primary\.engine/,
    ],
    [
      "another first database of a cluster, by the name of the default too",
      { ...small, databases: { primary: { engine: "aurora-postgresql", schema: "other" } } },
      "final",
      /^databases\.primary\.schema: "minimal"/,
    ],
    [
      "a repository by another key, whose history would be archived",
      { ...small, repositories: { "minimal-site": small.repositories["minimal-web"] } },
      "held",
      /minimal-account-repositories-minimal-web-repository/,
    ],
    [
      "a service that is taken away with its images",
      { ...small, services: { web: small.services.web }, repositories: { "minimal-web": { deploys: ["web"] } } },
      "held",
      /^minimal-account-worker-repository$/,
    ],
  ];
  for (const [what, definition, end, why] of before) {
    it(`refuses before anything is touched: ${what}`, async () => {
      const walked = await walk(small, definition);
      assert.equal(walked.end, end, walked.why);
      assert.match(walked.why, why);
    });
  }

  it("holds nothing but what holds data, signs, or is known to partners", async () => {
    const { written } = await liveOf(small);
    const held = [...written.values()].map(({ resource }) => resource).filter((one) => one.protect);
    assert.ok(held.length > 10);
    assert.deepEqual(
      held.filter(({ type }) => !HELD.includes(type)).map(({ name }) => name),
      [],
    );
  });

  it("a reader more and a reader less is an ordinary change", async () => {
    const sized = (readers: number): ProductDefinition => ({
      ...small,
      environments: { staging: {}, production: { databases: { primary: { readers } } } },
    });
    const { end, why, back } = await walk(small, sized(2));
    assert.equal(end, "up", why);
    assert.equal(back?.end, "up", back?.why);
    assert.deepEqual(
      back?.deeds.filter(([deed]) => deed === "delete").map(([, { name }]) => name),
      ["minimal-production-databases-primary-instances-3"],
    );
  });
});
