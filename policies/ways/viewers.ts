import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { behaviors, slashed } from "../views/distributions";
import { covers } from "../views/globs";
import type { Way } from "./way";

/** All that CloudFront hands on (CloudFront API, AllowedMethods). */
const METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** What stands between CloudFront and the origin, or asks more of people than an address. */
const BETWEEN = [
  "fieldLevelEncryptionId",
  "functionAssociations",
  "lambdaFunctionAssociations",
  "trustedKeyGroups",
  "trustedSigners",
];

/** What a distribution does with what it is asked: it hands everything on to the application, but for what the definition keeps. */
export function forViewers(way: Way, distribution: View): void {
  way.expect(
    "countries",
    () => (distribution.text("restrictions.geoRestriction.restrictionType") ?? "none") === "none",
    "its distribution refuses whole countries",
    distribution,
  );
  way.expect(
    "methods",
    () => handsOnAll(distribution.at("defaultCacheBehavior")),
    "its distribution refuses a method by itself, so that nobody can send a form",
    distribution,
  );
  way.expect(
    "between",
    () => behaviors(distribution).every((behavior) => !BETWEEN.some((kind) => behavior.isSet(kind))),
    "its distribution asks for signed addresses, or lets a function answer before it",
    distribution,
  );
  atPaths(way, distribution);
}

/** What goes another way than the rest, by its path: what the definition keeps, and the pages in place of errors. */
function atPaths(way: Way, distribution: View): void {
  const kept = (): readonly string[] => way.check.product?.cachedPaths ?? [];
  const balancer = (): string | undefined =>
    distribution
      .list("origins")
      .find((origin) => origin.isSet("vpcOriginConfig"))
      ?.text("originId");
  const ordered = (): readonly Reader[] => distribution.list("orderedCacheBehaviors");
  const pattern = (behavior: Reader): string => slashed(behavior.text("pathPattern") ?? "");
  way.expect(
    "cached-paths",
    () => {
      const own = ordered().filter((behavior) => behavior.text("targetOriginId") === balancer());
      return (
        kept().every((path) => own.some((behavior) => pattern(behavior) === slashed(path))) &&
        own.every((behavior) => handsOnAll(behavior) || kept().some((path) => slashed(path) === pattern(behavior)))
      );
    },
    "its distribution keeps other paths than `edge.cachedPaths` of the definition, and takes reads alone there",
    distribution,
  );
  way.expect(
    "other-origins",
    () => {
      const folders = distribution
        .list("customErrorResponses")
        .map((answer) => (answer.text("responsePagePath") ?? "").replace(/[^/]+$/, ""))
        .filter((folder) => folder.length > 1);
      return ordered()
        .filter((behavior) => behavior.text("targetOriginId") !== balancer())
        .every((behavior) => folders.some((folder) => covers(`${folder}*`, pattern(behavior))));
    },
    "its distribution asks something else than the load balancer for more than the pages in place of errors",
    distribution,
  );
}

function handsOnAll(behavior: Reader): boolean {
  const handedOn = behavior.texts("allowedMethods");
  return METHODS.every((method) => handedOn.includes(method));
}
