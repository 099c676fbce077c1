import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fitName, scopedName } from "../naming";
import type { Scope } from "../scope";

export interface DistributionPoliciesArgs {
  readonly scope: Scope;
}

/** What a distribution's behaviours refer to: how assets are cached, and which headers every answer carries. */
export class DistributionPolicies extends pulumi.ComponentResource {
  readonly assetsCachePolicyId: pulumi.Output<string>;
  readonly responseHeadersPolicyId: pulumi.Output<string>;

  constructor(name: string, args: DistributionPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:DistributionPolicies", name, {}, opts);
    const child = { parent: this };
    const chosen = fitName(scopedName(args.scope, "web"), 100);

    // The host is part of the key and of the request: the load balancer routes by it, and its certificate is checked against it. The managed
    // policies either leave it out or add every cookie, so that nothing would be found twice.
    const assets = new aws.cloudfront.CachePolicy(
      `${name}-assets`,
      {
        name: `${chosen}-assets`,
        comment: "Assets by host, path and query, as long as their origin says, else a day",
        minTtl: 0,
        defaultTtl: 86_400,
        maxTtl: 31_536_000,
        parametersInCacheKeyAndForwardedToOrigin: {
          headersConfig: { headerBehavior: "whitelist", headers: { items: ["Host"] } },
          cookiesConfig: { cookieBehavior: "none" },
          queryStringsConfig: { queryStringBehavior: "all" },
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        },
      },
      child,
    );
    const headers = new aws.cloudfront.ResponseHeadersPolicy(
      `${name}-headers`,
      {
        name: `${chosen}-security`,
        comment: "HTTPS for two years; no sniffing, no framing by others",
        securityHeadersConfig: {
          strictTransportSecurity: { accessControlMaxAgeSec: 63_072_000, includeSubdomains: true, override: true },
          contentTypeOptions: { override: true },
          // An application may be stricter or embed itself: its own header stands.
          frameOptions: { frameOption: "SAMEORIGIN", override: false },
          referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
        },
      },
      child,
    );
    this.assetsCachePolicyId = assets.id;
    this.responseHeadersPolicyId = headers.id;
    this.registerOutputs({});
  }
}
