import { cpus, totalmem } from "node:os";
import { differenceRows } from "./difference";
import { engineRows } from "./engine";
import { type Call, measured, timeNode, withDefinition } from "./processes";
import { judged, ratio, type Row, seconds } from "./row";

const RUNS = 7;

/** Measures everything, and prints the table. */
export async function report(): Promise<void> {
  const rows = [...startRows(), ...differenceRows(RUNS), ...growthRows(), ...packRows(), ...(await engineRows())];
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  process.stdout.write(
    [
      `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${memory} GiB, Node.js ${process.version}; medians of ${RUNS} runs.`,
      "",
      "| What | Measured | Target | |",
      "|---|--:|--:|---|",
      ...rows.map(
        ({ what, figure, target, met }) =>
          `| ${what} | ${figure} | ${target} | ${met === undefined ? "" : met ? "met" : "**missed**"} |`,
      ),
      "",
    ].join("\n"),
  );
}

function startRows(): Row[] {
  const preview = (product: string): Call => ({ args: ["tools/platform.mjs", "preview", product], exitCodes: judged });
  const load: Call = { args: ["-e", 'require("@pulumi/pulumi"); require("@pulumi/aws")'] };
  const times = withDefinition({ name: "Wrong" }, (file) =>
    timeNode(
      {
        bare: { args: ["-e", "0"] },
        load,
        help: { args: ["tools/platform.mjs", "--help"] },
        refused: { args: ["tools/platform.mjs", "preview", "--definition", file], exitCodes: [2] },
        minimal: preview("minimal"),
        shine: preview("shine"),
      },
      RUNS,
    ),
  );
  // By themselves: the call after a cold one finds nothing of its own that V8 has compiled.
  const cold = timeNode({ load, shine: { ...preview("shine"), cold: true } }, RUNS);
  const beyond = (what: string, taken: number): Row => ({
    what,
    figure: `${seconds(taken)}, ${seconds(taken - times.bare)} beyond`,
    target: "0.25 s beyond bare Node.js",
    met: taken - times.bare <= 250,
  });
  const against = (what: string, taken: number, most: number, loading = times.load): Row => {
    const figure = `${seconds(taken)}, ${ratio(taken / loading)}`;
    return { what, figure, target: `${most}× the load`, met: taken <= most * loading };
  };
  return [
    { what: "Bare Node.js", figure: seconds(times.bare), target: "" },
    { what: "Loading @pulumi/pulumi and @pulumi/aws", figure: seconds(times.load), target: "" },
    beyond("`--help`", times.help),
    beyond("A refused definition", times.refused),
    against("`preview minimal`", times.minimal, 2),
    against("`preview shine`", times.shine, 3),
    against("`preview shine`, nothing compiled before", cold.shine, 3, cold.load),
  ];
}

function growthRows(): Row[] {
  const small = measured({ "1": ["growth", "1"], "10": ["growth", "10"] }, RUNS);
  const large = measured({ "100": ["growth", "100"], "400": ["growth", "400"] }, 3);
  const sizes = Object.entries({ ...small, ...large }).map(
    ([services, { resources, evaluate, judge, report: reporting }]) => {
      const work = evaluate + judge + reporting;
      return { services: Number(services), resources, work, each: (work * 1000) / resources };
    },
  );
  const atTen = sizes.find(({ services }) => services === 10)?.each ?? Number.NaN;
  return sizes.map(({ services, resources, work, each }) => {
    const what = `${services} ${services === 1 ? "service" : "services"}, ${resources} resources`;
    const figure = `${seconds(work)}, ${Math.round(each)} µs a resource`;
    if (services !== 400) return { what, figure, target: "" };
    const times = each / atTen;
    return { what, figure: `${figure}, ${ratio(times)}`, target: "1.3× that at 10 services", met: times <= 1.3 };
  });
}

function packRows(): Row[] {
  const { having, lacking } = measured({ having: ["with-pack"], lacking: ["without-pack"] }, RUNS);
  const each = (having.judge * 1000) / (having.resources * having.rules);
  const times = having.whole / lacking.whole;
  return [
    {
      what: `The pack over shine: ${having.rules} rules, ${having.resources} resources, ${having.asked} questions`,
      figure: `${seconds(having.judge)}, ${each.toFixed(1)} µs a resource and rule`,
      target: "25 µs",
      met: each <= 25,
    },
    {
      what: "A preview with the pack against one without",
      figure: ratio(times),
      target: "1.25×",
      met: times <= 1.25,
    },
  ];
}
