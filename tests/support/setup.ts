// Loaded by Mocha before every spec (.mocharc.json). Tests name ids of the example; they would fail once the company has committed its own
// ledger. So the module that reads the committed one is put in place beforehand, with the example's. The program itself knows no such way.
import Module = require("node:module");
import { madeOf } from "../../stacks/placeholders";
import { exampleLedger } from "./ledger";

const file = require.resolve("../../stacks/ledger");
if (require.cache[file] !== undefined)
  throw new Error("stacks/ledger was loaded before the tests' own could take its place");
const exports: typeof import("../../stacks/ledger") = { ledger: exampleLedger, made: madeOf(exampleLedger) };
require.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports });
