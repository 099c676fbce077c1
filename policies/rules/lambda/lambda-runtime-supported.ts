import type { Rule } from "../../rule";
import { FUNCTION } from "../../views/functions";

export const rule: Rule = {
  id: "lambda-runtime-supported",
  title: "A function runs on a runtime that AWS still mends.",
  why: "After its end a runtime gets no security fixes, and then the function can no longer be changed.",
  fix: "Take a newer runtime.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_363", "Lambda.2"],
  types: [FUNCTION],
  check: (lambda, check) => {
    if (lambda.raw("imageUri") !== undefined || lambda.text("packageType") === "Image") return;
    check.expect(() => {
      const end = ends[lambda.text("runtime") ?? ""];
      return end !== undefined && end > check.today;
    }, "its runtime has ended, or is not known");
  },
};

/** Runtime → the day of its deprecation. Source: "Lambda runtimes", Lambda guide. */
const ends: Readonly<Record<string, string>> = {
  dotnet10: "2028-11-14",
  java17: "2027-06-30",
  java21: "2029-06-30",
  java25: "2029-06-30",
  "nodejs22.x": "2027-04-30",
  "nodejs24.x": "2028-04-30",
  "provided.al2023": "2029-06-30",
  "python3.12": "2028-10-31",
  "python3.13": "2029-06-30",
  "python3.14": "2029-06-30",
  "ruby3.3": "2027-03-31",
  "ruby3.4": "2028-03-31",
};
