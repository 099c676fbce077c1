import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";

/** What an account may have of each at once, in its home region. */
export interface QuotaValues {
  /** vCPU on Fargate: production. */
  readonly fargateVcpu: number;
  /** vCPU on Fargate Spot: all else. */
  readonly fargateSpotVcpu: number;
  /** Elastic IP addresses: one a NAT gateway. */
  readonly elasticAddresses: number;
}

export interface Quota {
  readonly serviceCode: string;
  readonly quotaCode: string;
  /** What a new account has at the most. */
  readonly fresh: number;
}

/**
 * By which codes Service Quotas knows them: "Fargate On-Demand vCPU resource count", "Fargate Spot vCPU resource count", "EC2-VPC Elastic IPs".
 * Sources of what a new account begins with: "Amazon ECS endpoints and quotas", which says that new accounts may start lower still; Amazon VPC
 * quotas.
 */
export const QUOTAS: Readonly<Record<keyof QuotaValues, Quota>> = {
  fargateVcpu: { serviceCode: "fargate", quotaCode: "L-3032A538", fresh: 6 },
  fargateSpotVcpu: { serviceCode: "fargate", quotaCode: "L-36FBB829", fresh: 6 },
  elasticAddresses: { serviceCode: "ec2", quotaCode: "L-0263D0A3", fresh: 5 },
};

export interface QuotasArgs {
  /** The account's own. */
  readonly scope: Scope;
  readonly values: QuotaValues;
}

/**
 * Asks for what the account may have. AWS answers when it likes, and nothing waits for it: where the first `up` needs more than a new account has
 * (`npm run platform -- quotas <product>` tells), a person asks before. It
 * raises a quota by itself as well, and takes no request for less, so that a value is not compared with what is asked for (`ignoreChanges`); a
 * greater one is another request, and hence has another name. One that is less than the account has is refused by the provider
 * (terraform-provider-aws, `service_quota.go`): an account that is adopted writes down what it has.
 */
export class Quotas extends pulumi.ComponentResource {
  constructor(name: string, args: QuotasArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:account:Quotas", name, {}, opts);
    for (const [key, { serviceCode, quotaCode }] of Object.entries(QUOTAS)) {
      const value = args.values[key as keyof QuotaValues];
      const noun = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      new aws.servicequotas.ServiceQuota(
        `${name}-${noun}-${value}`,
        { serviceCode, quotaCode, value },
        { parent: this, ignoreChanges: ["value"] },
      );
    }
    this.registerOutputs();
  }
}
