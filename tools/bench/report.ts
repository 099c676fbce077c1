import { cpus, totalmem } from "node:os";
import { engineRows } from "./engine";
import { measured, timeNode, withDefinition } from "./processes";
import { judged, ratio, type Row, seconds } from "./row";

const RUNS = 7;

/** Measures everything, and prints the table. */
export async function report(): Promise<void> {
  const rows = [...startRows(), ...growthRows(), ...packRows(), ...(await engineRows())];
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
  const bare = timeNode(["-e", "0"], RUNS);
  const load = timeNode(["-e", 'require("@pulumi/pulumi"); require("@pulumi/aws")'], RUNS);
  const beyond = (what: string, taken: number): Row => ({
    what,
    figure: `${seconds(taken)}, ${seconds(taken - bare)} beyond`,
    target: "0.25 s beyond bare Node.js",
    met: taken - bare <= 250,
  });
  const against = (product: string, times: number): Row => {
    const taken = timeNode(["tools/platform.mjs", "preview", product], RUNS, judged);
    const target = `${times}× the load`;
    return {
      what: `\`preview ${product}\``,
      figure: `${seconds(taken)}, ${ratio(taken / load)}`,
      target,
      met: taken <= times * load,
    };
  };
  const help = timeNode(["tools/platform.mjs", "--help"], RUNS);
  const refused = withDefinition({ name: "Wrong" }, (file) =>
    timeNode(["tools/platform.mjs", "preview", "--definition", file], RUNS, [2]),
  );
  const cold = timeNode(["tools/platform.mjs", "preview", "shine"], RUNS, judged, { TSX_DISABLE_CACHE: "1" });
  return [
    { what: "Bare Node.js", figure: seconds(bare), target: "" },
    { what: "Loading @pulumi/pulumi and @pulumi/aws", figure: seconds(load), target: "" },
    beyond("`--help`", help),
    beyond("A refused definition", refused),
    against("minimal", 2),
    against("shine", 3),
    { what: "`preview shine`, nothing compiled before", figure: `${seconds(cold)}, ${ratio(cold / load)}`, target: "" },
  ];
}

function growthRows(): Row[] {
  const sizes = [1, 10, 100, 400].map((services) => {
    const taken = measured(["growth", String(services)], services > 50 ? 3 : RUNS);
    return { services, resources: taken.resources, work: taken.evaluate + taken.judge + taken.report };
  });
  const each = ({ work, resources }: { work: number; resources: number }): number => (work * 1000) / resources;
  const atTen = sizes.find(({ services }) => services === 10);
  return sizes.map((size) => {
    const what = `${size.services} ${size.services === 1 ? "service" : "services"}, ${size.resources} resources`;
    const figure = `${seconds(size.work)}, ${Math.round(each(size))} µs a resource`;
    if (size.services !== 400 || atTen === undefined) return { what, figure, target: "" };
    const times = each(size) / each(atTen);
    return { what, figure: `${figure}, ${ratio(times)}`, target: "1.3× that at 10 services", met: times <= 1.3 };
  });
}

function packRows(): Row[] {
  const [having, lacking] = [measured(["with-pack"], RUNS), measured(["without-pack"], RUNS)];
  const each = (having.judge * 1000) / (having.resources * having.rules);
  const times = having.whole / lacking.whole;
  return [
    {
      what: `The pack over shine: ${having.rules} rules, ${having.resources} resources, ${having.asked} questions`,
      figure: `${seconds(having.judge)}, ${each.toFixed(1)} µs a resource and rule`,
      target: "25 µs",
      met: each <= 25,
    },
    { what: "A preview with the pack against one without", figure: ratio(times), target: "1.25×", met: times <= 1.25 },
  ];
}
