import type { Rule } from "../../rule";
import { covers, isNarrowed, narrowing, type Statement, statements } from "../../kernel/documents";
import type { View } from "../../kernel/graph";
import { BUCKET, receives, satelliteTypes } from "../../views/buckets";

/** In no other pack: the first cause of data that is lost in silence. */
export const rule: Rule = {
  id: "kms-key-policy-admits-users",
  title:
    "A key's policy admits every service of AWS that uses the key without a role of ours, narrowed to this account.",
  why: "A service that is not admitted drops what it was to write, and says so to nobody.",
  fix: "Add a statement for the service principal, narrowed by aws:SourceAccount, aws:SourceArn or the encryption context.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: ["aws:kms/key:Key"],
  check: (key, check) => {
    const { graph } = check;
    const needed = new Map<string, { service: string; action: string }>();
    const need = (service: string, action: string): void => void needed.set(service + action, { service, action });
    for (const group of graph.satellites(key, "aws:cloudwatch/logGroup:LogGroup", "kmsKeyId")) {
      need(`logs.${group.text("region") ?? check.registry.regions.home}.amazonaws.com`, "kms:GenerateDataKey");
    }
    for (const encryption of graph.satellites(key, satelliteTypes.encryption, "rules")) {
      const bucket = graph.target(encryption, "bucket", BUCKET);
      if (bucket === undefined) continue;
      if (receives(bucket, "configuration")) need("config.amazonaws.com", "kms:GenerateDataKey");
      if (receives(bucket, "delivered logs")) need("delivery.logs.amazonaws.com", "kms:GenerateDataKey");
      if (isOrigin(bucket)) need("cloudfront.amazonaws.com", "kms:Decrypt");
    }
    if (graph.satellites(key, "aws:cloudtrail/trail:Trail", "kmsKeyId").length > 0) {
      need("cloudtrail.amazonaws.com", "kms:GenerateDataKey");
    }
    if (graph.satellites(key, "aws:route53/keySigningKey:KeySigningKey", "keyManagementServiceArn").length > 0) {
      need("dnssec-route53.amazonaws.com", "kms:Sign");
    }
    const separate = graph.satellites(key, "aws:kms/keyPolicy:KeyPolicy", "keyId");
    const policy = (): Statement[] => [key, ...separate].flatMap((holder) => [...statements(holder, "policy")]);
    for (const { service, action } of needed.values()) {
      check.expect(() => policy().some((s) => admits(s, service, action)), `the policy does not admit ${service}`, {
        part: service.replace(/\.amazonaws\.com$/, "").replaceAll(".", "-"),
      });
    }
  },
};

function admits(statement: Statement, service: string, action: string): boolean {
  return (
    statement.effect === "Allow" &&
    statement.principals.some(({ kind, value }) => kind === "Service" && value === service) &&
    covers(statement, action) &&
    isNarrowed(statement, [
      ...narrowing,
      "kms:encryptioncontext:aws:logs:arn",
      "kms:encryptioncontext:aws:cloudtrail:arn",
    ])
  );
}

function isOrigin(bucket: View): boolean {
  return bucket.graph
    .ofType("aws:cloudfront/distribution:Distribution")
    .some((distribution) => distribution.sources("origins").includes(bucket));
}
