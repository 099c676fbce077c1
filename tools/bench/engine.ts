import { execFileSync } from "node:child_process";
import { median, timeNode } from "./processes";
import { ratio, type Row, seconds } from "./row";

const RUNS = 3;

/** The same verdict by the real engine: as this project is set up, and with Pulumi's default loaders, which check types at every start. */
export async function engineRows(): Promise<Row[]> {
  const what = "`pulumi preview` of shine with the pack";
  if (!hasEngine()) return [{ what, figure: "no `pulumi` on PATH: not measured", target: "" }];
  const offline = timeNode(["tools/platform.mjs", "preview", "shine"], RUNS);
  const ours = await previews(() => undefined);
  const byDefault = await previews(useDefaultLoaders);
  const target = "5× faster than default loaders cold";
  return [
    {
      what: `${what}, Pulumi's default loaders cold`,
      figure: byDefault === undefined ? "it fails" : seconds(byDefault),
      target: "",
    },
    compared(what, ours, byDefault, target),
    compared("`preview shine`, offline", offline, byDefault, target),
  ];
}

function compared(what: string, taken: number | undefined, byDefault: number | undefined, target: string): Row {
  if (taken === undefined) return { what, figure: "it fails", target };
  if (byDefault === undefined) return { what, figure: seconds(taken), target };
  const times = byDefault / taken;
  return { what, figure: `${seconds(taken)}, ${ratio(times)} faster`, target, met: times >= 5 };
}

type Workbench = Awaited<ReturnType<typeof import("../../tests/support/engine")["Workbench"]["open"]>>;

/** The median of some previews; undefined when one fails. */
async function previews(prepare: (bench: Workbench) => void): Promise<number | undefined> {
  const { Workbench } = require("../../tests/support/engine") as typeof import("../../tests/support/engine");
  const bench = await Workbench.open();
  try {
    prepare(bench);
    const keys = ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"];
    const stack = await bench.stack("shine", Object.fromEntries(keys.map((key) => [key, "not-a-credential"])));
    const taken: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      const { ok, text } = await stack.preview({ policies: true });
      taken.push(performance.now() - start);
      if (!ok) {
        process.stderr.write(`${text}\n`);
        return undefined;
      }
    }
    return median(taken);
  } finally {
    bench.close();
  }
}

/** As `pulumi new` sets a project up: both the program and the pack go through the SDK's own TypeScript loader. */
function useDefaultLoaders(bench: Workbench): void {
  bench.edit("Pulumi.yaml", /runtime:[\s\S]*?(?=\nmain:)/, "runtime: nodejs");
  bench.write("policies/index.js", "");
}

function hasEngine(): boolean {
  try {
    execFileSync("pulumi", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
