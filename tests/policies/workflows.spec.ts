import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SESSIONS, USES } from "../../policies/ways/ci";

const folder = join(__dirname, "../../.github/workflows");
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));

describe("the workflows of the platform", () => {
  it("use the very actions that their repository is asked about", () => {
    const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: ([^.\s][^@\s]*)@/g)].map(([, name]) => name));
    assert.deepEqual(new Set(used), new Set(USES));
  });

  it("ask for sessions as long as their roles are asked about: what brings up as it says, the others by default", () => {
    const asked = workflows.flatMap(({ file, text }) =>
      [...text.matchAll(/role-duration-seconds: (\d+)/g)].map(([, seconds]) => [file, Number(seconds)] as const),
    );
    assert.deepEqual(asked, [["up.yml", SESSIONS.up]]);
    assert.equal(SESSIONS.look, 3600);
  });
});
