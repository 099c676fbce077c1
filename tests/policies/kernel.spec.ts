import assert from "node:assert/strict";
import fc from "fast-check";
import { judge } from "../../policies/judge";
import { RuleFault } from "../../policies/kernel/check";
import { isNarrowed, matches, parseDocument } from "../../policies/kernel/documents";
import { Graph } from "../../policies/kernel/graph";
import { CANNOT_READ, Reader } from "../../policies/kernel/reader";
import { canonicalType, type Resource } from "../../policies/kernel/resource";
import type { Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { rule as rotation } from "../../policies/rules/kms/kms-key-rotation";
import { rule as exceptionEntries } from "../../policies/rules/stack/exception-entries-valid";
import { admitsWorld, contains, overlap } from "../../policies/views/networks";
import { environment, make, ref, registry, SECRET, stack, today, UNKNOWN } from "./support";

const graphOf = (...resources: Resource[]) => new Graph(resources, "shine", { registry, today });
const viewOf = (...resources: [Resource, ...Resource[]]) =>
  graphOf(...resources).all[0] as NonNullable<Graph["all"][0]>;
const reading = (value: unknown) => new Reader(undefined, value);
const cannot = (read: () => unknown) => assert.throws(read, (error) => error === CANNOT_READ);
const rule = (check: Rule["check"], props: Partial<Rule> = {}): Rule => ({
  ...rotation,
  id: "a-rule",
  check,
  ...props,
});
const judged = (resources: Resource[], ...own: Rule[]) =>
  judge(resources, { registry, waivers: [], today, stack: "shine", rules: own });

describe("a reader", () => {
  it("gives known values by path and nothing for absent ones", () => {
    const reader = reading({ a: { b: [{ c: "x" }, { c: 2 }] }, none: null, yes: "true" });
    assert.equal(reader.text("a.b.0.c"), "x");
    assert.equal(reader.text("a.b.1.c"), "2");
    assert.equal(reader.number("a.b.1.c"), 2);
    assert.equal(reader.number("a.b.0.c"), undefined);
    assert.equal(reader.flag("yes"), true);
    assert.equal(reader.text("a.x.y"), undefined);
    assert.equal(reader.get("none"), undefined);
    assert.equal(reader.text("constructor.name"), undefined);
    assert.deepEqual(reader.list("missing"), []);
    assert.deepEqual(
      reader.list("a.b").map((each) => each.text("c")),
      ["x", "2"],
    );
    assert.deepEqual(reading("one").texts(), ["one"]);
    assert.equal(reader.isSet("a.b"), true);
    assert.equal(reading({ list: [] }).isSet("list"), false);
  });

  it("reads nothing of unknown values, of what is below them, and of secrets", () => {
    const reader = reading({ unknown: UNKNOWN, secret: SECRET, list: [UNKNOWN, "b"] });
    for (const path of ["unknown", "unknown.below", "secret", "list.0"]) cannot(() => reader.text(path));
    for (const path of ["unknown", "secret"]) cannot(() => reader.isSet(path));
    cannot(() => reader.texts("list"));
    assert.equal(reader.isSecret("secret"), true);
    assert.equal(reader.list("list")[1]?.text(), "b");
  });

  it("tells of what is hidden that it is there, and of what would stand in it nothing", () => {
    const reader = reading({ unknown: UNKNOWN, secret: SECRET, empty: "", nothing: null });
    for (const path of ["unknown", "secret", "empty"]) assert.equal(reader.has(path), true);
    for (const path of ["nothing", "missing", "missing.below"]) assert.equal(reader.has(path), false);
    for (const path of ["unknown.below", "secret.below"]) cannot(() => reader.has(path));
  });

  it("takes for given what is set, and what comes from another resource", () => {
    const other = make("aws:kms/key:Key", "shine-production-a");
    const view = viewOf(
      make("a:b/c:D", "shine-production-b", { from: ref(other), nowhere: UNKNOWN, text: "a" }),
      other,
    );
    assert.deepEqual(
      ["from", "text", "missing"].map((path) => view.isGiven(path)),
      [true, true, false],
    );
    cannot(() => view.isGiven("nowhere"));
  });

  it("never opens a secret", () => {
    const secret = { reveal: () => assert.fail("opened") };
    const resources = [make("aws:ssm/parameter:Parameter", "shine-production-a", { value: secret, name: secret })];
    judge(resources, { registry, waivers: [], today, stack: "shine" });
  });
});

describe("a verdict", () => {
  const key = (props: object) => make("aws:kms/key:Key", "shine-production-data", { ...props });
  const both = rule((subject, check) => {
    check.expect(() => subject.text("a") === "x", "a is wrong", { part: "a" });
    check.expect(() => subject.text("b") === "x", "b is wrong", { part: "b" });
  });

  it("fails on what is known, whatever else is not", () => {
    const { violations, unverifiable, counts } = judged([key({ a: UNKNOWN, b: "y" })], both);
    assert.deepEqual(
      violations.map(({ rule: id, message }) => [id, message]),
      [["a-rule/b", "b is wrong"]],
    );
    assert.deepEqual(unverifiable, []);
    assert.equal(counts.fail, 1);
  });

  it("cannot be told when a value that decides is unknown", () => {
    const resource = key({ a: UNKNOWN, b: "x" });
    assert.deepEqual(judged([resource], both).unverifiable, [{ rule: "a-rule", urn: resource.urn }]);
  });

  it("is not listed as unverifiable for an advisory rule", () => {
    const { unverifiable, counts } = judged([key({ a: UNKNOWN, b: "x" })], { ...both, level: "advisory" });
    assert.deepEqual([unverifiable, counts.unverifiable], [[], 1]);
  });

  it("is `not applicable` when nothing was stated", () => {
    assert.equal(
      judged(
        [key({})],
        rule(() => {}),
      ).counts["not applicable"],
      1,
    );
  });

  it("keeps what was stated before an unknown value decided about the rest", () => {
    const early = rule((subject, check) => {
      check.expect(() => false, "wrong");
      if (subject.flag("a") === true) check.expect(() => true, "never");
    });
    assert.equal(judged([key({ a: UNKNOWN })], early).counts.fail, 1);
  });

  it("tells one thing of one place once, whoever asks", () => {
    const type = "aws:kms/key:Key";
    const keys = ["a", "b"].map((letter) => make(type, `shine-production-${letter}`));
    const first = rule(
      (_, check) => {
        const at = check.graph.ofType(type)[0];
        check.expect(() => false, "it is broken", { part: "same", ...(at === undefined ? {} : { at }) });
        check.expect(() => false, "each is broken", { part: "own" });
      },
      { kind: "stack" },
    );
    const { violations, counts } = judged(keys, first);
    assert.deepEqual(
      violations.map(({ rule: id, urn }) => `${id} ${urn.slice(-1)}`),
      ["a-rule/own a", "a-rule/same a", "a-rule/own b"],
    );
    assert.equal(counts.fail, 2);
  });

  it("goes on from what is found, and ends where nothing is", () => {
    const way = rule((subject, check) => {
      const a = check.found(() => subject.text("a"), "no a", { part: "a" });
      if (a === undefined) return;
      check.found(() => subject.text(a), "no b", { part: "b" });
    });
    const partsOf = (props: object) => judged([key(props)], way).violations.map(({ rule: id }) => id);
    assert.deepEqual(partsOf({ a: "b", b: "x" }), []);
    assert.deepEqual(partsOf({ a: "b" }), ["a-rule/b"]);
    assert.deepEqual(partsOf({ b: "x" }), ["a-rule/a"]);
    assert.deepEqual(partsOf({ a: UNKNOWN }), []);
  });

  it("counts the hops of a proof, and what is waived as neither proved nor failed", () => {
    const proof = { ...both, noun: "key" };
    const keys = [key({ a: "x", b: "y" }), { ...key({ a: UNKNOWN, b: "x" }), urn: "other" }];
    const line = { proof: "a-rule", noun: "key", subjects: 2, proved: 2, failed: 1, unknown: 1 };
    assert.deepEqual(judged(keys, proof).proofs, [line]);
    const waiver = { owner: "a", reason: "b", ticket: "c", start: today, end: today };
    const waivers = [{ ...waiver, rule: "a-rule/b", urn: keys[0]?.urn ?? "" }];
    const waived = judge(keys, { registry, waivers, today, stack: "shine", rules: [proof] });
    assert.deepEqual(waived.proofs, [{ ...line, failed: 0 }]);
    assert.deepEqual(judged([key({ a: "x", b: "x" })], both).proofs, [], "a rule is no proof");
    assert.deepEqual(judged([], proof).proofs, [], "what has nothing to show has no line");
  });

  it("is a fault with the rule's name when the rule throws", () => {
    const broken = rule(() => {
      throw new TypeError("x is not a function");
    });
    assert.throws(
      () => judged([key({})], broken),
      (error) =>
        error instanceof RuleFault && error.rule === "a-rule" && /a-rule failed on urn:.*x is not/.test(error.message),
    );
    const brokenStatement = rule((_subject, check) =>
      check.expect(() => {
        throw new TypeError("boom");
      }, "wrong"),
    );
    assert.throws(() => judged([key({})], brokenStatement), RuleFault);
  });

  it("comes in the same order, however the resources come", () => {
    const names = ["b", "a", "c"].map((name) => make("aws:kms/key:Key", `shine-production-${name}`));
    const forward = judged(names, rotation);
    assert.deepEqual(judged([...names].reverse(), rotation), forward);
    assert.deepEqual(
      forward.violations.map(({ urn }) => urn),
      [...names].map(({ urn }) => urn).sort(),
    );
  });
});

describe("the graph", () => {
  it("knows what is made before what, by dependencies and by what values came from", () => {
    const [first, other] = [make("a:b/c:D", "first"), make("a:b/c:D", "other")];
    const second = make("a:b/c:D", "second", { id: ref(first) });
    const third = { ...make("a:b/c:D", "third"), dependencies: [second.urn] };
    const graph = graphOf(first, other, second, third);
    const view = ({ urn }: Resource) => graph.find(urn) as NonNullable<ReturnType<typeof graph.find>>;
    assert.equal(graph.precedes(view(first), view(third)), true);
    assert.equal(graph.precedes(view(third), view(first)), false);
    assert.equal(graph.precedes(view(other), view(third)), false);
  });

  it("says that an unknown value which came from elsewhere in the program names nothing of another type", () => {
    const [log, bucket] = [make("aws:s3/bucketLogging:BucketLogging", "log"), make("a:b/c:D", "other")];
    const linked = { ...log, props: { bucket: UNKNOWN }, propertyDependencies: { bucket: [bucket.urn] } };
    const graph = graphOf(linked, bucket);
    const [view] = graph.all;
    assert.ok(view !== undefined);
    assert.equal(graph.target(view, "bucket", "aws:s3/bucket:Bucket"), undefined);
  });

  const production = environment("production");
  const bucket = make("aws:s3/bucket:Bucket", "shine-production-a", { bucket: "a" }, { parent: production });
  const log = (props: object) => make("aws:s3/bucketLogging:BucketLogging", "shine-production-a-log", { ...props });
  const LOG = "aws:s3/bucketLogging:BucketLogging";

  it("links by where a value comes from, and by chosen names", () => {
    for (const value of ["a", ref(bucket)]) {
      const view = viewOf(bucket, log({ bucket: value }));
      assert.equal(view.graph.satellites(view, LOG, "bucket").length, 1);
      const satellite = view.graph.ofType(LOG)[0] as typeof view;
      assert.equal(view.graph.target(satellite, "bucket", "aws:s3/bucket:Bucket"), view);
    }
  });

  it("says that a link cannot be known, where the value is unknown and comes from nowhere", () => {
    const view = viewOf(bucket, log({ bucket: UNKNOWN }));
    cannot(() => view.graph.satellites(view, LOG, "bucket"));
    cannot(() => view.graph.target(view.graph.ofType(LOG)[0] as typeof view, "bucket", "aws:s3/bucket:Bucket"));
  });

  it("reads the environment from the nearest component, else from the name", () => {
    assert.equal(viewOf(bucket, production).environment, "production");
    const below = make("platform:data:Bucket", "uploads", {}, { parent: production });
    const inside = make("aws:s3/bucket:Bucket", "uploads-bucket", {}, { parent: below });
    assert.equal(viewOf(inside, below, production).environment, "production");
    assert.equal(viewOf(make("aws:s3/bucket:Bucket", "shine-staging-a")).environment, "staging");
    assert.equal(viewOf(make("aws:s3/bucket:Bucket", "shine-productions")).environment, undefined);
    const contradicting = make("aws:s3/bucket:Bucket", "shine-staging-a", {}, { parent: production });
    assert.equal(viewOf(contradicting, production).environment, "production");
  });

  it("knows the parent by its URN alone, as the engine shows one resource at a time", () => {
    assert.equal(viewOf(bucket).environment, "production");
  });

  it("reads tags over the provider's default tags, which Pulumi writes as JSON", () => {
    const provider = { defaultTags: JSON.stringify({ tags: { product: "shine", env: "x" } }) };
    const view = viewOf(
      make("aws:s3/bucket:Bucket", "shine-production-a", { tags: { env: "production" } }, { provider }),
    );
    assert.deepEqual([view.tag("env"), view.tag("product"), view.tag("owner")], ["production", "shine", undefined]);
  });

  it("calls types by one name", () => {
    assert.equal(canonicalType("aws:alb/loadBalancer:LoadBalancer"), "aws:lb/loadBalancer:LoadBalancer");
    assert.equal(canonicalType("aws:s3/bucketV2:BucketV2"), "aws:s3/bucket:Bucket");
    assert.equal(canonicalType("aws:s3/bucketLoggingV2:BucketLoggingV2"), "aws:s3/bucketLogging:BucketLogging");
    assert.equal(canonicalType("aws:s3/bucket:Bucket"), "aws:s3/bucket:Bucket");
  });
});

describe("a policy document", () => {
  it("is read whatever form its lists have", () => {
    const [statement] = parseDocument({ Statement: { Effect: "Allow", Principal: "*", Action: "s3:*" } }) ?? [];
    assert.deepEqual(statement?.principals, [{ kind: "AWS", value: "*" }]);
    assert.deepEqual(statement?.actions, ["s3:*"]);
    assert.equal(parseDocument("{"), undefined);
    assert.equal(parseDocument('{"Statement": [{"Effect": "allow"}]}'), undefined);
  });

  it("is unknown when a part of it is", () => cannot(() => parseDocument({ Statement: [{ Effect: UNKNOWN }] })));

  it("has patterns that match as IAM's do", () => {
    assert.ok(
      matches("s3:Get*", "s3:GetObject") &&
        matches("S3:get*", "s3:GetObject") &&
        matches("s3:?etObject", "s3:GetObject"),
    );
    assert.ok(!matches("s3:Get", "s3:GetObject") && !matches("s3.Get*", "s3:GetObject"));
  });

  it("is narrowed by conditions that demand, and by no others", () => {
    const narrowed = (operator: string, key: string, value: string): boolean => {
      const [statement] =
        parseDocument({ Statement: { Effect: "Allow", Condition: { [operator]: { [key]: value } } } }) ?? [];
      return statement !== undefined && isNarrowed(statement);
    };
    assert.ok(narrowed("StringEquals", "AWS:SourceAccount", "111122223333"));
    assert.ok(narrowed("ArnLike", "aws:SourceArn", "arn:aws:logs:*:111122223333:*"));
    assert.ok(narrowed("ArnLike", "aws:SourceArn", "arn:aws:s3:::uploads"));
    for (const [operator, key, value] of [
      ["StringNotEquals", "aws:SourceAccount", "111122223333"],
      ["StringEqualsIfExists", "aws:SourceAccount", "111122223333"],
      ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"],
      ["StringLike", "aws:SourceAccount", "*"],
      ["ArnLike", "aws:SourceArn", "arn:aws:logs:*:*:*"],
      ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
      ["Bool", "aws:SecureTransport", "true"],
    ] as const) {
      assert.ok(!narrowed(operator, key, value), `${operator} ${key} ${value}`);
    }
  });
});

describe("waivers", () => {
  const key = make("aws:kms/key:Key", "shine-production-data");
  const waiver = {
    rule: "kms-key-rotation",
    urn: "urn:pulumi:shine::platform::*::shine-production-data",
    owner: "team-shine",
    reason: "Migration",
    ticket: "SHINE-1",
    start: "2026-11-01",
    end: "2027-01-31",
  };
  const withWaiver = (props: Partial<typeof waiver>) =>
    judge([stack, key], {
      registry,
      waivers: [{ ...waiver, ...props }],
      today,
      stack: "shine",
      rules: [rotation, exceptionEntries],
    });

  it("take a violation away while they hold", () => {
    const { violations, counts } = withWaiver({});
    assert.deepEqual([violations, counts.waived], [[], 1]);
  });

  it("give it back when they have expired, and are a violation then", () => {
    assert.deepEqual(
      withWaiver({ end: "2026-11-22" }).violations.map(({ rule: id }) => id),
      ["kms-key-rotation", "exception-entries-valid"],
    );
  });

  it("are announced for 14 days before their end", () => {
    const { violations } = withWaiver({ end: "2026-12-07" });
    assert.deepEqual(
      violations.map(({ rule: id, level }) => [id, level]),
      [["exception-entries-valid/ending", "advisory"]],
    );
  });

  it("that are for no rule are told with the nearest that there is", () => {
    const [first] = withWaiver({ rule: "kms-key-rotatoin/part" }).violations.filter(
      ({ rule: id }) => id === "exception-entries-valid",
    );
    assert.match(first?.message ?? "", /there is no rule kms-key-rotatoin, and the nearest is kms-key-rotation;/);
  });

  it("cover only the resource that they name", () => {
    const { violations } = withWaiver({ urn: "urn:pulumi:shine::platform::*::shine-production-logs" });
    assert.deepEqual(
      violations.map(({ rule: id }) => id),
      ["kms-key-rotation", "exception-entries-valid/unused"],
    );
  });
});

describe("networks", () => {
  it("contain and overlap as their addresses do", () => {
    assert.ok(contains("172.27.0.0/16", "172.27.4.0/24") && !contains("172.27.4.0/24", "172.27.0.0/16"));
    assert.ok(overlap("10.0.0.0/8", "10.255.0.0/16") && !overlap("10.0.0.0/16", "10.1.0.0/16"));
    assert.ok(contains("fd00::/8", "fd12:3456::/32") && !contains("fd00::/8", "172.27.0.0/16"));
    assert.ok(!contains("not a network", "172.27.0.0/16"));
    assert.ok(
      admitsWorld(["::/0"]) && admitsWorld(["0.0.0.0/1"]) && !admitsWorld(["10.0.0.0/8"]) && admitsWorld(["what?"]),
    );
  });

  it("contain whatever overlaps them and is smaller", () => {
    const network = fc.tuple(fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 })).map(([address, length]) => {
      const bytes = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255);
      return { text: `${bytes.join(".")}/${length}`, length };
    });
    fc.assert(
      fc.property(network, network, (one, other) => {
        const [wide, narrow] = one.length <= other.length ? [one, other] : [other, one];
        assert.equal(overlap(wide.text, narrow.text), contains(wide.text, narrow.text));
        assert.equal(overlap(wide.text, narrow.text), overlap(narrow.text, wide.text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("every rule", () => {
  it("throws nothing, whatever the properties are", () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<unknown>(
          null,
          true,
          false,
          0,
          -1,
          65536,
          "",
          "x",
          "*",
          UNKNOWN,
          SECRET,
          "{",
          "[]",
          '{"Statement":1}',
        ),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("rules", "policy", "name", "0", "tags", "status"), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    // The properties that the rules read, by their source: whatever follows a reader's name in quotes.
    const paths = [
      ...new Set(
        rules.flatMap((each) => [...each.check.toString().matchAll(/"([a-z]\w+)[".]/g)].map(([, path]) => path ?? "")),
      ),
    ];
    const props = fc.dictionary(fc.constantFrom(...paths, "tags", "bucket", "policy", "rules"), json, { maxKeys: 12 });
    const types = [...new Set(rules.flatMap((each) => (each.types === "all" ? [] : each.types)))];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...types), props), { maxLength: 4 }), (drawn) => {
        const resources = drawn.map(([type, own], index) => make(type, `shine-production-${index}`, own));
        judge(resources, { registry, waivers: [], today, stack: "shine" });
      }),
      { numRuns: 2000 },
    );
  });
});
