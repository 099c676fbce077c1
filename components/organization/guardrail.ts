import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../policy-document";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { type GuardrailPolicyArgs, guardrailStatements } from "./guardrail-policy";

export interface GuardrailArgs extends GuardrailPolicyArgs {
  readonly scope: Scope;
  /** What must be there before a policy is: AWS answers AWSOrganizationsNotInUseException otherwise. */
  readonly organization: pulumi.Resource;
  /** Ids of the units that it holds for, by name. */
  readonly units: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The service control policy of every unit. */
export class Guardrail extends pulumi.ComponentResource {
  constructor(name: string, args: GuardrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:organization:Guardrail", name, {}, opts);
    const child = { parent: this };

    const policy = new aws.organizations.Policy(
      `${name}-policy`,
      {
        name,
        description: "No leaving, no blinding of detection and audit, no root, no other regions",
        type: "SERVICE_CONTROL_POLICY",
        content: policyDocument(guardrailStatements(args)),
        tags: tagsFor(args.scope, "organization"),
      },
      { ...child, dependsOn: args.organization },
    );
    for (const [unit, targetId] of Object.entries(args.units)) {
      new aws.organizations.PolicyAttachment(`${name}-${unit}-attachment`, { policyId: policy.id, targetId }, child);
    }

    this.registerOutputs({});
  }
}
