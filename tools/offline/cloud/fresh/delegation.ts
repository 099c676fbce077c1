import type { Entity, World } from "../model";
import type { FreshCheck, Known, State } from "./state";

const ZONE = "aws:route53/zone:Zone";
const RECORD = "aws:route53/record:Record";
const CERTIFICATE = "aws:acm/certificate:Certificate";

const plain = (name: unknown): string => String(name).toLowerCase().replace(/\.$/, "");
const within = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
const sameServers = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) &&
  Array.isArray(other) &&
  one.length > 0 &&
  one.map(plain).sort().join() === other.map(plain).sort().join();

/**
 * The zone that the world asks for a name: from the registrar's name servers down through every delegation. Nothing where nobody points to a
 * zone that exists.
 */
export function zoneFor(name: string, world: World, state: State): Entity | undefined {
  const registered = [...state.registrar].filter(([domain]) => within(plain(name), domain));
  const [domain, servers] = registered.sort(([a], [b]) => b.length - a.length)[0] ?? [];
  if (domain === undefined) return undefined;
  let zone = zoneAt(domain, servers, world);
  for (let deeper = zone; deeper !== undefined; ) {
    zone = deeper;
    const delegation = recordsOf(zone, world)
      .filter(({ inputs }) => inputs["type"] === "NS" && plain(inputs["name"]) !== plain(deeper?.inputs["name"]))
      .find(({ inputs }) => within(plain(name), plain(inputs["name"])));
    if (delegation === undefined) break;
    deeper = zoneAt(plain(delegation.inputs["name"]), delegation.inputs["records"], world);
    // A delegation to nowhere answers nothing.
    if (deeper === undefined) return undefined;
  }
  return zone;
}

/** The records of that name and type that the world sees. */
export function lookUp(name: string, type: string, world: World, state: State): readonly Entity[] {
  const zone = zoneFor(name, world, state);
  if (zone === undefined) return [];
  return recordsOf(zone, world).filter(
    ({ inputs }) => inputs["type"] === type && plain(inputs["name"]) === plain(name),
  );
}

function zoneAt(domain: string, servers: unknown, world: World): Entity | undefined {
  return world
    .all(ZONE)
    .find(({ inputs, outputs }) => plain(inputs["name"]) === domain && sameServers(outputs["nameServers"], servers));
}

function recordsOf(zone: Entity, world: World): Entity[] {
  return world.all(RECORD).filter((record) => record.inputs["zoneId"] === zone.outputs["zoneId"]);
}

/**
 * ACM asks the public DNS for the record. Until it finds it the certificate stays PENDING_VALIDATION, and the provider waits 75 minutes
 * (aws_acm_certificate_validation, timeouts).
 */
const issued: FreshCheck = (subject, world, state) => {
  const [certificate] = world.referred(subject, "certificateArn", CERTIFICATE);
  const options = (certificate?.outputs["domainValidationOptions"] ?? []) as readonly Record<string, unknown>[];
  const missing = options.filter(
    (option) =>
      !lookUp(String(option["resourceRecordName"]), "CNAME", world, state).some((record) =>
        [record.inputs["records"]].flat().map(plain).includes(plain(option["resourceRecordValue"])),
      ),
  );
  if (missing.length === 0) return undefined;
  return {
    path: "certificateArn",
    code: "timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s)",
    value: missing.map((option) => option["domainName"]),
    allowed: "domains whose validation record the public DNS gives",
    fix: "delegate the zone from its parent, and point the registrar at the parent",
    waits: true,
  };
};

/** Public names: they are known to the world only through the registrar and every delegation below it. */
export const delegation: Known = { "aws:acm/certificateValidation:CertificateValidation": { refuses: [issued] } };
