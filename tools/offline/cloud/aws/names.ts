import { keyOf, named } from "../checks";
import type { Check, Fault, Models, Subject, World } from "../model";
import { VPC } from "./types";

const ZONE = "aws:route53/zone:Zone";
const RECORD = "aws:route53/record:Record";
export const NAMESPACE = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";

export const domain = named(
  "name",
  253,
  /^(\*\.|_)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9-]+\.?$/i,
  "a domain name",
  "InvalidDomainName",
);

/** Full name of a record, once it is known: AWS takes it relative to the zone as well, and lays no weight on case. */
function fqdn(subject: Subject, zone: string | undefined): string | undefined {
  const name = subject.part("name")?.toLowerCase().replace(/\.$/, "");
  if (name === undefined) return undefined;
  if (zone === undefined || name === zone || name.endsWith(`.${zone}`)) return name;
  return name === "" ? zone : `${name}.${zone}`;
}

function zoneName(subject: Subject, world: World): string | undefined {
  const [zone] = world.referred(subject, "zoneId", ZONE);
  const name = zone?.inputs["name"];
  return typeof name === "string" ? name.toLowerCase().replace(/\.$/, "") : undefined;
}

const recordForm: Check = (subject, world) => {
  const faults: Fault[] = [];
  const wrong = (path: string, allowed: string, fix: string): void =>
    void faults.push({ path, code: "InvalidChangeBatch", allowed, fix });
  const [alias, zone] = [subject.has("aliases"), zoneName(subject, world)];
  if (alias && (subject.has("ttl") || subject.has("records")))
    wrong("ttl", "no ttl and no records beside an alias", "leave them out");
  const records = subject.get("records");
  if (!alias && (!subject.has("records") || (Array.isArray(records) && records.length === 0)))
    wrong("records", "records or an alias", "give one of them");
  // "Two or more values in a resource record set" are for the other types (Route 53 guide, "Values that are common for all routing policies").
  if (subject.text("type") === "CNAME" && Array.isArray(records) && records.length > 1)
    wrong("records", "one record in a CNAME", "leave one of them");
  if (!alias && !subject.has("ttl")) wrong("ttl", "a ttl beside records", "give one");
  if (subject.text("type") === "CNAME" && zone !== undefined && fqdn(subject, zone) === zone)
    wrong("name", "no CNAME at the zone's own name", "use an alias");
  return faults;
};

/** A CNAME stands alone at its name. */
const alone: Check = (subject, world) => {
  const [zone, type] = [world.handle(subject, "zoneId", ZONE), subject.text("type")];
  const name = fqdn(subject, zoneName(subject, world));
  if (zone === undefined || name === undefined) return undefined;
  const others = world.all(RECORD).filter((other) => {
    const record = world.subject(other);
    return (
      other.urn !== subject.request.urn &&
      world.handle(record, "zoneId", ZONE) === zone &&
      fqdn(record, zoneName(record, world)) === name
    );
  });
  const clash = others.find((other) => (type === "CNAME") !== (other.inputs["type"] === "CNAME"));
  return clash === undefined
    ? undefined
    : {
        path: "name",
        code: "InvalidChangeBatch",
        value: name,
        allowed: `a name free of ${clash.name}, since a CNAME stands alone`,
        fix: "rename one of the two",
      };
};

/** A VPC hears of one private zone of a name: Route 53's or Cloud Map's. */
export const vpcNameFree: Check = (subject, world) => {
  const vpcs =
    subject.request.type === ZONE
      ? subject.blocks("vpcs").flatMap((one) => world.referred(one, "vpcId", VPC))
      : world.referred(subject, "vpc", VPC);
  const name = subject.text("name");
  const taken = world.all(ZONE, NAMESPACE).find((other) => {
    const there = world.subject(other);
    const theirs =
      other.type === ZONE
        ? there.blocks("vpcs").flatMap((one) => world.referred(one, "vpcId", VPC))
        : world.referred(there, "vpc", VPC);
    return (
      other.urn !== subject.request.urn && other.inputs["name"] === name && theirs.some((vpc) => vpcs.includes(vpc))
    );
  });
  return taken === undefined
    ? undefined
    : {
        path: "name",
        code: "ConflictingDomainExists",
        value: name,
        allowed: `a name that ${taken.name} does not have in the same VPC`,
        fix: "choose another name",
      };
};

export const names: Models = {
  [ZONE]: {
    id: (subject) => `Z0${subject.digest().slice(0, 19).toUpperCase()}`,
    computed: (subject, id) => {
      const n = Number.parseInt(subject.digest("ns").slice(0, 3), 16) % 512;
      const servers = [
        `ns-${n}.awsdns-${n % 64}.com`,
        `ns-${n + 512}.awsdns-${n % 63}.net`,
        `ns-${n + 1024}.awsdns-${n % 62}.org`,
        `ns-${n + 1536}.awsdns-${n % 61}.co.uk`,
      ];
      return {
        zoneId: id,
        arn: `arn:aws:route53:::hostedzone/${id}`,
        nameServers: servers,
        primaryNameServer: servers[0],
        comment: subject.text("comment") ?? "Managed by Pulumi",
      };
    },
    replaces: ["name", "delegationSetId"],
    references: [{ path: "vpcs.vpcId", types: [VPC], code: "InvalidVPCId", holds: true }],
    checks: [domain, vpcNameFree],
  },
  [RECORD]: {
    id: (subject) =>
      [subject.text("zoneId"), subject.text("name"), subject.text("type"), subject.text("setIdentifier")]
        .filter((part) => part !== undefined)
        .join("_"),
    computed: (subject) => ({ fqdn: (subject.text("name") ?? "").replace(/\.$/, "") }),
    replaces: ["name", "zoneId"],
    references: [{ path: "zoneId", types: [ZONE], code: "NoSuchHostedZone", holds: true }],
    unique: {
      key: (subject, world) => {
        if (subject.get("allowOverwrite") === true) return undefined;
        const name = fqdn(subject, zoneName(subject, world));
        return keyOf(world.handle(subject, "zoneId", ZONE), name, subject.part("type"), subject.part("setIdentifier"));
      },
      path: "name",
      code: "InvalidChangeBatch",
      within: "account",
    },
    checks: [recordForm, alone],
  },
  "aws:route53/keySigningKey:KeySigningKey": {
    id: (subject) => `${subject.text("hostedZoneId") ?? ""},${subject.chosen()}`,
    replaces: ["hostedZoneId", "keyManagementServiceArn", "name"],
    computed: (subject) => ({
      dsRecord: `12345 13 2 ${subject.digest().toUpperCase()}`,
      keyTag: 12345,
      name: subject.chosen(),
    }),
  },
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": {
    id: (subject) => subject.text("hostedZoneId") ?? "",
    replaces: ["hostedZoneId"],
  },
  "aws:route53/queryLog:QueryLog": {
    id: (subject) => subject.digest().slice(0, 36),
    replaces: ["*"],
    computed: (_, id) => ({ arn: `arn:aws:route53:::queryloggingconfig/${id}` }),
  },
};
