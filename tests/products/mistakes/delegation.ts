import type { Mistake, Scene } from "./mistake";

const proof = "proof-domain-delegated";
const zone = "shine-account-zone-zone";
const record = "shine-account-delegation-ns";
const parent = "organization-account-zone";
const delegations = "organization-account-delegations";

const wrote =
  (role: string, property: "policy" | "role", from: string, to: string) =>
  (scene: Scene): ReturnType<Scene["replace"]> =>
    property === "policy"
      ? scene.replace(`${delegations}-${role}-policy`, "policy", from, to)
      : scene.replace(`${delegations}-${role}-role`, "assumeRolePolicy", from, to);

/** Ways in which the internet is not led to a product's zone. */
export const delegationMistakes: readonly Mistake[] = [
  {
    did: "made the zone of another domain",
    told: `${proof}/zone`,
    also: [
      "proof-grants-work/mail-policy",
      "proof-request-arrives/zone",
      "proof-request-arrives/certificate-validated",
      "proof-request-arrives/listener-certificate-validated",
      "proof-grants-work/mail-verified",
    ],
    says: /^the domain shine\.example\.com: the program makes no public zone of it/,
    alone: false,
    make: (scene) => scene.set(zone, { name: "shine.example.net" }),
  },
  {
    did: "delegated in a zone that was the parent once",
    told: `${proof}/record`,
    says: /the zone above it has no NS record of its name/,
    alone: true,
    make: (scene) => scene.set(record, { zoneId: "Z9999999999EXAMPLE99" }),
  },
  {
    did: "delegated to the name servers of a zone that is private",
    told: `${proof}/name-servers`,
    says: /leads to other name servers than its zone's own/,
    alone: true,
    make: (scene) => scene.link(record, "records", "shine-production-network-namespace-management-zone"),
  },
  {
    did: "let the record be written as another product",
    told: `${proof}/writer`,
    says: /not written by way of the role that the management account has for it/,
    alone: true,
    make: (scene) => {
      const resource = scene.find(record);
      const { provider } = resource;
      if (provider === undefined) throw new Error("it has no provider");
      const roles = String(provider.props["assumeRoles"]).replaceAll("delegate-shine", "delegate-minimal");
      return scene.with({
        ...resource,
        provider: { ...provider, props: { ...provider.props, assumeRoles: roles } },
      });
    },
  },
  {
    did: "told the parent of a key that the zone does not sign with",
    told: `${proof}/signature`,
    says: /tells of a signature that its zone does not have/,
    alone: true,
    make: (scene) => {
      const resource = scene.find(record);
      const props = { ...resource.props, type: "DS", records: ["1 13 2 00"] };
      return scene.with({ ...resource, urn: `${resource.urn}-ds`, name: `${resource.name}-ds`, props });
    },
  },
  {
    did: "waited for a certificate beside the delegation",
    told: `${proof}/in-time`,
    says: /waited for before the zone above leads to it/,
    alone: true,
    make: (scene) => scene.hurry("shine-production-certificate-us-east-1-validation", record),
  },
  {
    did: "made the zone of the company's other name",
    stack: "organization",
    told: `${proof}/above`,
    says: /^the zone above all products: the program makes no public zone that the domains of all products lie in/,
    alone: true,
    make: (scene) => scene.set(`${parent}-zone`, { name: "example.org" }),
  },
  {
    did: "switched the signing of a zone off that the registrar tells the key of",
    stack: "organization",
    told: `${proof}/signed`,
    says: /^the zone above all products: its signing is switched off/,
    alone: true,
    make: (scene) => scene.set(`${parent}-signing-dnssec`, { signingStatus: "NOT_SIGNING" }),
  },
  {
    did: "took the key of a signed zone out of use",
    stack: "organization",
    told: `${proof}/signed`,
    says: /its signing is switched off, or the key that it is signed with/,
    alone: true,
    make: (scene) => scene.set(`${parent}-signing-signing-key`, { status: "INACTIVE" }),
  },
  {
    did: "renamed the role that delegates",
    stack: "organization",
    told: `${proof}/role`,
    says: /^the domain shine\.example\.com: the management account has no role platform-delegate-shine/,
    alone: true,
    make: (scene) => scene.set(`${delegations}-shine-role`, { name: "platform-delegates-shine" }),
  },
  {
    did: "let another account delegate",
    stack: "organization",
    told: `${proof}/trust`,
    says: /^the domain shine\.example\.com: its role does not let the one take it that comes for it/,
    alone: true,
    make: wrote("shine", "role", "111122223333", "444455556666"),
  },
  {
    did: "gave a role the domain of before",
    stack: "organization",
    told: `${proof}/right`,
    says: /^the domain shine\.example\.com: its role may not write its records: .*route53/i,
    alone: true,
    make: wrote("shine", "policy", '"shine.example.com"', '"shine.example.net"'),
  },
  {
    did: "let a role write the addresses of its domain in the zone above",
    stack: "organization",
    told: `${proof}/others`,
    says: /its role may write other records of the zone above it/,
    alone: true,
    make: wrote("shine", "policy", '["DS","NS"]', '["A","DS","NS"]'),
  },
  {
    did: "took the reading of records for needless",
    stack: "organization",
    told: `${proof}/reads`,
    says: /^what is delegated, for a preview: its role may not read the zone above/,
    alone: true,
    make: wrote("reader", "policy", "route53:ListResourceRecordSets", "route53:ListHostedZones"),
  },
  {
    did: "took the waiting for needless",
    stack: "organization",
    told: `${proof}/change`,
    says: /may not wait until its records are served/,
    alone: true,
    make: wrote("shine", "policy", "route53:GetChange", "route53:ListHostedZones"),
  },
];
