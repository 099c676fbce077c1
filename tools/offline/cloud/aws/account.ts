import { keyOf, named, oneOf } from "../checks";
import type { Models, Subject } from "../model";
import { organizationAnalyzer } from "./detection";
import { keyReference } from "./keys";

const once = { key: () => "once", path: "region", code: "InvalidRequest" };
const region = (subject: Subject): string => subject.place.region;

/** Settings of the account itself: one of each, or one of each in a region. */
export const account: Models = {
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { id: region, unique: once },
  "aws:ebs/defaultKmsKey:DefaultKmsKey": {
    id: (subject) => subject.text("keyArn") ?? "",
    replaces: ["keyArn", "region"],
    references: [keyReference("keyArn")],
    unique: once,
  },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": {
    id: region,
    unique: once,
    checks: [oneOf("state", ["block-all-sharing", "block-new-sharing", "unblocked"])],
  },
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": {
    id: region,
    unique: once,
    checks: [oneOf("state", ["block-new-sharing", "unblocked"])],
  },
  "aws:ec2/serialConsoleAccess:SerialConsoleAccess": { id: region, unique: once },
  "aws:ecs/accountSettingDefault:AccountSettingDefault": {
    id: (subject) => subject.text("name") ?? "",
    computed: (subject) => ({ principalArn: subject.globalArn("iam", "root") }),
    replaces: ["name", "region"],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "InvalidParameterException" },
  },
  "aws:ssm/serviceSetting:ServiceSetting": {
    id: (subject) => subject.text("settingId") ?? "",
    computed: (subject) => ({
      arn: subject.arn("ssm", `servicesetting${subject.text("settingId") ?? ""}`),
      status: "Customized",
    }),
    replaces: ["settingId", "region"],
  },
  "aws:account/alternativeContact:AlternativeContact": {
    id: (subject) => subject.text("alternateContactType") ?? "",
    replaces: ["accountId", "alternateContactType"],
    unique: {
      key: (subject) => subject.text("alternateContactType"),
      path: "alternateContactType",
      code: "ConflictException",
      within: "account",
    },
    checks: [
      oneOf("alternateContactType", ["BILLING", "OPERATIONS", "SECURITY"]),
      named("emailAddress", 254, /^[^@\s]+@[^@\s]+\.[^@\s]+$/, "an address"),
      named("phoneNumber", 25, /^[\s0-9()+-]+$/, "digits, blanks, ( ) + -"),
      named("title", 50, /^.+$/, "any text"),
      named("name", 64, /^.+$/, "any text"),
    ],
  },
  "aws:account/region:Region": {
    id: (subject) => `${subject.text("accountId") ?? subject.place.account},${subject.text("regionName") ?? ""}`,
    replaces: ["regionName"],
  },
  "aws:servicequotas/serviceQuota:ServiceQuota": {
    id: (subject) => `${subject.text("serviceCode") ?? ""}/${subject.text("quotaCode") ?? ""}`,
    computed: (subject, id) => ({
      arn: subject.arn("servicequotas", id),
      adjustable: true,
      requestStatus: "PENDING",
      requestId: subject.digest("request").slice(0, 40),
      defaultValue: 0,
      quotaName: subject.text("quotaCode") ?? "",
      usageMetrics: [],
      serviceName: subject.text("serviceCode") ?? "",
    }),
    replaces: ["serviceCode", "quotaCode", "region"],
    // One request for a quota is open at a time; another may follow when it is closed, which a fresh world tells.
    unique: {
      key: (subject) => keyOf(subject.text("quotaCode"), subject.part("value")),
      path: "quotaCode",
      code: "ResourceAlreadyExistsException",
    },
    checks: [
      named("quotaCode", 128, /^[A-Za-z][A-Za-z0-9-]*$/, "a code such as L-3032A538", "IllegalArgumentException"),
    ],
  },
  "aws:accessanalyzer/analyzer:Analyzer": {
    id: (subject) => subject.text("analyzerName") ?? "",
    computed: (subject, id) => ({ arn: subject.arn("access-analyzer", `analyzer/${id}`) }),
    replaces: ["analyzerName", "type", "region"],
    unique: { key: (subject) => subject.text("analyzerName"), path: "analyzerName", code: "ConflictException" },
    checks: [organizationAnalyzer],
  },
};
