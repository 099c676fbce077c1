import { QUOTAS, type QuotaValues } from "../components/account/quotas";
import { mapValues } from "../components/records";
import { foundation } from "../stacks/foundation";
import { today } from "./check";
import { CallError, type ExitCode } from "./failure";
import type { RecordedResource } from "./offline/recorded";
import { subjectOf } from "./subject";

export interface QuotasOptions {
  readonly product?: string | undefined;
}

/** What a stack needs of a quota at once, when it comes up for the first time. */
export interface Need {
  readonly what: string;
  /** As many as a new account may have; AWS lets some begin with fewer. */
  readonly fresh: number;
  readonly first: number;
  /** What there should be in the end. */
  readonly wanted: number;
  readonly serviceCode: string;
  readonly quotaCode: string;
  readonly region: string;
}

/**
 * Organizations guide, "Quotas and service limits": 10 accounts with the management account, fewer where the organization is new. Service Quotas
 * answers for Organizations in us-east-1 alone, to the management account.
 */
const ACCOUNTS = { serviceCode: "organizations", quotaCode: "L-E619E033", fresh: 10 };

/** Tells which quotas a stack needs at its first `up`, what a new account has of them, and how more is asked for. Asks nothing itself. */
export async function tellQuotas({ product }: QuotasOptions): Promise<ExitCode> {
  const subject = subjectOf({ product });
  if (subject.name === "foundation")
    throw new CallError("the stack foundation needs no quota", "fix: name a product, or the organization");
  const { programFor } = require("./offline/program") as typeof import("./offline/program");
  const { evaluate } = require("./offline/evaluate") as typeof import("./offline/evaluate");
  const { program, config = {} } = programFor(subject, today());
  const resources = await evaluate(program, { stack: subject.name, config, alone: true });
  const isShared = subject.kind === "shared";
  const needs = isShared ? [accountsNeeded(resources)] : needsOf(resources);
  const lines = told(subject.name, needs, isShared ? "aws" : `aws --profile ${subject.name}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

export function told(stack: string, needs: readonly Need[], aws: string): string[] {
  const commands = ({ region, serviceCode, quotaCode, wanted }: Need, verb: string): string => {
    const call = `${aws} service-quotas ${verb} --region ${region} --service-code ${serviceCode} --quota-code ${quotaCode}`;
    return verb.startsWith("get") ? `${call} --query Quota.Value` : `${call} --desired-value ${wanted}`;
  };
  const short = needs.filter(({ first, fresh }) => first > fresh);
  return [
    `${stack}: what its first \`up\` needs at once, and what AWS lets a new account have`,
    ...needs.map(({ what, first, fresh }) => `  ${what}: ${first}, of ${fresh}${first > fresh ? ": too few" : ""}`),
    "",
    "What there is (some accounts begin with less):",
    ...needs.map((need) => `  ${commands(need, "get-service-quota")}`),
    ...(short.length === 0 ? [] : ["", "To ask for before, and to wait for; AWS answers within minutes or days:"]),
    ...short.map((need) => `  ${commands(need, "request-service-quota-increase")}`),
  ];
}

/** Every account that the stack makes, and the management account. */
export function accountsNeeded(resources: readonly RecordedResource[]): Need {
  const first = resources.filter(({ type }) => type === "aws:organizations/account:Account").length + 1;
  return { ...ACCOUNTS, what: "accounts", region: foundation.regions.global, first, wanted: Math.max(first * 2, 20) };
}

/** Services begin with their least number of tasks, which no task is replaced by yet. */
export function needsOf(resources: readonly RecordedResource[]): Need[] {
  const asked = (code: string): number =>
    Math.max(
      0,
      ...resources.filter(({ inputs }) => inputs["quotaCode"] === code).map(({ inputs }) => Number(inputs["value"])),
    );
  const first: QuotaValues = {
    fargateVcpu: vcpuOn("FARGATE", resources),
    fargateSpotVcpu: vcpuOn("FARGATE_SPOT", resources),
    elasticAddresses: resources.filter(({ type }) => type === "aws:ec2/eip:Eip").length,
  };
  const needs = mapValues(QUOTAS, (quota, what): Need => {
    const [needed, wanted] = [first[what as keyof QuotaValues], asked(quota.quotaCode)];
    return { ...quota, what, region: foundation.regions.home, first: needed, wanted };
  });
  return Object.values(needs);
}

function vcpuOn(provider: string, resources: readonly RecordedResource[]): number {
  return resources
    .filter(({ type, inputs }) => type === "aws:ecs/service:Service" && providerOf(inputs) === provider)
    .reduce((sum, service) => sum + Number(service.inputs["desiredCount"] ?? 1) * vcpuOf(service, resources), 0);
}

function providerOf({ capacityProviderStrategies: strategies }: RecordedResource["inputs"]): unknown {
  return (strategies as readonly { readonly capacityProvider?: unknown }[] | undefined)?.[0]?.capacityProvider;
}

/** Of the task definition that a service comes up with. */
function vcpuOf(service: RecordedResource, resources: readonly RecordedResource[]): number {
  const from = service.propertyDependencies["taskDefinition"] ?? [];
  const definition = resources.find(({ type, urn }) => type.endsWith(":TaskDefinition") && from.includes(urn));
  return Number(definition?.inputs["cpu"] ?? 0) / 1024;
}
