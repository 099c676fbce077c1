import * as pulumi from "@pulumi/pulumi";
import { ConfigurationView } from "../detection/configuration-view";
import { Delegation } from "../detection/delegation";
import { DetectionAccount } from "../detection/detection-account";
import { ExternalAccess } from "../detection/external-access";
import { SecurityStandards } from "../detection/security-standards";
import { ThreatDetection } from "../detection/threat-detection";
import { VulnerabilityScanning } from "../detection/vulnerability-scanning";
import type { Scope } from "../scope";

/** An account, and how it is reached. */
export interface DetectionPlace {
  readonly scope: Scope;
  readonly providers: pulumi.ProviderResource[];
}

export interface DetectionArgs {
  /** The management account, which delegates. */
  readonly management: DetectionPlace;
  /** The account that detection is delegated to. */
  readonly administrator: DetectionPlace;
  /** Where findings come together, and where AWS keeps what is global. */
  readonly regions: { readonly home: string; readonly global: string };
  /** Id of the organization's root, `r-…`. */
  readonly rootId: string;
}

/**
 * What watches every account of the organization: switched on in two, delegated by the one to the other, then set for all that are there and all
 * that will be.
 */
export class Detection extends pulumi.ComponentResource {
  constructor(name: string, args: DetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:foundation:Detection", name, {}, opts);
    const { management, administrator, rootId } = args;
    const { home, global } = args.regions;
    const regions = [home, global];
    const managing = { parent: this, providers: management.providers };
    const administering = { parent: this, providers: administrator.providers };
    const { scope } = administrator;

    const own = new DetectionAccount(`${name}-management`, { scope: management.scope, regions }, managing);
    const watching = new DetectionAccount(`${name}-administrator`, { scope, regions, hub: true }, administering);
    const delegation = new Delegation(
      `${name}-delegation`,
      { administrator: scope.account, regions, after: [own, watching] },
      managing,
    );
    new ThreatDetection(`${name}-threats`, { detectorIds: watching.detectorIds, delegation }, administering);
    new SecurityStandards(
      `${name}-standards`,
      { homeRegion: home, linkedRegions: [global], rootId, delegation },
      administering,
    );
    new ExternalAccess(`${name}-external-access`, { scope, regions, delegation }, administering);
    new ConfigurationView(`${name}-configuration`, { scope, delegation }, administering);
    new VulnerabilityScanning(
      `${name}-vulnerabilities`,
      { scope: management.scope, regions, rootId, delegation },
      managing,
    );
    this.registerOutputs();
  }
}
