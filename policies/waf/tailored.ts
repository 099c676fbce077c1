import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import { wafRules } from "../views/distributions";
import { named } from "../views/named";
import { requestOf, type WebRequest } from "./request";
import { matchedField } from "./statement";

type Change = Partial<Omit<WebRequest, "words">>;

const IP_SET = "aws:wafv2/ipSet:IpSet";

/** Requests made after what the rules of a web ACL look for, each thing alone and all of a rule together: whoever reads the rules sends them. */
export function tailoredTo(acl: View): readonly WebRequest[] {
  return wafRules(acl).flatMap((rule) => {
    const changes = changesFor(
      rule.at("statement"),
      rule.isSet("action.allow") || rule.raw("action.allow") !== undefined,
    );
    const together = changes.reduce<Change>(
      (sum, one) => ({ ...sum, ...one, headers: { ...sum.headers, ...one.headers } }),
      {},
    );
    const words = `a request made for the rule ${rule.text("name") ?? ""}`;
    return (changes.length > 1 ? [...changes, together] : changes).map((change) => ({ ...requestOf(change), words }));
  });
}

/** By every statement below; of addresses only where they do not let in, for that they may. */
function changesFor(at: Reader, isAllow: boolean): readonly Change[] {
  return at.entries().flatMap(([kind, inner]): readonly Change[] => {
    if (inner.raw() === undefined || inner.raw() === null) return [];
    switch (kind) {
      case "byteMatchStatement":
        return matching(inner, inner.text("searchString") ?? "", inner.text("positionalConstraint") ?? "");
      case "regexMatchStatement":
        return matching(inner, literal(inner.text("regexString") ?? ""), "EXACTLY");
      case "geoMatchStatement":
        return inner.texts("countryCodes").map((country) => ({ country }));
      case "sizeConstraintStatement": {
        const size = inner.number("size") ?? 0;
        return [size - 1, size, size + 1].map((bodySize) => ({ bodySize, method: "POST" }));
      }
      case "ipSetReferenceStatement":
        return isAllow ? [] : named(inner, "arn", IP_SET).flatMap((set) => set.texts("addresses").map(inNetwork));
      case "andStatement":
      case "orStatement":
        return inner.list("statements").flatMap((one) => changesFor(one, isAllow));
      case "notStatement":
        return inner.list("statement").flatMap((one) => changesFor(one, isAllow));
      case "rateBasedStatement":
      case "managedRuleGroupStatement":
        return inner.list("scopeDownStatement").flatMap((one) => changesFor(one, isAllow));
    }
    return [];
  });
}

function matching(at: Reader, text: string, place: string): readonly Change[] {
  const whole = { EXACTLY: text, STARTS_WITH: `${text}x`, ENDS_WITH: `/x${text}` }[place] ?? `/x ${text} x`;
  const field = matchedField(at);
  switch (field?.[0]) {
    case "uriPath":
      return [{ path: whole }, { path: whole, method: "POST", bodySize: 100 }];
    case "queryString":
    case "allQueryArguments":
      return [{ query: whole }];
    case "method":
      return [{ method: text.toUpperCase() }];
    case "singleHeader":
      return [{ headers: { [(field[1].text("name") ?? "").toLowerCase()]: whole } }];
  }
  return [];
}

/** A text of the simple expressions that patterns of paths become. */
function literal(source: string): string {
  return source
    .replaceAll(/^\^|\$$/g, "")
    .replaceAll(/\.\*|\.\+/g, "x")
    .replaceAll(/\\(.)/g, "$1");
}

function inNetwork(cidr: string): Change {
  return { address: cidr.split("/", 1)[0] ?? "" };
}
