import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Every image of the account is scanned when it is pushed and whenever a new weakness becomes known. One an account. */
export class RegistryScanning extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("platform:service:RegistryScanning", name, {}, opts);
    const child = { parent: this };
    new aws.ecr.RegistryScanningConfiguration(
      `${name}-configuration`,
      {
        scanType: "ENHANCED",
        rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
      },
      child,
    );
    this.registerOutputs({});
  }
}
