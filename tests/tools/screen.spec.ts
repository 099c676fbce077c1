import assert from "node:assert/strict";
import { describeProblems } from "../../components/refuse";
import { shine } from "../../stacks/products/shine";
import { programFor } from "../../tools/offline/program";
import { judged } from "../../tools/preview";
import { toJson } from "../../tools/report/json";
import { toMarkdown } from "../../tools/report/markdown";
import { toText } from "../../tools/report/text";
import { columnsOf, wrappedCommand } from "../../tools/report/wrap";
import { network, plain, reported, resource, screen, urnOf, violation } from "./reported";

const proofs = [
  { proof: "proof-task-starts", noun: "task", subjects: 7, proved: 112, failed: 0, unknown: 0 },
  { proof: "proof-alert-arrives", noun: "alert", subjects: 1, proved: 1, failed: 2, unknown: 3 },
];
const waiver = {
  rule: "alpha",
  urn: urnOf("vpc"),
  owner: "team-demo",
  reason: "it moves in spring",
  ticket: "OPS-1",
  start: "2026-11-01",
  end: "2027-02-01",
};
const advice = Array.from({ length: 7 }, (_, index) => violation(`advice-${index}`, "advisory", "private-a"));

/** Whether a line fits, or is one word that nothing can break. */
function mustFit(text: string, width: number): void {
  for (const line of text.split("\n")) assert.ok(columnsOf(line) <= width || !line.trim().includes(" "), line);
}

describe("the first screen", () => {
  const many = () =>
    reported({
      violations: [violation("zeta", "mandatory", "private-a"), ...advice],
      proofs,
      waived: [{ rule: "alpha", level: "mandatory", urn: urnOf("vpc"), message: "alpha is broken", waiver }],
      unverifiable: [{ rule: "later", urn: urnOf("vpc") }],
    });

  it("has what decides, and no tree", () => {
    const text = toText(many(), screen);
    for (const part of [
      "\nResources: production 3.\n",
      "\nTo mend before it can be brought up\n  zeta: zeta is broken\n",
      "\nProofs: 113 hops proved, 2 failed, 3 to be told later\n  task-starts (7 tasks, 112 hops), alert-arrives (1 alert, 1 hop, 2 failed)\n",
      "\nWaived\n  alpha (mandatory): team-demo answers for it until 2027-02-01 (OPS-1): it moves\n    in spring\n",
      "  advice-0: advice-0 is broken\n    at demo-production-network-private-a\n    fix: mend advice-0\n",
      "  and 2 more: --full\n",
      "\nTo be verified later: not known before the update is\n  later\n",
    ])
      assert.ok(text.includes(part), `${part}\n---\n${text}`);
    assert.doesNotMatch(text, /^Tree$|by kind and environment$/m);
    assert.match(toText(many(), plain), /^Tree$/m);
  });

  it("is followed by what stops the update, whole and with its place", () => {
    const whole = [
      "mandatory zeta",
      "  zeta is broken",
      "  fix: mend zeta",
      "  - demo-production-network-private-a  ec2.Subnet",
      "      components/network/network.ts:12",
    ].join("\n");
    assert.ok(toText(many(), screen).includes(`\n${whole}\n`), toText(many(), screen));
  });

  it("leaves what it has not to programs", () => {
    const told = JSON.parse(toJson(many())) as { waived: object[]; violations: object[] };
    const { rule, urn, owner, reason, ticket, end } = waiver;
    const message = "alpha is broken";
    assert.deepEqual(told.waived, [{ rule, level: "mandatory", urn, message, owner, reason, ticket, until: end }]);
    assert.equal(told.violations.length, 8);
  });

  for (const width of [60, 80, 120])
    it(`keeps every line within ${width} columns, but for a word that is longer`, () => {
      const message = "a wide message 日本語の説明 and more ".repeat(9);
      const preview = reported({
        violations: [{ ...violation("zeta", "mandatory", "private-a"), message }, ...advice],
        proofs,
        unverifiable: [{ rule: "later", urn: urnOf("private-a") }],
        placeholder: "constants ".repeat(30),
      });
      for (const full of [false, true]) mustFit(toText(preview, { width, colour: false, full }), width);
    });

  it("of shine is one, and fits 80 columns as all of its report does", async function () {
    this.timeout(60_000);
    const today = "2026-11-23";
    const preview = await judged(programFor({ kind: "product", name: "shine", definition: shine }, today), { today });
    const text = toText(preview, screen);
    assert.ok(text.split("\n").length <= 41, text);
    for (const width of [80, 120])
      for (const full of [false, true]) mustFit(toText(preview, { width, colour: false, full }), width);
    // What tells one from another stands in the tree: hosts of rules, sizes of schedules, what the web ACL lets through.
    const tree = toText(preview, { width: 200, colour: false, full: true });
    assert.match(tree, /lb\.ListenerRule {2}\S+ api\.shine\.example\.com/);
    assert.match(tree, /at-evening-rise cron\(0 18 \* \* \? \*\) 8 to 40/);
    assert.match(tree, /wafv2\.WebAcl {2}acl \(anonymous-ip without HostingProviderIPList/);
  });
});

describe("what is limited by --only", () => {
  const other = resource("demo-staging-thing", "aws:s3/bucket:Bucket");
  const at = (urn: string, proved: number) => ({ proof: "proof-a", urn, proved, failed: 0, unknown: 0 });
  const limitedTo = (only: string) =>
    reported({
      only,
      resources: [...network, other],
      violations: [violation("zeta", "mandatory", "vpc"), { ...violation("alpha", "advisory", "vpc"), urn: other.urn }],
      unverifiable: [{ rule: "later", urn: urnOf("vpc") }],
      proofs: [{ proof: "proof-a", noun: "task", subjects: 2, proved: 5, failed: 0, unknown: 0 }],
      provedAt: [at(urnOf("vpc"), 2), at(other.urn, 3)],
    });

  it("is counted and told alike in every section and format, and the verdict stays that of all", () => {
    const preview = limitedTo("demo-staging-*");
    const { compliant, mandatory, advisory, unverifiable, resources } = preview.summary;
    assert.deepEqual([compliant, mandatory, advisory, unverifiable, resources], [false, 0, 1, 0, 1]);
    assert.deepEqual(preview.proofs, [
      { proof: "proof-a", noun: "task", subjects: 1, proved: 3, failed: 0, unknown: 0 },
    ]);
    for (const text of [toText(preview, plain), toText(preview, screen), toMarkdown(preview), toJson(preview)]) {
      assert.ok(text.includes("alpha is broken"), text);
      for (const hidden of ["zeta", '"later"', "network-vpc"])
        assert.ok(!text.includes(hidden), `${hidden} in ${text}`);
    }
    assert.match(toText(preview, screen), /^demo: not compliant, by what is not shown here \(1 resource/);
    assert.equal(limitedTo("*-vpc").proofs[0]?.proved, 2);
  });
});

describe("what turns or hides text", () => {
  const message = "turned \u202e and hidden \u200b and \u001b[31mred\u0007 \u009b";

  it("is an escape in every format", () => {
    const preview = reported({ violations: [{ ...violation("zeta", "mandatory", "vpc"), message }] });
    for (const text of [toText(preview, plain), toText(preview, screen), toMarkdown(preview), toJson(preview)]) {
      for (const one of ["\u202e", "\u200b", "\u001b", "\u0007", "\u009b"]) assert.ok(!text.includes(one), text);
      assert.ok(text.includes("u202e"), text);
    }
    const { violations } = JSON.parse(toJson(preview)) as { violations: { message: string }[] };
    assert.equal(violations[0]?.message, message);
  });

  it("is one in a refusal, whose path stays one line", () => {
    const problem = { path: "services.a\n  fix: nothing\u202e", allowed: "a name", fix: "choose one" };
    const [, line] = describeProblems("product demo", [problem]).split("\n");
    assert.equal(line, "  services.a\\n  fix: nothing\\u202e");
  });
});

describe("a command to be copied", () => {
  it("is broken where a shell reads on, and never within quotes", () => {
    const command = "pulumi destroy --stack demo --target '**::demo-staging and more**' --target-dependents --yes";
    const lines = wrappedCommand(command, 50, "  1. ", "       ");
    assert.ok(lines.length > 1);
    for (const line of lines.slice(0, -1)) assert.match(line, / \\$/);
    assert.equal(lines.map((line) => line.trim().replace(/ \\$/, "")).join(" "), `1. ${command}`);
    assert.ok(lines.some((line) => line.includes("'**::demo-staging and more**'")));
  });
});
