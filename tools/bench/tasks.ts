import { shine } from "../../stacks/products/shine";
import type { ProductDefinition, ServiceDefinition } from "../../components/definition/definition";

/** What one evaluation in a process of its own came to; milliseconds. */
export interface Measured {
  readonly resources: number;
  readonly rules: number;
  /** Pairs of a rule and a resource that it was asked about. */
  readonly asked: number;
  /** Running the program in Pulumi's runtime. */
  readonly evaluate: number;
  readonly judge: number;
  readonly report: number;
  /** Since the process began, with all loading. */
  readonly whole: number;
}

/** Does one task in this process, and prints what it measured as JSON. */
export async function run(task: string, args: readonly string[]): Promise<void> {
  const definition = task === "growth" ? grown(Number(args[0])) : shine;
  const measured = await measure(definition, task !== "without-pack");
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

const DAY = "2026-11-23";

async function measure(definition: ProductDefinition, withPack: boolean): Promise<Measured> {
  const { evaluate } = require("../offline/evaluate") as typeof import("../offline/evaluate");
  const { productOf } = require("./program") as typeof import("./program");
  const program = productOf(definition, DAY);
  const [resources, evaluating] = await timed(() => evaluate(program, { stack: definition.name, alone: true }));
  const [judgement, judging] = await timed(async () => (withPack ? judgementOf(definition, resources) : noJudgement));
  const { previewOf } = require("../report/model") as typeof import("../report/model");
  const { toText } = require("../report/text") as typeof import("../report/text");
  const [, reporting] = await timed(async () =>
    toText(previewOf({ product: definition.name, resources, judgement }), { width: 120, colour: false }),
  );
  const { pass, fail, unverifiable, rules, "not applicable": notApplicable } = judgement.counts;
  return {
    resources: resources.length,
    rules,
    asked: pass + fail + unverifiable + notApplicable,
    evaluate: evaluating,
    judge: judging,
    report: reporting,
    whole: performance.now(),
  };
}

type Resources = Awaited<ReturnType<typeof import("../offline/evaluate")["evaluate"]>>;
type Judgement = ReturnType<typeof import("../offline/judge")["judgeRecorded"]>;

const noJudgement: Judgement = {
  violations: [],
  unverifiable: [],
  waived: [],
  proofs: [],
  provedAt: [],
  counts: { pass: 0, fail: 0, unverifiable: 0, "not applicable": 0, waived: 0, rules: 0, resources: 0 },
};

/** Without the time that loading the pack takes, which is part of the whole. */
function judgementOf(definition: ProductDefinition, resources: Resources): Judgement {
  const { judgeRecorded, registryWith } = require("../offline/judge") as typeof import("../offline/judge");
  const { registryOf } = require("../../stacks/registry") as typeof import("../../stacks/registry");
  const registry = registryWith(registryOf({ [definition.name]: definition }).products);
  return judgeRecorded(resources, { stack: definition.name, today: DAY, registry });
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

/** A product like shine, with as many services as asked for. */
function grown(count: number): ProductDefinition {
  const names = Array.from({ length: count }, (_, index) => `service-${index}`);
  const service: ServiceDefinition = { port: 8080, cpu: 256, memory: 512, scaling: { cpu: 60 } };
  const { repositories: _, edge: _edge, ...rest } = shine;
  const sizes = { services: Object.fromEntries(names.map((name) => [name, { min: 1, max: 2 }])) };
  return {
    ...rest,
    services: Object.fromEntries(names.map((name) => [name, service])),
    environments: { staging: sizes, production: { ...rest.environments.production, ...sizes } },
  };
}
