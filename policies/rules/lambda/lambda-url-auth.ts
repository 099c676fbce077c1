import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "lambda-url-auth",
  title: "A URL of a function asks who calls.",
  why: "Otherwise the whole internet may.",
  fix: "Set authorizationType AWS_IAM, and name the origins of cors.",
  severity: "critical",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_258", "CKV2_AWS_75"],
  types: ["aws:lambda/functionUrl:FunctionUrl"],
  check: (url, check) => {
    check.expect(() => url.text("authorizationType") === "AWS_IAM", "anybody may call it", { part: "authorization" });
    check.expect(() => !url.texts("cors.allowOrigins").includes("*"), "pages of any origin may call it", {
      part: "cors",
    });
  },
};
