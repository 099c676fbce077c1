import type { Policies, Request } from "../iam/request";
import type { View } from "../kernel/graph";
import type { Call } from "../reads/read";
import { readTable } from "../reads/table";
import { BUCKET } from "../views/buckets";
import { KEY } from "../views/key-use";
import { regionOf } from "../views/named";
import { accountIn, policyAt, roleAsks } from "../views/rights";
import type { Way } from "./way";

/** Every call by which the provider reads a resource of the program again. The same question is asked once, whatever it is asked for. */
export function seesSettings(way: Way, role: View): void {
  const account = accountIn(role);
  const asked = new Set<string>();
  for (const view of role.graph.all) {
    if (!view.type.startsWith("aws:") || accountIn(view) !== account) continue;
    const noun = view.type.slice(view.type.lastIndexOf(":") + 1);
    const known = readTable[view.type];
    if (!asked.has(view.type)) {
      asked.add(view.type);
      const unknown = `no table says what the provider asks to read ${articleOf(noun)} again`;
      way.expect("known", () => known !== undefined, unknown, view);
    }
    if (known === undefined) continue;
    const place = known.calls.length === 0 ? undefined : placeOf(view);
    for (const call of known.calls) {
      const request = requestOf(call, view);
      const question = `${call.action} ${request.resource} ${request.region} ${place?.urn}`;
      if (asked.has(question)) continue;
      asked.add(question);
      const there = place === undefined ? {} : policyOf(place);
      way.allowed("read", () => roleAsks(role, request, there), `it cannot read ${articleOf(noun)} again`, view);
    }
  }
}

function articleOf(noun: string): string {
  return `${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}`;
}

function requestOf(call: Call, view: View): Omit<Request, "caller"> {
  const region = regionOf(view);
  return {
    action: call.action,
    resource: typeof call.resource === "string" ? call.resource : call.resource(view),
    resourceAccount: accountIn(view),
    ...(region === undefined ? {} : { region }),
    context: { "s3:TlsVersion": "1.3" },
  };
}

/** What has a policy of its own at what is read: a key, or the bucket that it is or belongs to. */
function placeOf(view: View): View | undefined {
  if (view.type === KEY || view.type === BUCKET) return view;
  return view.type.startsWith("aws:s3/") ? view.graph.target(view, "bucket", BUCKET) : undefined;
}

function policyOf(place: View): Policies {
  const resource = policyAt(place);
  return resource === undefined ? {} : { resource };
}

/** What people and services put into the account is not read: parameters of the applications, objects. */
export function seesNoContents(way: Way, role: View): void {
  const { graph } = role;
  const region = role.provider.text("region") ?? "";
  const services = Object.values(way.check.product?.declared ?? {}).flatMap((one) => Object.values(one.services));
  for (const path of new Set(services.flatMap(({ givenParameters }) => givenParameters))) {
    const resource = `arn:aws:ssm:${region}:${accountIn(role)}:parameter${path}`;
    way.expect(
      "secrets",
      () => !roleAsks(role, { action: "ssm:GetParameter", resource, region }).allowed,
      "it reads a parameter that people write for a service",
      role,
    );
  }
  for (const bucket of graph.ofType(BUCKET)) {
    way.expect(
      "objects",
      () => {
        const resource = `arn:aws:s3:::${bucket.text("bucket") ?? ""}/any`;
        return !roleAsks(role, { action: "s3:GetObject", resource, region }, policyOf(bucket)).possible;
      },
      "it reads objects that the program did not write",
      bucket,
    );
  }
}
