import { decide } from "../iam/decide";
import type { Decision } from "../iam/request";
import type { View } from "../kernel/graph";
import type { ProductEntry } from "../registry";
import { isWithin, namesOf, CERTIFICATE, RECORD, VALIDATION, ZONE } from "../views/certificates";
import { accountIn, admittedElsewhere, arnOfRole, roleAsks, roleMay, trustOf } from "../views/rights";
import { ROLE } from "../views/tasks";
import type { Way } from "./way";

const SIGNING = "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec";
const SIGNING_KEY = "aws:route53/keySigningKey:KeySigningKey";

/** From the zone above to the product's own, in the product's stack. */
export function fromParent(way: Way, stack: View, { account, domain }: ProductEntry): void {
  const { graph } = stack;
  const { registry } = way.check;
  const zone = way.found(
    "zone",
    () => graph.ofType(ZONE).find((one) => one.text("name") === domain && !one.isSet("vpcs")),
    "the program makes no public zone of it",
    stack,
  );
  if (zone === undefined) return;
  const record = way.found(
    "record",
    () =>
      graph
        .ofType(RECORD)
        .find(
          (one) =>
            one.text("type") === "NS" && one.text("name") === domain && one.text("zoneId") === registry.parentZoneId,
        ),
    "the zone above it has no NS record of its name",
    zone,
  );
  if (record === undefined) return;
  way.expect(
    "name-servers",
    () => record.sourcesOf("records").includes(zone),
    "the zone above it leads to other name servers than its zone's own",
    record,
  );
  way.expect(
    "writer",
    () => {
      const management = registry.organization.accounts["management"] ?? "";
      const { roles } = registry;
      const own = [
        `arn:aws:iam::${account}:role/${roles.deploy}`,
        `arn:aws:iam::${management}:role/${roles.delegate}-${graph.stack}`,
      ];
      const reader = [`arn:aws:iam::${management}:role/${roles.delegationReader}`];
      const taken = record.provider.list("assumeRoles").map((one) => one.text("roleArn") ?? "");
      return accountIn(record) === management && [own, reader].some((chain) => String(chain) === String(taken));
    },
    "its record is not written by way of the role that the management account has for it",
    record,
  );
  // A resolver that is told of a key which the zone does not sign with takes every answer for forged.
  way.expect(
    "signature",
    () => {
      const told = graph.ofType(RECORD).some((one) => one.text("type") === "DS" && one.text("name") === domain);
      return told === isSigned(zone);
    },
    "the zone above it tells of a signature that its zone does not have, or of none where it has one",
    zone,
  );
  for (const validation of graph.ofType(VALIDATION)) {
    way.expect(
      "in-time",
      () => {
        const certificate = graph.target(validation, "certificateArn", CERTIFICATE);
        const names = certificate === undefined ? [] : namesOf(certificate);
        return !names.some((name) => isWithin(domain, name)) || graph.precedes(record, validation);
      },
      "a certificate is waited for before the zone above leads to it, where nobody finds the proof of it",
      validation,
    );
  }
}

/** In the organization's stack: the role by which a product's stack writes its records, and no others. */
export function toDelegate(way: Way, stack: View, product: string, { account, domain }: ProductEntry): void {
  const { roles, parentZoneId } = way.check.registry;
  const role = roleCalled(way, stack, `${roles.delegate}-${product}`);
  if (role === undefined) return;
  takenBy(way, role, `arn:aws:iam::${account}:role/${roles.deploy}`);
  const writes = (name: string, types: readonly string[]): Decision =>
    roleAsks(role, {
      action: "route53:ChangeResourceRecordSets",
      resource: `arn:aws:route53:::hostedzone/${parentZoneId}`,
      context: {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": [name],
        "route53:ChangeResourceRecordSetsRecordTypes": types,
      },
    });
  way.allowed("right", () => writes(domain, ["DS", "NS"]), "its role may not write its records", role);
  for (const [name, types] of [
    [domain, ["A"]],
    [`other.${domain}`, ["NS"]],
  ] as const) {
    way.expect(
      "others",
      () => !writes(name, types).possible,
      "its role may write other records of the zone above it than NS and DS of its name",
      role,
    );
  }
  seesZone(way, role);
  const change = { action: "route53:GetChange", resource: "arn:aws:route53:::change/C0123456789" };
  way.allowed("change", () => roleAsks(role, change), "its role may not wait until its records are served", role);
}

/** In the organization's stack: the role by which a preview sees all of them. */
export function toReader(way: Way, stack: View): void {
  const { roles, organization } = way.check.registry;
  const role = roleCalled(way, stack, roles.delegationReader);
  if (role === undefined) return;
  for (const taker of [roles.ciPreview, roles.ciCompare])
    takenBy(way, role, `arn:aws:iam::${organization.accounts["management"] ?? ""}:role/${taker}`);
  seesZone(way, role);
}

function roleCalled(way: Way, stack: View, name: string): View | undefined {
  const { graph } = stack;
  return way.found(
    "role",
    () => graph.ofType(ROLE).find((one) => one.text("name") === name),
    `the management account has no role ${name}`,
    stack,
  );
}

function takenBy(way: Way, role: View, arn: string): void {
  way.allowed(
    "trust",
    () =>
      decide(
        { caller: { kind: "identity", arn }, action: "sts:AssumeRole", resource: arnOfRole(role) },
        { identity: [admittedElsewhere], resource: trustOf(role) },
        way.check.today,
      ),
    "its role does not let the one take it that comes for it",
    role,
  );
}

function seesZone(way: Way, role: View): void {
  const resource = `arn:aws:route53:::hostedzone/${way.check.registry.parentZoneId}`;
  way.expect(
    "reads",
    () =>
      ["route53:GetHostedZone", "route53:ListResourceRecordSets"].every((action) =>
        roleMay(role, { action, resource }),
      ),
    "its role may not read the zone above",
    role,
  );
}

/** In the organization's stack: the zone that all products' domains lie in, and whether resolvers that check signatures take its answers. */
export function toParent(way: Way, stack: View, domains: readonly string[]): void {
  const zone = way.found(
    "above",
    () =>
      stack.graph
        .ofType(ZONE)
        .find((one) => !one.isSet("vpcs") && domains.every((domain) => domain.endsWith(`.${one.text("name") ?? ""}`))),
    "the program makes no public zone that the domains of all products lie in",
    stack,
  );
  if (zone === undefined) return;
  // Whoever asks is told of the key by the registrar, and takes every answer without a signature for forged.
  for (const one of signingOf(zone)) {
    way.expect("signed", () => isOn(one), "its signing is switched off, or the key that it is signed with", one);
  }
}

/** What signs a zone names the zone itself, or the key that it is signed with. */
function signingOf(zone: View): readonly View[] {
  const isOf = (one: View): boolean =>
    one.sourcesOf("hostedZoneId").some((source) => source === zone || (source.type === SIGNING_KEY && isOf(source)));
  return zone.graph.ofType(SIGNING, SIGNING_KEY).filter(isOf);
}

/** A zone is signed once that is switched on, with a key that is active (Route 53 Developer Guide, "Enabling DNSSEC signing"). */
function isOn(one: View): boolean {
  return one.type === SIGNING
    ? (one.text("signingStatus") ?? "SIGNING") === "SIGNING"
    : one.text("status") === "ACTIVE";
}

function isSigned(zone: View): boolean {
  const signing = signingOf(zone);
  return signing.some(({ type }) => type === SIGNING) && signing.every(isOn);
}
