import type { Mistake } from "./mistake";

const front = "shine-production-front-distribution";
const acl = "shine-production-front-web-acl-acl";
const proof = "proof-request-arrives";

/** Ways in which what stands before the load balancer keeps people out, or answers otherwise than the definition says. */
export const frontMistakes: readonly Mistake[] = [
  {
    did: "gave production's network no internet gateway",
    told: `${proof}/internet-gateway`,
    also: ["proof-grants-work/nat-internet"],
    says: /has no internet gateway, without which CloudFront reaches nothing in it/,
    alone: true,
    make: (scene) => scene.link("shine-production-network-vpc-internet", "vpcId", "shine-staging-network-vpc-vpc"),
  },
  {
    did: "admitted the addresses of another service of AWS",
    told: `${proof}/cloudfront-in`,
    says: /lets nothing in from CloudFront's list of addresses/,
    alone: true,
    make: (scene) => scene.set("shine-production-load-balancer-cloudfront-in", { prefixListId: "pl-61a54004" }),
  },
  {
    did: "served one country alone",
    told: `${proof}/countries`,
    says: /its distribution refuses whole countries/,
    alone: true,
    make: (scene) =>
      scene.set(`${front}-distribution`, {
        "restrictions.geoRestriction": { restrictionType: "whitelist", locations: ["US"] },
      }),
  },
  {
    did: "kept the answers of every path",
    told: `${proof}/cached-paths`,
    says: /keeps other paths than `edge\.cachedPaths` of the definition/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "orderedCacheBehaviors.1.pathPattern": "/*" }),
  },
  {
    did: "sent everything to the bucket of the maintenance page",
    told: `${proof}/other-origins`,
    says: /asks something else than the load balancer for more than the pages in place of errors/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "orderedCacheBehaviors.0.pathPattern": "*" }),
  },
  {
    did: "asked for signed addresses",
    told: `${proof}/between`,
    says: /asks for signed addresses/,
    alone: true,
    make: (scene) =>
      scene.set(`${front}-distribution`, { "defaultCacheBehavior.trustedKeyGroups": ["0123-4567-89ab-cdef"] }),
  },
  {
    did: "let the load balancer be asked below a folder",
    told: `${proof}/origin-path`,
    says: /asks the load balancer for another path than it is asked for/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "origins.0.originPath": "/v1" }),
  },
  {
    did: "asked the load balancer by the name of a host",
    told: `${proof}/origin-domain`,
    says: /asks its load balancer by a name that is not the balancer's own/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { "origins.0.domainName": "origin.shine.example.com" }),
  },
  {
    did: "took the pages in place of errors away",
    told: `${proof}/error-answers`,
    also: [`${proof}/other-origins`],
    says: /answers 502, 503 or 504 otherwise than in the format that the definition says, html/,
    alone: true,
    make: (scene) => scene.set(`${front}-distribution`, { customErrorResponses: [] }),
  },
  {
    did: "answered programs with the page for people",
    told: `${proof}/error-answers`,
    says: /^services\.api in production: .* in the format that the definition says, json/,
    alone: true,
    make: (scene) => scene.replace(`${front}-api-distribution`, "customErrorResponses", "index.json", "index.html"),
  },
  {
    did: "put a page in place of what the application says of a path that is not there",
    told: `${proof}/own-errors`,
    says: /puts an answer of its own in place of one of the application's/,
    alone: true,
    make: (scene) => {
      const found = scene.find(`${front}-distribution`).props["customErrorResponses"] as object[];
      return scene.set(`${front}-distribution`, {
        customErrorResponses: [...found, { ...found[0], errorCode: 404, responseCode: 200 }],
      });
    },
  },
  {
    did: "let the web ACL keep a country out",
    told: `${proof}/web-acl-refuses`,
    says: /a rule of its web ACL refuses people by something else than how often they ask/,
    alone: true,
    make: (scene) => {
      const rules = scene.find(acl).props["rules"] as object[];
      const country = { action: { block: {} }, statement: { geoMatchStatement: { countryCodes: ["JP"] } } };
      return scene.set(acl, { rules: [...rules, { ...rules[0], name: "country", priority: 99, ...country }] });
    },
  },
  {
    did: "emptied the addresses that staging admits",
    told: `${proof}/web-acl-visitors`,
    says: /^services\.(web|api) in staging: its web ACL does not admit all the offices/,
    alone: true,
    make: (scene) => scene.set("shine-staging-front-web-acl-allowed-ipv4", { addresses: [] }),
  },
  {
    did: "moved one office and forgot it in staging",
    told: `${proof}/web-acl-visitors`,
    says: /does not admit all the offices/,
    alone: true,
    make: (scene) => scene.set("shine-staging-front-web-acl-allowed-ipv4", { addresses: ["198.51.100.0/27"] }),
  },
  {
    did: "wrote the zone of load balancers into the record",
    told: `${proof}/alias-target`,
    says: /the A record of shine\.example\.com names the zone of something else than CloudFront/,
    alone: true,
    make: (scene) => scene.set(`${front}-shine.example.com-a`, { "aliases.0.zoneId": "Z14GRHDCWA56QT" }),
  },
  {
    did: "answered some people of the world alone",
    told: `${proof}/alias-target`,
    says: /or leads some people alone to it/,
    alone: true,
    make: (scene) =>
      scene.set(`${front}-shine.example.com-a`, { weightedRoutingPolicies: [{ weight: 0 }], setIdentifier: "new" }),
  },
];
