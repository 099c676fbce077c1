import { parsed } from "../checks";
import type { Check, Fault } from "../model";
import { isRegion } from "./regions";

const KINDS = ["code_repository_scanning", "ec2_scanning", "ecr_scanning", "lambda_standard_scanning"];
const LISTS = ["enable_in_regions", "disable_in_regions"];

/**
 * A policy of the organization for Inspector: kinds of scans, each with both lists of regions, of which one may be empty. Source: AWS
 * Organizations, "Amazon Inspector policy syntax and examples". The code of the refusal is that of CreatePolicy for what it cannot read.
 */
export const inspectorPolicy: Check = (subject) => {
  const { value, fault } = parsed(subject, "content", "MalformedPolicyDocumentException");
  if (fault !== undefined) return fault;
  if (value === undefined) return undefined;
  const faults: Fault[] = [];
  const wrong = (allowed: string, fix: string): void =>
    void faults.push({ path: "content", code: "InvalidInputException", allowed, fix });
  const kinds = Object.entries(part(part(value, "inspector"), "enablement") ?? {});
  if (kinds.length === 0) wrong("inspector.enablement with at least one kind of scans", "name what is scanned");
  for (const [kind] of kinds)
    if (!KINDS.includes(kind)) wrong(`the kinds ${KINDS.join(", ")}, not ${kind}`, "take one of these");
  for (const [kind, settings] of [...kinds, ...kinds.flatMap(([, of]) => codeIn(of))])
    for (const list of LISTS) {
      const named = part(part(settings, list), "@@assign");
      if (!Array.isArray(named))
        wrong(`${list} in ${kind}, as {"@@assign": […]}`, "write both lists; one may be empty");
      else if (!named.every((one) => one === "ALL_SUPPORTED" || isRegion(one)))
        wrong(`regions such as ap-northeast-1, or ALL_SUPPORTED, in ${list} of ${kind}`, "leave out what is none");
    }
  return faults;
};

/** What scans functions by their packages may have scanned by their code as well, below it. */
function codeIn(settings: unknown): [string, unknown][] {
  const code = part(settings, "lambda_code_scanning");
  return code === undefined ? [] : [["lambda_code_scanning", code]];
}

function part(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
