import assert from "node:assert/strict";
import fc from "fast-check";
import { SecretValue, UNKNOWN } from "../../tools/offline/recorded";
import { globOf } from "../../tools/report/glob";
import { toJson } from "../../tools/report/json";
import { toMarkdown } from "../../tools/report/markdown";
import { type Preview, previewOf } from "../../tools/report/model";
import { mask, maskThrown } from "../../tools/report/secrets";
import { toText } from "../../tools/report/text";
import { fitted, wrapped } from "../../tools/report/wrap";
import { showInputs } from "../../tools/report/values";
import { argsOf, network, plain, reported, resource, urnOf, violation } from "./reported";

describe("the text report", () => {
  it("begins with the verdict and says what it is not", () => {
    const [first, second] = toText(reported({}), plain).split("\n");
    assert.equal(first, "demo: compliant (3 resources judged by 7 rules)");
    assert.equal(second, "This is the desired state of the definition, not a difference to what runs in the cloud.");
  });

  it("tells a placeholder, and what is shown", () => {
    const violations = [violation("a", "advisory", "vpc")];
    const given = { placeholder: "demo has no account", only: "demo-production-*", violations };
    const text = toText(reported(given), { ...plain, width: 200 });
    assert.match(text, /^Note: demo has no account\.$/m);
    const shown =
      "Shown and counted is what matches demo-production-*: 4 of 5 resources and components, 1 of 1 violation.";
    assert.ok(text.includes(`\n${shown} All of it is judged.\n`), text);
  });

  it("tells a registry that is stale, by some of its places", () => {
    const told = (...stale: string[]): string =>
      toText(reported({ stale }), { ...plain, width: 200 }).split("\n")[2] ?? "";
    assert.match(told("offices"), /^Note: .* is stale in offices: npm run generate writes it anew\.$/);
    assert.match(told("a", "b", "c", "d", "e"), /is stale in a, b, c and 2 more: npm run generate/);
    assert.equal(told(), "Resources: production 3.");
    assert.ok(toMarkdown(reported({ stale: ["offices"] })).includes("is stale in offices"));
  });

  it("gathers alike resources, without repeating the name above", () => {
    assert.match(
      toText(reported({}), plain),
      /^ {4}demo-production-network {2}Network, 3 resources\n {6}ec2\.Subnet {2}×2 private-a 10\.0\.0\.0\/20, private-c\n {6}ec2\.Vpc {2}vpc \(protected\)$/m,
    );
  });

  it("gathers violations that say the same, mandatory ones first, with fix and place", () => {
    const text = toText(
      reported({
        violations: [
          violation("zeta", "mandatory", "private-a"),
          violation("alpha", "advisory", "vpc"),
          violation("zeta", "mandatory", "private-c"),
        ],
      }),
      plain,
    );
    assert.match(
      text,
      /^demo: not compliant, 2 mandatory violations to mend before it can be brought up \(3 resources judged by 7\n {2}rules; 1 advisory violation\)$/m,
    );
    const expected = [
      "mandatory zeta ×2",
      "  zeta is broken",
      "  fix: mend zeta",
      "  - demo-production-network-private-a  ec2.Subnet  components/network/network.ts:12",
      "  - demo-production-network-private-c  ec2.Subnet  components/network/network.ts:12",
      "",
      "advisory alpha",
    ].join("\n");
    assert.ok(text.includes(expected), text);
  });

  it("tells what cannot be verified, and which value is missing", () => {
    const text = toText(
      reported({
        unverifiable: [
          { rule: "later", urn: urnOf("private-a") },
          { rule: "later", urn: urnOf("vpc") },
        ],
      }),
      { ...plain, width: 200 },
    );
    assert.ok(
      text.includes(
        "- demo-production-network-private-a (components/network/network.ts:12): vpcId, id of demo-production-network-vpc\n",
      ),
    );
    assert.ok(text.includes("- demo-production-network-vpc (components/network/network.ts:12): what it refers to\n"));
  });

  it("is plain unless colour is asked for", () => {
    const escape = String.fromCharCode(27);
    assert.ok(!toText(reported({}), plain).includes(escape));
    assert.ok(toText(reported({}), { ...plain, colour: true }).includes(escape));
  });

  it("wraps between words and loses none", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (given, width) => {
        const lines = wrapped(given.join(" "), width, "  ", "    ");
        assert.deepEqual(lines.join(" ").split(" ").filter(Boolean), given);
        for (const line of lines) assert.ok(line.length <= width);
      }),
    );
  });
});

describe("a hop that fails for many", () => {
  const proofs = [{ proof: "proof-a", noun: "task", subjects: 15, proved: 1, failed: 15, unknown: 0 }];
  const hop = (words: string, urn: string, text = "it has no way to DNS") => ({
    rule: "proof-a/dns",
    level: "mandatory" as const,
    urn,
    fix: "mend proof-a/dns",
    message: `${words}: ${text}`,
  });
  const services = Array.from({ length: 15 }, (_, index) => `services.s${index + 10} in staging`);
  const resources = services.map((_, index) => resource(`task-${index + 10}`, "aws:ecs/taskDefinition:TaskDefinition"));
  const many = services.map((words, index) => hop(words, resources[index]?.urn ?? ""));
  const all = () => ({ resources: [...network, ...resources], proofs });

  it("is told once, with how many and a few of them, in text and in Markdown; JSON has each", () => {
    const preview = reported({ ...all(), violations: many });
    const text = toText(preview, { ...plain, width: 200 });
    const head =
      "services.s10 in staging, services.s11 in staging, services.s12 in staging and 12 more: it has no way to DNS";
    assert.ok(text.includes(`mandatory proof-a/dns ×15\n  ${head}\n  fix: mend proof-a/dns\n  - task-10  `), text);
    assert.ok(
      text.includes("\n  - task-14  ecs.TaskDefinition  components/network/network.ts:12\n  - and 10 more\n"),
      text,
    );
    assert.equal(text.split("no way to DNS").length, 2);
    assert.ok(text.includes("15 mandatory violations"));
    const markdown = toMarkdown(preview);
    assert.ok(markdown.includes(`- **mandatory** \`proof-a/dns\` ×15: ${head}\n`), markdown);
    assert.ok(markdown.includes("  - and 10 more\n"));
    assert.equal((JSON.parse(toJson(preview)) as { violations: unknown[] }).violations.length, 15);
  });

  it("is told by itself where the text, the part or the fix is another", () => {
    const violations = [
      hop("services.a in staging", urnOf("vpc")),
      hop("services.b in staging", urnOf("vpc"), "it has no way to S3"),
      { ...hop("services.c in staging", urnOf("vpc")), rule: "proof-a/api" },
      { ...hop("services.d in staging", urnOf("vpc")), fix: "mend it otherwise" },
    ];
    const text = toText(reported({ ...all(), violations }), plain);
    for (const name of ["a", "b", "c", "d"]) assert.ok(text.includes(`\n  services.${name} in staging: it has`), text);
    assert.ok(!text.includes("×2\n  services"), text);
  });

  it("is named whole where they are few, and its resource once", () => {
    const violations = many.slice(0, 4).map((one) => ({ ...one, urn: urnOf("vpc") }));
    const text = toText(reported({ ...all(), violations }), { ...plain, width: 200 });
    const head =
      "services.s10 in staging, services.s11 in staging, services.s12 in staging and services.s13 in staging: it";
    assert.ok(text.includes(`×4\n  ${head} has no way to DNS\n`), text);
    assert.equal(text.split("\n  - demo-production-network-vpc  ").length, 2);
  });

  it("is no matter of rules, whose messages may have a colon of their own", () => {
    const violations = ["a: x", "b: x"].map((message) => ({ ...violation("zeta", "mandatory", "vpc"), message }));
    const text = toText(reported({ violations }), plain);
    assert.ok(text.includes("\n  a: x\n") && text.includes("\n  b: x\n"), text);
  });
});

describe("a message on a terminal", () => {
  it("breaks long lines below their own beginning, and leaves in one what is to be typed", () => {
    const command = `    fix: npm run platform -- ledger ${"--set accounts.shared=1 ".repeat(4)}`;
    const text = `error: shine: 1 problem\n    allowed: ${"a word ".repeat(20).trim()}\n${command}`;
    const lines = fitted(text, 60).split("\n");
    assert.deepEqual([lines[0], lines.at(-1)], ["error: shine: 1 problem", command]);
    const middle = lines.slice(1, -1);
    assert.equal(middle.length, 3);
    for (const line of middle.slice(1)) assert.match(line, /^ {6}\S/);
    for (const line of middle) assert.ok(line.length <= 60);
  });
});

describe("what was proved", () => {
  const proofs = [
    { proof: "proof-task-starts", noun: "task", subjects: 7, proved: 112, failed: 0, unknown: 0 },
    { proof: "proof-alert-arrives", noun: "alert", subjects: 1, proved: 1, failed: 2, unknown: 3 },
  ];
  const lines = [
    "proof-task-starts: 7 tasks, 112 hops proved",
    "proof-alert-arrives: 1 alert, 1 hop proved, 2 failed, 3 to be told later",
  ];

  it("has a line a proof, in text and in Markdown", () => {
    const [first = "", second = ""] = lines;
    assert.ok(toText(reported({ proofs }), plain).includes(`\nProofs\n  ${first}\n  ${second}\n\n`));
    assert.ok(toMarkdown(reported({ proofs })).includes(`\n- ${first}\n- ${second}\n\n`));
    assert.ok(!toText(reported({}), plain).includes("Proofs"));
  });

  it("is told to programs as well", () => {
    const told = JSON.parse(toJson(reported({ proofs }))) as { proofs: unknown };
    assert.deepEqual(told.proofs, proofs);
  });
});

describe("the Markdown report", () => {
  it("begins with a marker that is the same for every run of the product", () => {
    const marker = (preview: Preview): string | undefined => toMarkdown(preview).split("\n")[0];
    assert.equal(marker(reported({})), "<!-- platform preview: demo -->");
    assert.equal(marker(reported({ violations: [violation("a", "mandatory", "vpc")] })), marker(reported({})));
  });

  it("keeps below GitHub's limit, and says what it left out", () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      resource(`thing-${index}-${"x".repeat(40)}`, `aws:ec2/type${index}:T`),
    );
    const violations = many.flatMap((one, index) => [
      { ...violation(`rule-${index}`, "mandatory", "vpc"), urn: one.urn },
    ]);
    const crowded = toMarkdown(previewOf(argsOf({ resources: [...network, ...many], violations })));
    assert.ok(crowded.length < 65_536, String(crowded.length));
    assert.match(crowded, /Left out for length: \d+ parts\. `npm run preview -- demo` shows all\./);
    const large = toMarkdown(previewOf(argsOf({ resources: [...network, ...many] })));
    assert.ok(large.length < 65_536, String(large.length));
    assert.match(large, /… \d+ more lines are left out for length; npm run preview -- demo shows all/);
    assert.equal(large.split("```").length, 3, "the code block is closed");
  });

  it("mentions nobody and lets no message format the comment", () => {
    const message = "see @team, <img src=x> and `code` | a table";
    const text = toMarkdown(reported({ violations: [{ ...violation("a", "mandatory", "vpc"), message }] }));
    assert.ok(!text.includes("@team"));
    assert.ok(!text.includes("<img"));
    assert.ok(text.includes("\\|"));
  });
});

describe("values as they are shown", () => {
  const inputs = (values: Record<string, unknown>, sources: Record<string, string[]> = {}): unknown =>
    showInputs({ ...resource("x", "aws:ec2/vpc:Vpc"), inputs: values, propertyDependencies: sources }, ["hunter22"]);

  const table: readonly [
    what: string,
    values: Record<string, unknown>,
    sources: Record<string, string[]>,
    shown: unknown,
  ][] = [
    [
      "an id",
      { vpcId: UNKNOWN },
      { vpcId: [urnOf("vpc")] },
      { vpcId: "<computed: id of demo-production-network-vpc>" },
    ],
    ["an ARN", { roleArn: UNKNOWN }, { roleArn: ["a::b::c::role"] }, { roleArn: "<computed: arn of role>" }],
    [
      "the one that the name speaks of",
      { subnetIds: [UNKNOWN] },
      { subnetIds: [urnOf("vpc"), urnOf("private-a")] },
      { subnetIds: ["<computed: id of demo-production-network-private-a>"] },
    ],
    ["another value", { role: UNKNOWN }, { role: ["a::b::c::role"] }, { role: "<computed: from role>" }],
    [
      "a value inside",
      { rules: [{ groupIds: [UNKNOWN] }] },
      { rules: ["::g"] },
      { rules: [{ groupIds: ["<computed: id of g>"] }] },
    ],
    ["a value from nowhere", { id: UNKNOWN }, {}, { id: "<computed>" }],
    [
      "a value from many",
      { ids: UNKNOWN },
      { ids: ["::a", "::b", "::c", "::d", "::e", "::f", "::g"] },
      { ids: "<computed: id of a, b, c, d, e or 2 others>" },
    ],
    [
      "a secret",
      { key: new SecretValue("abc"), list: [new SecretValue({ a: 1 })] },
      {},
      { key: "[secret]", list: ["[secret]"] },
    ],
    ["a secret in clear", { userData: "export TOKEN=hunter22" }, {}, { userData: "export TOKEN=[secret]" }],
    ["plain values", { a: 1, b: true, c: null, d: "e" }, {}, { a: 1, b: true, c: null, d: "e" }],
  ];
  for (const [what, values, sources, shown] of table) {
    it(`tells ${what}`, () => assert.deepEqual(inputs(values, sources), shown));
  }

  it("prints a secret in no way", () => {
    const secret = new SecretValue("hunter22");
    assert.deepEqual([JSON.stringify(secret), String(secret), Object.keys(secret)], ['"[secret]"', "[secret]", []]);
  });
});

describe("masking", () => {
  it("takes out a secret wherever it stands, as JSON writes it too", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
        const masked = mask(JSON.stringify({ text: before + secret + after }), [secret]);
        assert.ok(
          !masked.replaceAll("[secret]", "").includes(JSON.stringify(secret).slice(1, -1)) ||
            "[secret]".includes(secret),
        );
      }),
    );
  });

  it("takes the longer of two secrets first", () => {
    assert.equal(mask("a=longsecret", ["long", "longsecret"]), "a=[secret]");
  });

  it("reaches errors and words that are thrown", () => {
    const error = maskThrown(new Error("no hunter22"), ["hunter22"]) as Error;
    assert.equal(error.message, "no [secret]");
    assert.ok(!error.stack?.includes("hunter22"));
    assert.equal(maskThrown("hunter22!", ["hunter22"]), "[secret]!");
  });
});

describe("globs", () => {
  const cases: readonly [pattern: string, text: string, matches: boolean][] = [
    ["demo-*", "demo-web", true],
    ["demo-*", "a-demo-web", false],
    ["*:Vpc", "aws:ec2/vpc:Vpc", true],
    ["w?b", "web", true],
    ["w?b", "weeb", false],
    ["a.b", "axb", false],
    ["a+(b)", "a+(b)", true],
  ];
  for (const [pattern, text, matches] of cases) {
    it(`${pattern} ${matches ? "matches" : "does not match"} ${text}`, () =>
      assert.equal(globOf(pattern)(text), matches));
  }
});
