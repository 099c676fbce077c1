import assert from "node:assert/strict";
import fc from "fast-check";
import { covers, meets } from "../../policies/views/globs";

describe("patterns of paths and hosts", () => {
  for (const [wide, narrow, isCovered, isMet] of [
    ["/*", "/api/*", true, true],
    ["/api/*", "/*", false, true],
    ["*.shine.example.com", "api.shine.example.com", true, true],
    ["*.shine.example.com", "shine.example.com", false, false],
    ["/a?c", "/abc", true, true],
    ["/a?c", "/a*c", false, true],
    ["/*/edit", "/api/*", false, true],
    ["/api", "/apis", false, false],
    ["", "", true, true],
    ["*", "", true, true],
    ["/**", "/*", true, true],
  ] as const) {
    it(`${wide} ${isCovered ? "covers" : isMet ? "meets" : "is apart from"} ${narrow}`, () => {
      assert.equal(covers(wide, narrow), isCovered);
      assert.equal(meets(wide, narrow), isMet);
      assert.equal(meets(narrow, wide), isMet);
    });
  }

  const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 6 }).map((letters) => letters.join(""));
  const text = fc.array(fc.constantFrom("a", "b"), { maxLength: 8 }).map((letters) => letters.join(""));
  const stands = (glob: string, word: string): boolean =>
    new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(word);

  it("what is covered stands for nothing more, and what stands for one text meets", () => {
    fc.assert(
      fc.property(pattern, pattern, text, (one, other, word) => {
        if (covers(one, other) && stands(other, word)) assert.ok(stands(one, word));
        if (stands(one, word) && stands(other, word)) assert.ok(meets(one, other));
        assert.equal(covers(one, word), stands(one, word));
      }),
    );
  });
});
