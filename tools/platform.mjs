#!/usr/bin/env node
// The `platform` command. Plain JavaScript that loads no TypeScript and no Pulumi package until a command is known to be callable.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Nothing of node_modules is there before `npm ci`.
const { Command, CommanderError, Option } = await import("commander").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("error: the packages that this needs are not installed\n  fix: npm ci\n");
  process.exit(2);
});

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// A command that ends without having said how it went has failed: Node.js exits with 0 when nothing is left to wait for.
process.exitCode = 3;
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});

const formats = new Option("--format <format>", "how the report is written")
  .choices(["text", "json", "markdown", "html"])
  .default("text");

const platform = new Command("platform")
  .description("One typed definition becomes a product on AWS: previewed, judged and brought up by Pulumi.")
  .version(version)
  .exitOverride()
  .showHelpAfterError("`platform --help` tells what can be called");

platform
  .command("preview")
  .description("Tell what would exist and whether it is compliant; needs no Pulumi CLI, credentials or network.")
  .argument("[product]", "a product of the catalogue, `organization` or `foundation`")
  .option("--definition <file>", "a definition outside of the catalogue: the default export of a module, or JSON")
  .addOption(formats)
  .option("--full", "tell everything, with the tree, instead of what fits a screen and what must be read")
  .option("--output <file>", "write the report there, and only the verdict to the terminal")
  .option(
    "--only <glob>",
    "show and count only what has a name, type or URN that matches, or stands under it; all is judged",
  )
  .option(
    "--against <ref>",
    "tell what changes since a ref of git, or since a file: a report in JSON, or an exported state",
  )
  .addHelpText(
    "after",
    "\nExit codes: 0 compliant, 1 a mandatory rule is violated, 2 the definition or the call is wrong, 3 a fault of ours.",
  )
  .action((product, options) => run("preview", { product, ...options }));

platform
  .command("check")
  .description("Check definitions alone, quickly; all of the catalogue when none is named.")
  .argument("[product]", "a product of the catalogue")
  .option("--definition <file>", "a definition outside of the catalogue")
  .action((product, options) => run("check", { product, ...options }));

platform
  .command("parameters")
  .description("Tell which parameters the services of a product expect, and which of them are missing.")
  .argument("[product]", "a product of the catalogue")
  .option("--definition <file>", "a definition outside of the catalogue")
  .option("--present <file>", "a JSON list of the paths that Parameter Store holds, to compare with")
  .addHelpText("after", "\nExit codes: 0, or with --present 1 when a parameter is missing; 2 and 3 as for preview.")
  .action((product, options) => run("parameters", { product, ...options }));

platform
  .command("stacks")
  .description("Name the stacks that there are.")
  .option("--accounts", "only products that have an account, which a real run needs")
  .addOption(new Option("--ring <n>", "only such products of this ring").choices(["0", "1", "2", "3"]))
  .addOption(new Option("--format <format>", "one a line, or a JSON list").choices(["text", "json"]).default("text"))
  .action((options) => run("stacks", options));

platform
  .command("ledger")
  .description("Write what stacks have made into stacks/ledger.json: the outputs of a stack, as JSON on stdin.")
  .option("--stack <name>", "the stack whose outputs are given; with --set alone, nothing is read")
  .option("--set <path=value>", "a value that a person gives; may be repeated", (one, all) => [...all, one], [])
  .addHelpText(
    "after",
    `
Examples:
  platform ledger --set accounts.management=123456789012
  platform ledger --set identityCenter=                     takes it out: Identity Center is not enabled
  pulumi stack output --json -s organization | platform ledger`,
  )
  .action((options) => run("ledger", options));

platform
  .command("quotas")
  .description("Tell what the first `up` needs of quotas, beside what a new account has; asks for nothing itself.")
  .argument("[product]", "a product of the catalogue, or `organization`")
  .action((product) => run("quotas", { product }));

platform
  .command("close")
  .description("Tell how a product is closed, step by step; does nothing itself.")
  .argument("[product]", "a product of the catalogue")
  .addOption(
    new Option("--step <name>", "only the commands of one step, for a shell").choices([
      "suspend",
      "export",
      "unprotect",
      "destroy",
      "forget",
      "leave",
    ]),
  )
  .action((product, options) => run("close", { product, ...options }));

platform
  .command("remove")
  .description("Tell how a part of a product is taken away, step by step; does nothing itself.")
  .argument("<product>", "a product of the catalogue")
  .argument("<path>", "what goes: services.worker, databases.primary, environments.production.zones, edge.dnssec …")
  .option("--state <file>", "an exported state, to tell which steps are done")
  .action((product, path, options) => run("remove", { product, path, ...options }));

platform
  .command("generate")
  .description("Write the files that are generated.")
  .option("--check", "only tell which of them are stale, and fail when one is")
  .action((options) => run("generate", options));

/** Loads the command's TypeScript, and runs it. */
async function run(command, options) {
  await require("./loader.cjs").prepare(command);
  const { main } = require("./main.ts");
  process.exitCode = await main(command, options, version);
}

try {
  await platform.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
