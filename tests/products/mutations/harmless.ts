import { reviewedShape } from "../../../policies/views/shapes";
import type { Mutant } from "./mutant";

/** A class of mutants that need not be stopped, and why. */
export interface Harmless {
  readonly what: string;
  readonly why: string;
  readonly covers: (mutant: Mutant) => boolean;
}

/** Reviewed: each class is one that a person would let pass. One that no mutant is of fails the test, and so does one whose mutants are all stopped. */
export const harmless: readonly Harmless[] = [
  {
    what: "words for people",
    why: "A description, a comment, a title, the tag Name, the tier of a route table, which its subnets say, and the link to a page of the runbooks are read by people and by nothing else; what something is, its other inputs say.",
    covers: ({ path, kind, resource }) =>
      kind !== "option turned" &&
      (/(^|[.\])])(description|comment|title)$|^tags\.Name$|^assets(\[\])?(\.name|\.url)?$/.test(path) ||
        (path === "tags.Tier" && resource.type === "aws:ec2/routeTable:RouteTable")),
  },
  {
    what: "what a resource is called",
    why: "Another name is another thing's: what names this one misses it, and is stopped there; and it grants nothing.",
    covers: ({ path, kind, resource }) =>
      /^(name|identifier|policyName|vpcOriginEndpointConfig\.name|visibilityConfig\.metricName|rules\[\]\.visibilityConfig\.metricName)$/.test(
        path,
      ) &&
      ["reference to a stranger", "reference to another product", "reference to another environment"].includes(kind) &&
      !/^aws:(route53|kms|ssm)\//.test(resource.type),
  },
  {
    what: "the name of the last snapshot",
    why: "RDS makes it when the cluster goes, and refuses a name that is taken; where none is to be made, nobody reads the name.",
    covers: ({ kind, path, resource }) =>
      path === "finalSnapshotIdentifier" &&
      (kind.startsWith("reference ") || (kind === "path removed" && resource.props["skipFinalSnapshot"] === true)),
  },
  {
    what: "what stays though it might go",
    why: "Whoever wants an environment gone takes the protection off first, or empties the bucket: nothing is lost by it.",
    covers: ({ kind, path, change }) =>
      (kind === "option turned" && path === "protect" && change === "true") ||
      (kind === "flag turned" && path === "forceDestroy" && change === "false"),
  },
  {
    what: "a list of nothing where none was",
    why: "ECS reads containers without secrets and with none of them as the same.",
    covers: ({ kind, path, change }) =>
      kind === "unset property set" && path === "containerDefinitions(json)[].secrets" && change === "[]",
  },
  {
    what: "another name of a key",
    why: "All that is encrypted names its key by id; an alias is for people at a console.",
    covers: ({ kind, path, resource }) =>
      resource.type === "aws:kms/alias:Alias" &&
      (kind === "resource removed" || (path === "name" && kind.startsWith("reference "))),
  },
  {
    what: "a list that says the same twice",
    why: "AWS, Datadog, GitHub and PagerDuty keep sets, or refuse the second: nothing more is admitted than before.",
    covers: ({ kind }) => kind === "list doubled",
  },
  {
    what: "a number within its bounds",
    why: "policies/shapes/free-by-nature.ts gives it, with its bounds and their source: a definition may say it, and the product's owners do.",
    covers: ({ kind, resource, path, value }) =>
      kind === "number moved" && isWithinBounds(resource.type, path, Number(value)),
  },
  {
    what: "a tag more",
    why: "Tags beyond those that must be there are free: whoever filters by tags finds it as before.",
    covers: ({ kind, path, resource }) =>
      (kind === "stranger in a list" && /^(tags|topics)$/.test(path) && !resource.type.startsWith("aws:")) ||
      (kind === "unset property set" && /^tags(\.|$)/.test(path)),
  },
  {
    what: "what an application is told in clear",
    why: "Plain variables are its author's to say, in the definition; secrets among them, hosts and credentials are told by rules of their own.",
    covers: ({ kind, path }) =>
      path.startsWith("containerDefinitions(json)[].environment") &&
      [
        "path removed",
        "stranger in a list",
        "list emptied",
        "reference to another product",
        "reference to another environment",
        "enumeration moved",
        "number moved",
      ].includes(kind),
  },
  {
    what: "one of two conditions that say the same",
    why: "aws:SourceArn holds the account that aws:SourceAccount says, and the other way round; of the organization's id and its path each holds the organization. One of them stays.",
    covers: ({ kind, change }) =>
      kind === "document widened" &&
      /^condition (removed|opened): \S+: (without )?(aws:SourceAccount|aws:SourceArn|aws:PrincipalOrgID|aws:PrincipalOrgPaths)\b/.test(
        change,
      ),
  },
  {
    what: "settings that anybody in the account may read",
    why: "Figures, task definitions, how buckets and buses are set are no secret within the account: no ARN and no region narrows what they show.",
    covers: ({ kind, change }) =>
      kind === "document widened" &&
      /: (Read|ReadRevisions|Buckets|Events|OwnObjects|Route53Grants): /.test(change) &&
      /^(conditions? (removed|opened)|resource \*)/.test(change),
  },
];

/** Whether a review by hand gives the number its bounds, and the value lies within. */
function isWithinBounds(type: string, path: string, value: number): boolean {
  const lines = Object.entries(reviewedShape(type)?.shape.inputs ?? {});
  const [, token] = lines.find(([line]) => line.replaceAll("?", "") === path) ?? [];
  // Quotas and thresholds have the size of what they are about; what silences an alarm is told by `proof-alert-arrives`.
  if (token === "number") return true;
  const [, from, to] = /^number (-?[\d.]+) to (-?[\d.]+)$/.exec(String(token)) ?? [];
  return from !== undefined && value >= Number(from) && value <= Number(to);
}
