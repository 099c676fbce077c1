import { type RecordedResource, UNKNOWN } from "../../tools/offline/recorded";
import { type Preview, type PreviewArgs, previewOf } from "../../tools/report/model";

const stack = "urn:pulumi:demo::platform::pulumi:pulumi:Stack::platform-demo";

/** All of a report, as a file has it. */
export const plain = { width: 110, colour: false, full: true };
/** What a terminal of 80 columns shows. */
export const screen = { width: 80, colour: false };

export function resource(name: string, type: string, more: Partial<RecordedResource> = {}): RecordedResource {
  return {
    urn: urnOf(name, type),
    type,
    name,
    parent: stack,
    custom: true,
    inputs: {},
    outputs: {},
    protect: false,
    ignoreChanges: [],
    options: {},
    aliases: [],
    dependsOn: [],
    propertyDependencies: {},
    file: "components/network/network.ts",
    line: 12,
    ...more,
  };
}

export function urnOf(name: string, type = name === "vpc" ? "aws:ec2/vpc:Vpc" : "aws:ec2/subnet:Subnet"): string {
  const full = name === "vpc" || name.startsWith("private-") ? `demo-production-network-${name}` : name;
  return `urn:pulumi:demo::platform::${type}::${full}`;
}

const component = "urn:pulumi:demo::platform::platform:network:Network::demo-production-network";
const inNetwork = (name: string, type: string, more: Partial<RecordedResource>): RecordedResource =>
  resource(`demo-production-network-${name}`, type, { urn: urnOf(name), parent: component, ...more });
export const network: readonly RecordedResource[] = [
  inNetwork("private-c", "aws:ec2/subnet:Subnet", {}),
  inNetwork("vpc", "aws:ec2/vpc:Vpc", { protect: true }),
  inNetwork("private-a", "aws:ec2/subnet:Subnet", {
    inputs: { cidrBlock: "10.0.0.0/20", vpcId: UNKNOWN },
    propertyDependencies: { vpcId: [urnOf("vpc")] },
  }),
  resource("demo-production-network", "platform:network:Network", { urn: component, custom: false }),
  { ...resource("platform-demo", "pulumi:pulumi:Stack", { urn: stack, custom: false }), parent: "" },
];

type Violations = PreviewArgs["judgement"]["violations"];

export function violation(rule: string, level: "mandatory" | "advisory", name: string): Violations[number] {
  return { rule, level, urn: urnOf(name), message: `${rule} is broken`, fix: `mend ${rule}` };
}

export function argsOf(given: {
  resources?: readonly RecordedResource[];
  violations?: Violations;
  unverifiable?: PreviewArgs["judgement"]["unverifiable"];
  proofs?: PreviewArgs["judgement"]["proofs"];
  provedAt?: PreviewArgs["judgement"]["provedAt"];
  waived?: PreviewArgs["judgement"]["waived"];
  placeholder?: string;
  stale?: readonly string[];
  only?: string;
}): PreviewArgs {
  const {
    resources = network,
    violations = [],
    unverifiable = [],
    proofs = [],
    provedAt = [],
    waived = [],
    ...rest
  } = given;
  return {
    product: "demo",
    resources,
    judgement: { violations, unverifiable, proofs, provedAt, waived, counts: { rules: 7 } },
    ...rest,
  };
}

export function reported(given: Parameters<typeof argsOf>[0]): Preview {
  return previewOf(argsOf(given));
}
