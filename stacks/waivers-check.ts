import { type Problem, refuse } from "../components/refuse";
import { problemsOf, textsOf } from "../policies/kernel/waiving";
import { type Waiver, waivers } from "../policies/waivers";
import { inFile } from "./in-file";

/** All that makes a waiver void, before any stack is judged by it. Whether it is of use, only a preview can tell. */
export function waiverProblems(given: readonly Waiver[], today: string): Problem[] {
  return given.flatMap((waiver, index) => {
    const found = problemsOf(textsOf(waiver), today);
    if (found.length === 0) return [];
    const allowed = `a waiver of one rule and one resource, with owner, reason and ticket, that holds today and at most 180 days: ${found.join("; ")}`;
    return [{ path: `waivers[${index}]`, value: waiver, allowed, fix: "correct it, or take it out" }];
  });
}

export function refuseWaivers(today: string): void {
  refuse("the waivers", inFile("policies/waivers.ts", waiverProblems(waivers, today)));
}
