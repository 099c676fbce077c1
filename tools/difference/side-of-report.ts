import { CallError } from "../failure";
import type { ReportedViolation } from "../report/model";
import { isObject, type Side, type SideResource } from "./side";

export const FIX =
  "fix: give a ref of git, a report (`npm run preview -- … --format json --output FILE`) or a state (`pulumi stack export`)";

/** A report in JSON, as `preview` writes it. */
export function sideOfReport(content: unknown, name: string, product: string): Side {
  if (!isObject(content) || !Array.isArray(content["resources"]) || typeof content["product"] !== "string")
    throw new CallError(`--against ${name} is neither a report nor a state: it has no resources`, FIX);
  if (content["product"] !== product)
    throw new CallError(
      `--against ${name} is a report of ${content["product"]}, and this is ${product}`,
      "fix: compare a product with itself",
    );
  const summary = isObject(content["summary"]) ? content["summary"] : {};
  const { only, waived } = summary;
  if (typeof only === "string")
    throw new CallError(
      `--against ${name} was limited by --only ${only}: what it leaves out would look as if it were new`,
      "fix: write the report again without --only",
    );
  const violations = (content["violations"] ?? []) as unknown as ReportedViolation[];
  return {
    name,
    product,
    resources: content["resources"] as SideResource[],
    judged: { violations, waived: typeof waived === "number" ? waived : 0 },
  };
}
