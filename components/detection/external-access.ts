import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName } from "../naming";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface ExternalAccessArgs {
  readonly scope: Scope;
  readonly regions: readonly string[];
  /** What makes the account the administrator. */
  readonly delegation: pulumi.Resource;
}

/** Access Analyzer over the organization: whatever of any account may be used from outside of it. It looks at its own region alone. */
export class ExternalAccess extends pulumi.ComponentResource {
  constructor(name: string, args: ExternalAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:detection:ExternalAccess", name, {}, opts);
    for (const region of args.regions) {
      new aws.accessanalyzer.Analyzer(
        `${name}-${region}`,
        {
          analyzerName: fitName(name, 255),
          type: "ORGANIZATION",
          region,
          tags: tagsFor(args.scope, "detection"),
        },
        { parent: this, dependsOn: args.delegation },
      );
    }
    this.registerOutputs();
  }
}
