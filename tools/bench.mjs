#!/usr/bin/env node
// `npm run bench`: measures what the platform promises, and prints it as a Markdown table. With a task's name it does that task alone, once.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
await require("./loader.cjs").prepare(process.argv[2] ?? "bench");
const [task, ...args] = process.argv.slice(2);
if (task === undefined) await require("./bench/report.ts").report();
else await require("./bench/tasks.ts").run(task, args);
