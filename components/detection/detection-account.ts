import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../records";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface DetectionAccountArgs {
  readonly scope: Scope;
  readonly regions: readonly string[];
  /** Whether the account comes to be Security Hub's administrator, which must have it switched on before. @default false */
  readonly hub?: boolean;
}

/**
 * What must be switched on in an account before GuardDuty and Security Hub are delegated: by the delegation AWS would switch it on itself, and the
 * detector that the program then makes would be a second one, which it refuses.
 */
export class DetectionAccount extends pulumi.ComponentResource {
  /** Ids of the detectors by region. */
  readonly detectorIds: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: DetectionAccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:DetectionAccount", name, {}, opts);
    const { scope, regions } = args;

    const detectors = Object.fromEntries(
      regions.map((region) => [
        region,
        new aws.guardduty.Detector(
          `${name}-${region}-detector`,
          { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", region, tags: tagsFor(scope, "detection") },
          { parent: this },
        ),
      ]),
    );
    for (const region of args.hub === true ? regions : []) {
      new aws.securityhub.Account(
        `${name}-${region}-hub`,
        // The standards are those of the policy for the whole organization.
        {
          enableDefaultStandards: false,
          autoEnableControls: true,
          controlFindingGenerator: "SECURITY_CONTROL",
          region,
        },
        { parent: this },
      );
    }

    this.detectorIds = mapValues(detectors, ({ id }) => id);
    this.registerOutputs({ detectorIds: this.detectorIds });
  }
}
