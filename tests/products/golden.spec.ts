import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { treeOf } from "../support/products";
import { judgementOf, modes, recorded, stacks } from "../support/stacks";

const FOLDER = join(__dirname, "../golden");

/** Why a rule cannot decide in the first preview of a stack; it does so in the update, before anything depends on it. */
const reasons: Readonly<Record<string, string>> = {};

for (const stack of stacks) {
  describe(`golden files of ${stack}`, () => {
    it("the tree of types and names is the one that was agreed on", async () => {
      golden(`${stack}.tree.txt`, treeOf(await recorded(stack, "preview")));
    });

    it("no mandatory rule is violated, in the first preview or in the update", async () => {
      for (const mode of modes) {
        const { violations, counts } = await judgementOf(stack, mode);
        assert.deepEqual(
          violations.filter(({ level }) => level === "mandatory"),
          [],
        );
        assert.ok(counts.rules > 100 && counts.pass > counts.rules);
      }
    });

    it("what a first preview cannot verify is known, each with its reason", async () => {
      const { unverifiable } = await judgementOf(stack, "preview");
      const lines = unverifiable.map(({ rule, urn }) => {
        assert.ok(
          reasons[rule] !== undefined,
          `${rule} cannot decide about ${urn}: make it known, or say here why it is not`,
        );
        return `${rule} ${nameOf(urn)}: ${reasons[rule]}`;
      });
      golden(`${stack}.unverifiable.txt`, told(lines));
    });

    it("in the update nothing is left unverified", async () => {
      assert.deepEqual((await judgementOf(stack, "up")).unverifiable, []);
    });

    it("advice that is not followed is known", async () => {
      for (const mode of modes) {
        const { violations } = await judgementOf(stack, mode);
        const lines = violations
          .filter(({ level }) => level === "advisory")
          .map(({ rule, urn }) => `${rule} ${nameOf(urn)}`);
        golden(`${stack}.advisory.txt`, told(lines));
      }
    });
  });
}

describe("reasons", () => {
  it("every reason is one that a golden file gives", () => {
    const given = stacks.map((stack) => readFileSync(join(FOLDER, `${stack}.unverifiable.txt`), "utf8")).join("");
    for (const rule of Object.keys(reasons)) assert.ok(given.includes(`${rule} `), rule);
  });
});

/** Compares with the file; `npm run golden` writes it anew. */
function golden(file: string, content: string): void {
  const path = join(FOLDER, file);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, content);
  assert.ok(existsSync(path), `tests/golden/${file} does not exist: npm run golden`);
  assert.equal(
    content,
    readFileSync(path, "utf8"),
    `tests/golden/${file} differs: npm run golden writes it anew, for a reviewer to see`,
  );
}

function told(lines: readonly string[]): string {
  return lines.length === 0 ? "nothing\n" : `${[...lines].sort().join("\n")}\n`;
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
