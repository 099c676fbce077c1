import type { Rule } from "../../rule";
import { pagesOf, SYNTHETIC } from "../../views/monitors";

export const rule: Rule = {
  id: "datadog-site-test-strict",
  title:
    "A test from outside asks over HTTPS, every five minutes at least, from two places or more, and checks certificate and answer.",
  why: "A test that is paused, that takes any answer or that asks from one place says nothing, or cries for that place's own network.",
  fix: "Set status live, an https url, tickEvery 300 or less, two locations, an assertion on statusCode; wake people when two locations fail.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: [SYNTHETIC],
  check: (test, check) => {
    check.expect(() => test.text("status") === "live", "it does not run", { part: "status" });
    check.expect(() => (test.text("requestDefinition.url") ?? "").startsWith("https://"), "it asks in clear", {
      part: "https",
    });
    check.expect(() => (test.number("optionsList.tickEvery") ?? Number.POSITIVE_INFINITY) <= 300, "it asks seldom", {
      part: "often",
    });
    check.expect(() => new Set(test.texts("locations")).size >= 2, "it asks from one place", { part: "places" });
    check.expect(
      () => pagesOf(test).length === 0 || (test.number("optionsList.minLocationFailed") ?? 1) >= 2,
      "one place's failure wakes somebody",
      { part: "two" },
    );
    check.expect(
      () => test.list("assertions").some((one) => one.text("type") === "statusCode" && one.text("operator") === "is"),
      "it takes any answer",
      { part: "answer" },
    );
    for (const loose of [
      "allowInsecure",
      "acceptSelfSigned",
      "ignoreServerCertificateError",
      "ignoreCertificateValidation",
    ]) {
      check.expect(() => test.flag(`optionsList.${loose}`) !== true, "it takes any certificate", {
        part: "certificate",
      });
    }
  },
};
