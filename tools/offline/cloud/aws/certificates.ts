import { createHash } from "node:crypto";
import { named, oneOf, someOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { uuid } from "../model";
import { CERTIFICATE, VALIDATION } from "./types";

const domain = named(
  "domainName",
  253,
  /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i,
  "a domain, a * only as its first label",
);

function domains(subject: Subject): string[] {
  return [...new Set([subject.text("domainName") ?? "", ...subject.texts("subjectAlternativeNames")])];
}

/**
 * The provider asks for the record of each name before it waits, and refuses where one is missing (terraform-provider-aws,
 * `certificate_validation.go`). A wildcard and its own domain have one together.
 */
const allProved: Check = (subject, world) => {
  const [certificate] = world.referred(subject, "certificateArn", CERTIFICATE);
  const records = subject.get("validationRecordFqdns");
  if (certificate === undefined || !Array.isArray(records)) return undefined;
  const names = new Set(domains(world.subject(certificate)).map((name) => name.replace(/^\*\./, "")));
  if (records.length >= names.size) return undefined;
  return {
    path: "validationRecordFqdns",
    code: "missing DNS validation record",
    value: records.length,
    allowed: `the records of all ${names.size} names of ${certificate.name}`,
    fix: "name the record of each",
  };
};

/** One and the same for a domain in an account, whatever the region and however often. Source: ACM User Guide, "DNS validation". */
function proofOf(account: string, domainName: string): string {
  return createHash("sha256").update(`${account}|${domainName}`).digest("hex");
}

export const certificates: Models = {
  [CERTIFICATE]: {
    id: (subject) => subject.arn("acm", `certificate/${uuid(subject)}`),
    computed: (subject, id) => ({
      arn: id,
      status: "PENDING_VALIDATION",
      type: "AMAZON_ISSUED",
      renewalEligibility: "INELIGIBLE",
      // A wildcard and its own domain are proved by the same record.
      domainValidationOptions: domains(subject).map((name) => {
        const bare = name.replace(/^\*\./, "");
        const label = proofOf(subject.place.account, bare);
        return {
          domainName: name,
          resourceRecordName: `_${label.slice(0, 32)}.${bare}.`,
          resourceRecordType: "CNAME",
          resourceRecordValue: `_${label.slice(32)}.acm-validations.aws.`,
        };
      }),
    }),
    replaces: ["domainName", "subjectAlternativeNames", "validationMethod", "keyAlgorithm", "region"],
    checks: [domain, oneOf("validationMethod", ["DNS", "EMAIL"]), someOf(["domainName", "privateKey"])],
  },
  [VALIDATION]: {
    id: (subject) => `${subject.request.name}-${subject.digest().slice(0, 8)}`,
    replaces: ["*"],
    references: [{ path: "certificateArn", types: [CERTIFICATE], code: "ResourceNotFoundException" }],
    checks: [allProved],
  },
};
