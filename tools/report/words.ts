import type { Preview, ReportedProof, ReportedResource } from "./model";

/** `1 resource`, `604 resources`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The one line that matters. */
export function verdict({ product, summary, byUrn }: Preview): string {
  if (byUrn.size === 0) return `${product}: leaves the catalogue`;
  const { mandatory, advisory, unverifiable, rules, resources } = summary;
  const found = summary.compliant
    ? "compliant"
    : mandatory === 0
      ? "not compliant, by what is not shown here"
      : `not compliant, ${counted(mandatory, "mandatory violation")} to mend before it can be brought up`;
  const asides = [
    ...(advisory === 0 ? [] : [counted(advisory, "advisory violation")]),
    ...(unverifiable === 0 ? [] : [`${unverifiable} to be verified later`]),
    ...(summary.waived === 0 ? [] : [`${summary.waived} waived`]),
  ];
  const judged = `${counted(resources, "resource")} judged by ${counted(rules, "rule")}`;
  return `${product}: ${found} (${[judged, ...asides].join("; ")})`;
}

/** `proof-task-starts: 7 tasks, 112 hops proved`, with what was not. */
export function proofLine({ proof, noun, subjects, proved, failed, unknown }: ReportedProof): string {
  const rest = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(unknown === 0 ? [] : [`${unknown} to be told later`]),
  ];
  return [
    `${proof}: ${counted(subjects, noun, noun.replace(/y$/, "ie").concat("s"))}`,
    `${counted(proved, "hop")} proved`,
    ...rest,
  ].join(", ");
}

/** How many of many names are told. */
const NAMED = 3;

/** `a`, `a, b and c`, or `a, b, c and 12 more`. */
export function someOf(names: readonly string[]): string {
  const shown = names.length > NAMED + 1 ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names;
  return allOf(shown);
}

/** `a`, `a and b`, `a, b and c`, never cut. */
export function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** What a reader must know before he reads on. */
export function notes({ summary, byUrn, judged, violations, difference }: Preview): string[] {
  const { only, placeholder, stale } = summary;
  return [
    difference === undefined
      ? "This is the desired state of the definition, not a difference to what runs in the cloud."
      : "The difference is that of two programs, not to what runs in the cloud, which people and deployments may have changed.",
    ...(placeholder === null ? [] : [`Note: ${placeholder}.`]),
    ...(stale.length === 0
      ? []
      : [
          `Note: policies/registry.json, which the pack judges by, is stale in ${someOf(stale)}: npm run generate writes it anew.`,
        ]),
    ...(only === null
      ? []
      : [
          `Shown and counted is what matches ${only}: ${summary.resources + summary.components} of ${byUrn.size} resources and components, ${violations.length} of ${counted(judged.violations.length, "violation")}. All of it is judged.`,
        ]),
  ];
}

/** `ec2.Subnet`, `datadog.Monitor`, `Network`, `aws provider`: a type as people say it. */
export function typeName(type: string): string {
  const [kit = "", module = "", name = ""] = type.split(":");
  if (kit === "pulumi") return module === "providers" ? `${name} provider` : name;
  if (kit === "platform") return name;
  return kit === "aws" ? `${module.split("/")[0] ?? ""}.${name}` : `${kit}.${name}`;
}

/** Where the program made it: `components/network/network.ts:41`. */
export function placeOf(resource: ReportedResource | undefined): string {
  if (resource?.file == null) return "";
  return resource.line === null ? resource.file : `${resource.file}:${resource.line}`;
}

/** The inputs that nobody knows before the update, with where they come from. */
export function unknownsOf(resource: ReportedResource | undefined): string[] {
  return Object.entries(resource?.inputs ?? {}).flatMap(([input, value]) => {
    const found = /<computed(?:: ([^<>]*))?>/.exec(JSON.stringify(value) ?? "");
    return found === null ? [] : [found[1] === undefined ? input : `${input}, ${found[1]}`];
  });
}
