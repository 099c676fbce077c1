import { MAINTENANCE_PREFIX } from "./maintenance-html";

/** Ids that AWS gave to its managed policies; the same in every account. */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";

export const LOAD_BALANCER = "load-balancer";
export const MAINTENANCE = "maintenance";

const READ = ["GET", "HEAD"];
const EVERYTHING = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** What every behaviour has: HTTPS, compression, the security headers. */
function common<Id>(headers: Id) {
  return {
    viewerProtocolPolicy: "redirect-to-https",
    cachedMethods: READ,
    compress: true,
    responseHeadersPolicyId: headers,
  };
}

/** Everything that has no path of its own goes to the product as it came, and is kept by nobody. */
export function dynamicBehavior<Id>(headers: Id) {
  return {
    ...common(headers),
    targetOriginId: LOAD_BALANCER,
    allowedMethods: EVERYTHING,
    cachePolicyId: CACHING_DISABLED,
    originRequestPolicyId: ALL_VIEWER,
  };
}

/** The maintenance page from its bucket, then what is cached, in the order in which it was written. */
export function orderedBehaviors<Id>(cachedPaths: readonly string[], headers: Id, assets: Id) {
  return [
    {
      ...common(headers),
      pathPattern: `/${MAINTENANCE_PREFIX}*`,
      targetOriginId: MAINTENANCE,
      allowedMethods: READ,
      cachePolicyId: CACHING_OPTIMIZED,
    },
    ...cachedPaths.map((pathPattern) => ({
      ...common(headers),
      pathPattern,
      targetOriginId: LOAD_BALANCER,
      allowedMethods: READ,
      cachePolicyId: assets,
    })),
  ];
}
