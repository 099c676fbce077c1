import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetCompiled, median, timeNode } from "./processes";
import { judged, ratio, type Row, seconds } from "./row";

const RUNS = 3;

/**
 * The same verdict by the real engine: as this project is set up, and with Pulumi's default loaders, which check types at every start. All of
 * it cold, as on a CI machine.
 */
export async function engineRows(): Promise<Row[]> {
  const what = "`pulumi preview` of shine with the pack";
  if (!hasEngine()) return [{ what, figure: "no `pulumi` on PATH: not measured", target: "" }];
  const args = ["tools/platform.mjs", "preview", "shine"];
  const { offline } = timeNode({ offline: { args, exitCodes: judged, cold: true } }, RUNS);
  const [ours, packless] = [await previews(() => undefined), await previews(() => undefined, false)];
  const empty = await previews((bench) => bench.write("policies/index.js", EMPTY_PACK));
  const byDefault = await previews(useDefaultLoaders);
  const target = "5× faster than default loaders cold";
  const figure = byDefault === undefined ? "it fails" : seconds(byDefault);
  return [
    { what: `${what}, Pulumi's default loaders cold`, figure, target: "" },
    compared(`${what}, cold`, ours, byDefault, ""),
    packRow(ours, packless),
    { what: "The same with a pack that has one empty policy", figure: against(empty, packless), target: "" },
    compared("`preview shine`, offline, cold", offline, byDefault, target),
  ];
}

function compared(what: string, taken: number | undefined, byDefault: number | undefined, target: string): Row {
  if (taken === undefined) return { what, figure: "it fails", target };
  if (byDefault === undefined) return { what, figure: seconds(taken), target };
  const times = byDefault / taken;
  const row = { what, figure: `${seconds(taken)}, ${ratio(times)} faster`, target };
  return target === "" ? row : { ...row, met: times >= 5 };
}

function packRow(having: number | undefined, lacking: number | undefined): Row {
  const row = { what: "`pulumi preview` of shine with the pack against one without, cold", target: "1.25×" };
  const met = having !== undefined && lacking !== undefined && having / lacking <= 1.25;
  return { ...row, figure: against(having, lacking), met };
}

function against(having: number | undefined, lacking: number | undefined): string {
  return having === undefined || lacking === undefined ? "it fails" : ratio(having / lacking);
}

/** What Pulumi's SDK and the engine take for any pack: a process of its own, and every resource sent there twice. */
const EMPTY_PACK = `
const { PolicyPack } = require("@pulumi/policy");
const policy = { name: "empty", description: "Asks nothing.", enforcementLevel: "advisory", validateStack: () => undefined };
new PolicyPack("platform", { policies: [policy] });
`;

type Workbench = Awaited<ReturnType<typeof import("../../tests/support/engine")["Workbench"]["open"]>>;

/** The median of some previews; undefined when one fails. */
async function previews(prepare: (bench: Workbench) => void, judgedByPack = true): Promise<number | undefined> {
  const { Workbench } = require("../../tests/support/engine") as typeof import("../../tests/support/engine");
  const bench = await Workbench.open();
  try {
    prepare(bench);
    const keys = ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"];
    const stack = await bench.stack("shine", Object.fromEntries(keys.map((key) => [key, "not-a-credential"])));
    return await cold(async () => {
      const start = performance.now();
      const { ok, policies, text } = await stack.preview({ policies: judgedByPack });
      if (!ok && policies.length === 0) throw new Error(text);
      return performance.now() - start;
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return undefined;
  } finally {
    bench.close();
  }
}

/** The median of several measurements, each with temporary folders of its own, in which no loader finds what it compiled before. */
async function cold(measure: () => Promise<number>): Promise<number> {
  const before = process.env["TMPDIR"];
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const folder = mkdtempSync(join(tmpdir(), "platform-cold-"));
    process.env["TMPDIR"] = folder;
    forgetCompiled();
    try {
      taken.push(await measure());
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return median(taken);
}

/** As `pulumi new` sets a project up: the program and the pack go through the SDK's own TypeScript loader. */
function useDefaultLoaders(bench: Workbench): void {
  bench.edit("Pulumi.yaml", /runtime:\n(?: .*\n)+/, "runtime: nodejs\n");
  bench.edit("policies/package.json", '"index.js"', '"pack.ts"');
  // That loader takes `./registry` for the JSON file, not for the module beside it.
  for (const [folder, reader] of [
    ["policies", "pack.ts"],
    ["stacks", "ledger.ts"],
  ] as const) {
    const place = join(bench.project, folder);
    for (const name of readdirSync(place).filter((file) => file.endsWith(".json"))) {
      const [data, module] = [`${name.slice(0, -5)}-data.json`, `${name.slice(0, -5)}.ts`];
      if (!existsSync(join(place, module))) continue;
      renameSync(join(place, name), join(place, data));
      bench.edit(`${folder}/${reader}`, name, data);
    }
  }
  // It looks for a tsconfig.json where it starts, and emits.
  const { compilerOptions } = JSON.parse(readFileSync(join(bench.project, "tsconfig.json"), "utf8")) as {
    compilerOptions: object;
  };
  const emitting = { types: ["node"], noEmit: false, incremental: false, tsBuildInfoFile: undefined, rootDir: "." };
  const config = JSON.stringify({ compilerOptions: { ...compilerOptions, ...emitting } });
  for (const folder of [".", "policies"]) bench.write(`${folder}/tsconfig.json`, config);
}

function hasEngine(): boolean {
  try {
    execFileSync("pulumi", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
