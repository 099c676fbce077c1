import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { named } from "./named";

export const CERTIFICATE = "aws:acm/certificate:Certificate";
export const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
export const RECORD = "aws:route53/record:Record";
export const ZONE = "aws:route53/zone:Zone";

/** A certificate, and what waits for it to be issued. */
export interface Issued {
  readonly certificate: View;
  readonly validation: View;
}

/** The certificate that a property names once it is issued; undefined where the property waits for no validation. */
export function issuedCertificate(reader: Reader, path: string): Issued | undefined {
  const graph = reader.owner?.graph;
  const validation = graph?.target(reader, path, VALIDATION);
  if (graph === undefined || validation === undefined) return undefined;
  const certificate = graph.target(validation, "certificateArn", CERTIFICATE);
  return certificate === undefined ? undefined : { certificate, validation };
}

/** The names that a certificate stands for. */
export function namesOf(certificate: Reader): string[] {
  return [certificate.text("domainName") ?? "", ...certificate.texts("subjectAlternativeNames")];
}

/**
 * Whether each of the names has its record in its zone, and nothing else is waited for. A wildcard and the name below it share one (ACM guide,
 * "DNS validation").
 */
export function isProved({ certificate, validation }: Issued): boolean {
  const names = new Set(namesOf(certificate).map((name) => name.replace(/^\*\./, "")));
  const records = named(validation, "validationRecordFqdns", RECORD);
  const zones = records.map((record) => record.graph.target(record, "zoneId", ZONE)?.text("name") ?? "");
  return (
    certificate.text("validationMethod") === "DNS" &&
    records.every((record) => record.text("type") === "CNAME") &&
    records.length >= names.size &&
    [...names].every((name) => zones.some((zone) => isWithin(zone, name))) &&
    waitsFor(validation.list("validationRecordFqdns"), names)
  );
}

function waitsFor(records: readonly Reader[], names: ReadonlySet<string>): boolean {
  const isOf = (record: string): boolean => [...names].some((name) => isWithin(name, record.replace(/\.$/, "")));
  return records.length === names.size && records.every((one) => one.isUnknown() || isOf(one.text() ?? ""));
}

/** Whether one of the names stands for the host; `*.` stands for one label. */
export function coversHost(names: readonly string[], host: string): boolean {
  const wildcard = `*.${host.slice(host.indexOf(".") + 1)}`;
  return names.some((name) => name === host || name === wildcard);
}

/** Whether a name belongs into a zone. */
export function isWithin(zone: string, name: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}
