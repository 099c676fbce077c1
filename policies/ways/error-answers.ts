import type { View } from "../kernel/graph";
import type { DeclaredService } from "../registry";
import { behaviors, slashed } from "../views/distributions";
import { covers } from "../views/globs";
import type { Way } from "./way";

const OBJECTS = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"];
/** What the application does not answer for itself: the errors of a gateway. */
const INSTEAD = [502, 503, 504];
const PAGES = { html: "text/html", json: "application/json" } as const;
/** What people and programs are answered while the application does not, and then alone. */
export function whileItDoesNotAnswer(way: Way, distribution: View, { errors }: DeclaredService): void {
  way.expect(
    "error-answers",
    () => {
      const answers = distribution.list("customErrorResponses").filter((answer) => answer.isSet("responsePagePath"));
      return INSTEAD.every((code) =>
        answers.some(
          (answer) =>
            answer.number("errorCode") === code &&
            answer.number("responseCode") === code &&
            keptAt(distribution, answer.text("responsePagePath") ?? "").every((page) =>
              page.text("contentType")?.startsWith(PAGES[errors]),
            ),
        ),
      );
    },
    `its distribution answers 502, 503 or 504 otherwise than in the format that the definition says, ${errors}`,
    distribution,
  );
  way.expect(
    "own-errors",
    () =>
      distribution.list("customErrorResponses").every((answer) => INSTEAD.includes(answer.number("errorCode") ?? 0)),
    "its distribution puts an answer of its own in place of one of the application's",
    distribution,
  );
  for (const answer of distribution.list("customErrorResponses")) {
    const path = answer.text("responsePagePath");
    if (path === undefined) continue;
    way.expect(
      "error-page",
      () => keptAt(distribution, path).length > 0,
      "the page that its distribution shows in place of an error is no object of the bucket that it is asked of",
      distribution,
    );
  }
}

/** The objects at a path, in the bucket of its environment that it leads to. */
function keptAt(distribution: View, path: string): readonly View[] {
  const [others, ordered] = [behaviors(distribution)[0], behaviors(distribution).slice(1)];
  const asked = ordered.find((behavior) => covers(slashed(behavior.text("pathPattern") ?? ""), path)) ?? others;
  const origin = distribution.list("origins").find((one) => one.text("originId") === asked?.text("targetOriginId"));
  // Whatever the load balancer's name will be.
  if (origin === undefined || origin.has("vpcOriginConfig")) return [];
  const host = origin.text("domainName");
  return distribution.graph
    .ofType(...OBJECTS)
    .filter(
      (object) =>
        object.environment === distribution.environment &&
        `/${object.text("key") ?? ""}` === path &&
        host?.startsWith(`${object.text("bucket") ?? ""}.s3.`) === true,
    );
}
