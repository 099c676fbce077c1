import type { View } from "../kernel/graph";
import { coversHost, isProved, issuedCertificate, isWithin, namesOf, RECORD, ZONE } from "../views/certificates";
import { regionOf } from "../views/named";
import type { Way } from "./way";

/** The zone of every distribution's own name, in AWS's books (Route 53 API, AliasTarget). */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
/** By which Route 53 answers some people so and others otherwise. */
const ROUTINGS = [
  "cidrRoutingPolicy",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

/** From a host that people ask for to the distribution that has its name and a certificate of it. */
export function toDistribution(way: Way, distribution: View, host: string): void {
  const { graph } = distribution;
  const records = (type: string): View | undefined =>
    graph
      .satellites(distribution, RECORD, "aliases")
      .find((record) => record.text("name") === host && record.text("type") === type);
  for (const type of distribution.flag("isIpv6Enabled") === true ? ["A", "AAAA"] : ["A"]) {
    const record = way.found(
      "record",
      () => records(type),
      `no ${type} record leads ${host} to its distribution`,
      distribution,
    );
    if (record === undefined) continue;
    way.expect(
      "zone",
      () => {
        const zone = graph.target(record, "zoneId", ZONE);
        return zone !== undefined && !zone.isSet("vpcs") && isWithin(zone.text("name") ?? "", host);
      },
      `${host} is written into a zone that the internet does not ask for it`,
      record,
    );
    way.expect(
      "alias-target",
      () => leadsToCloudFront(record, distribution),
      `the ${type} record of ${host} names the zone of something else than CloudFront, or leads some people alone to it`,
      record,
    );
  }
  way.expect(
    "alias",
    () => distribution.texts("aliases").includes(host),
    `its distribution does not answer to ${host}`,
    distribution,
  );
  const issued = way.found(
    "certificate",
    () => issuedCertificate(distribution, "viewerCertificate.acmCertificateArn"),
    "its distribution does not wait for a certificate of the program to be issued",
    distribution,
  );
  if (issued === undefined) return;
  way.expect(
    "certificate-region",
    () => regionOf(issued.certificate) === way.check.registry.regions.global,
    "the certificate of its distribution stands in a region that CloudFront does not read",
    issued.certificate,
  );
  way.expect(
    "certificate-covers",
    () => coversHost(namesOf(issued.certificate), host),
    `the certificate of its distribution does not stand for ${host}`,
    issued.certificate,
  );
  way.expect(
    "certificate-validated",
    () => isProved(issued),
    "a name of the certificate of its distribution has no validation record in its zone, so that it is never issued",
    issued.validation,
  );
}

/** What is not known yet is what the distribution says of itself. */
function leadsToCloudFront(record: View, distribution: View): boolean {
  const [alias, ...others] = record.list("aliases");
  const isIts = (path: string, known: (text: string) => boolean): boolean =>
    alias?.isUnknown(path) === true
      ? alias.sources(path).includes(distribution)
      : known(alias?.text(path)?.toLowerCase() ?? "");
  return (
    others.length === 0 &&
    isIts("zoneId", (text) => text === CLOUDFRONT_ZONE.toLowerCase()) &&
    isIts("name", (text) => /\.cloudfront\.net\.?$/.test(text)) &&
    !ROUTINGS.some((routing) => record.isSet(routing))
  );
}
