import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { describeProblems, type Problem, refuse } from "../components/refuse";
import { today } from "./check";
import { CallError, type ExitCode } from "./failure";

/** What is told of the two copies. */
const SUBJECT = "the company, which stands at two places";

/** What is told of what people write for the pack. */
const BY_HAND = "what the pack was told by hand";

const ROOT = resolve(__dirname, "..");

interface Generated {
  readonly file: string;
  readonly content: () => string | Promise<string>;
}

/** What is generated, in the order in which one needs the other. */
const generated: readonly Generated[] = [
  {
    file: "policies/registry.json",
    content: () => {
      const { registryOf } = require("../stacks/registry") as typeof import("../stacks/registry");
      const { catalogueProblems } = require("../stacks/catalogue-check") as typeof import("../stacks/catalogue-check");
      refuse("the catalogue", catalogueProblems(today()));
      return `${JSON.stringify(registryOf(), null, 2)}\n`;
    },
  },
  {
    file: "stacks/live.json",
    content: () => {
      const { recordOf, liveProblems } = require("../stacks/live") as typeof import("../stacks/live");
      const { catalogue } = require("../stacks/products") as typeof import("../stacks/products");
      for (const definition of Object.values(catalogue)) refuse(`product ${definition.name}`, liveProblems(definition));
      return `${JSON.stringify(recordOf(), null, 2)}\n`;
    },
  },
  {
    file: ".github/CODEOWNERS",
    content: () => {
      const { platformOwners } =
        require("../components/source/seed-files") as typeof import("../components/source/seed-files");
      const { foundation } = require("../stacks/foundation") as typeof import("../stacks/foundation");
      const { github, platformTeam, securityTeam } = foundation.organization;
      return platformOwners(github, platformTeam, securityTeam);
    },
  },
  ...["drift", "pull-request"].map((name) => ({
    file: `.github/workflows/${name}.yml`,
    content: () => {
      const { foundation } = require("../stacks/foundation") as typeof import("../stacks/foundation");
      return withPreviewRole(
        readFileSync(resolve(ROOT, `.github/workflows/${name}.yml`), "utf8"),
        foundation.roles.preview,
      );
    },
  })),
  {
    file: "policies/rules/index.ts",
    content: () => {
      const { renderIndex } = require("../policies/generate") as typeof import("../policies/generate");
      return renderIndex();
    },
  },
  {
    file: "policies/shapes.json",
    content: async () => {
      const { renderShapes, shapesOf } = require("./shapes") as typeof import("./shapes");
      return renderShapes(await shapesOf(day()));
    },
  },
  {
    file: "policies/parts.json",
    content: async () => {
      const { partsOf, renderParts } = require("./shapes") as typeof import("./shapes");
      return renderParts(await partsOf(day()));
    },
  },
  {
    file: "policies/compositions.json",
    content: async () => {
      const { compositionsOf, renderCompositions } = require("./compositions") as typeof import("./compositions");
      return renderCompositions(await compositionsOf(day()));
    },
  },
  {
    file: "policies/facts.json",
    content: () => {
      const { renderFacts } = require("../policies/generate") as typeof import("../policies/generate");
      return renderFacts();
    },
  },
  {
    file: "policies/action-facts.json",
    content: () => {
      const { renderActionFacts } = require("../policies/generate") as typeof import("../policies/generate");
      return renderActionFacts();
    },
  },
  {
    file: "tools/difference/replacement.json",
    content: () => {
      const { renderReplacement } =
        require("./difference/replacement/generate") as typeof import("./difference/replacement/generate");
      return renderReplacement();
    },
  },
  {
    file: "policies/RULES.md",
    content: () => {
      const { readRules, renderPage } = require("../policies/generate") as typeof import("../policies/generate");
      return renderPage(readRules());
    },
  },
  {
    file: "docs/definition.md",
    content: () => (require("./reference/page") as typeof import("./reference/page")).renderPage(),
  },
  {
    file: "docs/definition.schema.json",
    content: () => (require("./reference/schema") as typeof import("./reference/schema")).renderSchema(),
  },
];

/** The day that all stacks are evaluated for, once. */
function day(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A workflow with the role that its previews take, which is all in it that the company names; every other name stands in variables on GitHub. */
function withPreviewRole(workflow: string, role: string): string {
  return workflow.replace(/(platform:role(?: |: \{value: ))[\w+=.@-]+/g, (_, before: string) => before + role);
}

export interface GenerateOptions {
  readonly check?: boolean;
  /** Only this file. */
  readonly only?: string;
}

/** Writes what is stale; with `check` only tells, and refuses a company that is written in two ways. */
export async function generate({ check = false, only }: GenerateOptions): Promise<ExitCode> {
  const differing = twoCompanies();
  if (check) refuse(SUBJECT, differing);
  const stale: string[] = [];
  for (const { file, content } of generated.filter((one) => only === undefined || one.file === only)) {
    const path = resolve(ROOT, file);
    const wanted = await content();
    if (existsSync(path) && readFileSync(path, "utf8") === wanted) continue;
    stale.push(relative(ROOT, path));
    if (!check) writeFileSync(path, wanted);
  }
  const { byHandProblems } = require("./by-hand") as typeof import("./by-hand");
  const byHand = only === undefined ? await byHandProblems(day()) : [];
  if (check && stale.length > 0) {
    throw new CallError(`stale: ${stale.join(", ")}`, "fix: npm run generate, and commit what it writes");
  }
  if (check) refuse(BY_HAND, byHand);
  else if (byHand.length > 0) process.stdout.write(`${describeProblems(BY_HAND, byHand)}\n`);
  if (!check && differing.length > 0) process.stdout.write(`${describeProblems(SUBJECT, differing)}\n`);
  process.stdout.write(stale.length === 0 ? "all fresh\n" : `written: ${stale.join(", ")}\n`);
  return 0;
}

function twoCompanies(): Problem[] {
  const { company } = require("../stacks/company") as typeof import("../stacks/company");
  const { companyProblems } = require("../stacks/company-check") as typeof import("../stacks/company-check");
  const { foundation } = require("../stacks/foundation") as typeof import("../stacks/foundation");
  return companyProblems(company, foundation);
}
