import { arn } from "../arn";
import type { Statement } from "../policy-document";

/** Sees which zones the parent delegates to, which anybody may ask of its name servers. */
export function readDelegations(zoneId: string): Statement[] {
  return [
    {
      sid: "ReadZone",
      actions: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
      resources: [arn.hostedZone(zoneId)],
    },
  ];
}

/**
 * Changes the records that delegate to one domain, NS and DS, and no other name or type of the zone. The keys and the form of their values: Route 53
 * guide, "Using IAM policy conditions for fine-grained access control". A condition with ForAllValues holds for a request that has no such
 * key, hence `Null`.
 */
export function delegateStatements(zoneId: string, domain: string): Statement[] {
  const names = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
  return [
    {
      sid: "Delegate",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: [arn.hostedZone(zoneId)],
      conditions: {
        "ForAllValues:StringEquals": {
          [names]: [domain.toLowerCase()],
          "route53:ChangeResourceRecordSetsRecordTypes": ["DS", "NS"],
        },
        Null: { [names]: "false" },
      },
    },
    ...readDelegations(zoneId),
    { sid: "AwaitChange", actions: ["route53:GetChange"], resources: [arn.hostedZoneChanges()] },
  ];
}
