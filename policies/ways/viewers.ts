import type { View } from "../kernel/graph";
import { behaviors, WEB_ACL } from "../views/distributions";
import { regionOf } from "../views/named";
import type { Way } from "./way";

const OBJECTS = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"];
/** All that CloudFront hands on (CloudFront API, AllowedMethods). */
const METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** What a distribution does with what it is asked: it lets everything through to the application, and shows a page where that does not answer. */
export function forViewers(way: Way, distribution: View): void {
  way.expect(
    "methods",
    () => {
      const handedOn = distribution.texts("defaultCacheBehavior.allowedMethods");
      return METHODS.every((method) => handedOn.includes(method));
    },
    "its distribution refuses a method by itself, so that nobody can send a form",
    distribution,
  );
  atWebAcl(way, distribution);
  for (const answer of distribution.list("customErrorResponses")) {
    const path = answer.text("responsePagePath");
    if (path === undefined) continue;
    way.expect(
      "error-page",
      () => isKept(distribution, path),
      "the page that its distribution shows in place of an error is no object of the bucket that it is asked of",
      distribution,
    );
  }
}

function atWebAcl(way: Way, distribution: View): void {
  const acl = way.found(
    "web-acl",
    () => {
      const found = distribution.graph.target(distribution, "webAclId", WEB_ACL);
      const fits = found?.text("scope") === "CLOUDFRONT" && regionOf(found) === way.check.registry.regions.global;
      return fits ? found : undefined;
    },
    "its distribution names no web ACL of the program that CloudFront can use",
    distribution,
  );
  if (acl === undefined) return;
  way.expect(
    "web-acl-default",
    () => acl.isSet(acl.environment === "production" ? "defaultAction.allow" : "defaultAction.block"),
    acl.environment === "production"
      ? "its web ACL refuses everybody whom no rule of it admits"
      : "its web ACL admits everybody, and not those alone who work on it",
    acl,
  );
}

/** Whether the path leads to a bucket in which an object has it as its key. */
function isKept(distribution: View, path: string): boolean {
  const [others, ordered] = [behaviors(distribution)[0], behaviors(distribution).slice(1)];
  const asked = ordered.find((behavior) => matches(behavior.text("pathPattern") ?? "", path)) ?? others;
  const host = distribution
    .list("origins")
    .find((origin) => origin.text("originId") === asked?.text("targetOriginId"))
    ?.text("domainName");
  return distribution.graph
    .ofType(...OBJECTS)
    .some(
      (object) =>
        `/${object.text("key") ?? ""}` === path && host?.startsWith(`${object.text("bucket") ?? ""}.s3.`) === true,
    );
}

/** As CloudFront reads a pattern: `*` stands for any text, `?` for one character, and the first slash may be left out. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/^\/?/, "/")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(path);
}
