import { existsSync, readFileSync, statSync } from "node:fs";
import { CallError } from "../failure";
import type { Side } from "./side";
import { type AgainstArgs, sideAtRef } from "./at-ref";
import { FIX, sideOfReport } from "./side-of-report";
import { sideOfState } from "./state";

/** The side that is compared with. What is wrong with the call is thrown at once; the rest takes as long as an evaluation. */
export function sideAgainst(args: AgainstArgs): Promise<Side> {
  const { against, product } = args;
  if (existsSync(against) && statSync(against).isFile()) return Promise.resolve(sideInFile(against, product));
  return sideAtRef(args);
}

function sideInFile(file: string, product: string): Side {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    throw new CallError(`--against ${file} is not JSON: ${(error as Error).message}`, FIX);
  }
  return sideOfState(content, file, product) ?? sideOfReport(content, file, product);
}
