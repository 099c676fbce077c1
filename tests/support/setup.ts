// Loaded by Mocha before every spec (.mocharc.json). Tests name ids of the example; they would fail once the company has committed its own
// ledger. So the module that reads the committed one is put in place beforehand, with the example's. The program itself knows no such way.
import Module = require("node:module");
import { madeOf } from "../../stacks/placeholders";
import { exampleCompany } from "./company";
import { exampleLedger } from "./ledger";

/** Puts a module in place of one that reads what is committed. */
function replace(path: string, exports: object): void {
  const file = require.resolve(path);
  if (require.cache[file] !== undefined)
    throw new Error(`${path} was loaded before the tests' own could take its place`);
  require.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports });
}

const ledger: typeof import("../../stacks/ledger") = { ledger: exampleLedger, made: madeOf(exampleLedger) };
replace("../../stacks/ledger", ledger);
const company: typeof import("../../stacks/company") = { company: exampleCompany };
replace("../../stacks/company", company);
