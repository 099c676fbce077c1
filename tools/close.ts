import { SUSPENDED } from "../stacks/accounts";
import { today } from "./check";
import { balancerReleased } from "./difference/told/steps";
import { CallError, type ExitCode } from "./failure";
import type { RecordedResource } from "./offline/recorded";
import { subjectOf } from "./subject";

export interface CloseOptions {
  readonly product?: string | undefined;
  /** One step's commands alone, for a shell. @default all steps, with words */
  readonly step?: StepName | undefined;
}

const STEPS = ["suspend", "export", "unprotect", "destroy", "forget", "leave"] as const;
export type StepName = (typeof STEPS)[number];

interface Step {
  readonly what: string;
  readonly commands: readonly string[];
}

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CLUSTER = "aws:rds/cluster:Cluster";
/** What outlives the product until somebody closes its account: what holds data, and the keys without which nothing of it can be read. */
const KEPT = ["aws:backup/vault:Vault", "aws:ecr/repository:Repository", "aws:kms/key:Key", "aws:s3/bucket:Bucket"];

/** Tells how a product is closed, in order. Nothing is done by this command itself. */
export async function tellClosing({ product, step }: CloseOptions): Promise<ExitCode> {
  // The last step comes when the catalogue has it no more.
  if (step === "leave" && product !== undefined && /^[a-z][a-z0-9-]*$/.test(product)) {
    process.stdout.write(`${stepsFor(product, []).leave.commands.join("\n")}\n`);
    return 0;
  }
  const subject = subjectOf({ product });
  if (subject.kind !== "product") throw new CallError("only a product is closed", "fix: name a product");
  const { programFor } = require("./offline/program") as typeof import("./offline/program");
  const { evaluate } = require("./offline/evaluate") as typeof import("./offline/evaluate");
  const { program, config = {} } = programFor(subject, today());
  const steps = stepsFor(subject.name, await evaluate(program, { stack: subject.name, config, alone: true }));
  const lines =
    step === undefined ? STEPS.flatMap((name, index) => told(index + 1, name, steps[name])) : steps[step].commands;
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function told(number: number, name: StepName, { what, commands }: Step): string[] {
  return [`${number}. ${name}: ${what}`, ...commands.map((command) => `   ${command}`)];
}

/** By step; pure, and exact for the product as it is defined now. */
export function stepsFor(product: string, resources: readonly RecordedResource[]): Readonly<Record<StepName, Step>> {
  const of = (type: string, flag: string) =>
    resources.filter((one) => one.type === type && one.inputs[flag] === true).map(({ inputs }) => inputs);
  const open = resources.filter(({ type, protect, custom }) => custom && protect && !KEPT.includes(type));
  const aws = `aws --profile ${product}`;
  const member = `urn:pulumi:organization::platform::platform:organization:MemberAccount$aws:organizations/account:Account::organization-account-member-${product}-account`;
  return {
    suspend: {
      what: `set account.unit to "${SUSPENDED}" in stacks/products/${product}.ts, merge it, and move the account; from then on no merge brings the product up`,
      commands: ["pulumi up -s organization --policy-pack policies"],
    },
    export: {
      what: "the state as it was, its secrets still encrypted; export what else must outlive the account",
      commands: [`pulumi stack export -s ${product} --file ${product}.closed.json`],
    },
    unprotect: {
      what: "both protections of what is destroyed: Pulumi's, and that of the services themselves",
      commands: [
        ...open.map(({ urn }) => `pulumi state unprotect '${urn}' --yes -s ${product}`),
        ...of(BALANCER, "enableDeletionProtection").map(({ name }) => balancerReleased(String(name), aws)),
        ...of(CLUSTER, "deletionProtection").map(
          ({ clusterIdentifier }) =>
            `${aws} rds modify-db-cluster --db-cluster-identifier ${String(clusterIdentifier)} --no-deletion-protection --apply-immediately`,
        ),
        `pulumi refresh --yes -s ${product}`,
      ],
    },
    destroy: {
      what: "all but what holds data or logs, and its keys; each database leaves a final snapshot, which its key can still open",
      commands: [`pulumi destroy --yes --exclude-protected -s ${product}`],
    },
    forget: {
      what: "what is left belongs to the account alone",
      commands: [`pulumi stack rm --yes --force -s ${product}`],
    },
    leave: {
      what: `take ${product} out of stacks/products/index.ts and the ledger, merge it; the account stays, until a person closes it by hand`,
      commands: [
        `pulumi state unprotect '${member}' --yes -s organization`,
        "pulumi up -s organization --policy-pack policies",
      ],
    },
  };
}
