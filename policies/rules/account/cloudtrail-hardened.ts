import type { Rule } from "../../rule";
import { usesCustomerKey } from "../../views/keys";

export const rule: Rule = {
  id: "cloudtrail-hardened",
  title:
    "A trail is switched on, records all regions and global services, proves its files, and encrypts them with a key of ours.",
  why: "A trail with a gap is where an intruder works, and one that can be rewritten proves nothing.",
  fix: "Set isMultiRegionTrail, includeGlobalServiceEvents, enableLogFileValidation and kmsKeyId; leave enableLogging out or true.",
  severity: "critical",
  level: "mandatory",
  kind: "stack",
  references: [
    "CKV_AWS_67",
    "CKV_AWS_36",
    "CKV_AWS_35",
    "CKV_AWS_251",
    "AWS-0014",
    "AWS-0015",
    "AWS-0016",
    "CloudTrail.2",
    "CloudTrail.4",
    "CIS5-3.1",
    "CIS5-3.2",
    "CIS5-3.5",
  ],
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail, check) => {
    check.expect(() => trail.flag("isMultiRegionTrail") === true, "it records one region alone", { part: "regions" });
    check.expect(() => trail.flag("includeGlobalServiceEvents") !== false, "it leaves global services out", {
      part: "global",
    });
    check.expect(() => trail.flag("enableLogFileValidation") === true, "its files can be changed unseen", {
      part: "validation",
    });
    check.expect(() => trail.flag("enableLogging") !== false, "it is switched off", { part: "logging" });
    check.expect(() => usesCustomerKey(trail, "kmsKeyId"), "it is not encrypted with a key of ours", { part: "kms" });
    // Selectors narrow what is recorded: management events must stay, reads and writes alike.
    check.expect(
      () =>
        trail
          .list("eventSelectors")
          .every(
            (one) =>
              one.flag("includeManagementEvents") !== false &&
              (one.text("readWriteType") ?? "All") === "All" &&
              one.list("excludeManagementEventSources").length === 0,
          ),
      "it leaves management events out",
      { part: "selectors" },
    );
  },
};
