import { type Rule, STACK } from "../../rule";
import { detectionView } from "../../views/detection";

const DETECTOR = "aws:guardduty/detector:Detector";
const features = [
  "EBS_MALWARE_PROTECTION",
  "EKS_AUDIT_LOGS",
  "LAMBDA_NETWORK_LOGS",
  "RDS_LOGIN_EVENTS",
  "RUNTIME_MONITORING",
  "S3_DATA_EVENTS",
];

export const rule: Rule = {
  id: "account-has-guardduty",
  title:
    "GuardDuty watches every account of the organization with all features, administered by the security account; no product makes a detector.",
  why: "The account that nobody watches is the one that is entered; a second detector in an account is refused by AWS.",
  fix: "Delegate GuardDuty to the security account in both regions, and set it and its features to ALL there.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_238", "CKV2_AWS_3", "GuardDuty.1", "GuardDuty.9", "GuardDuty.10"],
  types: [STACK],
  check: (_stack, check) => {
    const detection = detectionView(check);
    if (detection === undefined) {
      for (const at of check.graph.ofType(DETECTOR))
        check.expect(() => false, "a detector is made outside of the foundation", { part: "detector", at });
      return;
    }
    for (const at of check.graph.ofType(DETECTOR))
      check.expect(() => at.flag("enable") !== false, "the detector is suspended", { part: "detector", at });
    for (const region of detection.regions) {
      check.expect(
        () => detection.administered(DETECTOR, region).length === 1,
        `the administrator has no detector in ${region}`,
        { part: "detector" },
      );
      check.expect(
        () =>
          detection
            .at("aws:guardduty/organizationAdminAccount:OrganizationAdminAccount", region)
            .some((one) => one.text("adminAccountId") === detection.administrator),
        `it is not delegated to the security account in ${region}`,
        { part: "administrator" },
      );
      check.expect(
        () =>
          detection
            .administered("aws:guardduty/organizationConfiguration:OrganizationConfiguration", region)
            .some((one) => one.text("autoEnableOrganizationMembers") === "ALL"),
        `accounts are left out in ${region}`,
        { part: "members" },
      );
      for (const feature of features) {
        check.expect(
          () =>
            detection
              .administered("aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature", region)
              .some((one) => one.text("name") === feature && one.text("autoEnable") === "ALL"),
          `${feature} is left out in ${region}`,
          { part: "features" },
        );
      }
    }
  },
};
