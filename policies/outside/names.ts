import { parse } from "tldts";
import { parseCidr } from "../views/networks";

export type Kind =
  | "ARN"
  | "account"
  | "organization"
  | "AWS id"
  | "hosted zone"
  | "host"
  | "S3 bucket"
  | "address"
  | "e-mail address"
  | "team"
  | "GitHub team"
  | "GitHub repository"
  | "Datadog handle"
  | "PagerDuty id";

/** Something that a text names, by its form alone. */
export interface Name {
  readonly kind: Kind;
  /** As written; a host in lower case and without what a URL has around it. */
  readonly text: string;
}

const octets = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const label = String.raw`[A-Za-z0-9_](?:[\w-]*[A-Za-z0-9_])?`;

/**
 * One pass over a text, the longest form first: an ARN has an account in it, an e-mail address a host. Ids of AWS resources are those of EC2's
 * forms (8 or 17 hexadecimal digits), of Route 53's zones, and of Organizations (pattern of each in its API reference).
 */
const forms = new RegExp(
  [
    String.raw`(?<arn>\barn:[\w*-]*:[\w*.-]*:[\w*-]*:[\w*]*:[^\s"',}\]\\]*)`,
    String.raw`(?<email>(?<![\w.+-])[\w.+-]+@${label}(?:\.${label})+)`,
    String.raw`(?<team>(?<![\w@/.-])@[A-Za-z0-9-]+\/[\w-]+)`,
    String.raw`(?<url>\b[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[^\s/@"'\\]*@)?[^\s/?#:@"'\\]+)`,
    String.raw`(?<address>(?<![\w.-])${octets}(?:\/\d{1,2})?(?![\w-]|\.\d))`,
    String.raw`(?<six>(?<![\w:.-])(?=[\da-f:]*:[\da-f:]*:)[\da-f:]{2,39}(?:\/\d{1,3})?(?![\w:]))`,
    String.raw`(?<id>(?<![\w-])(?:vpc|subnet|sg|pl|igw|eigw|eni|tgw|vpce|vpce-svc|ami|snap|rtb|eipalloc|nat|pcx|vol|acl|i|fl|dopt)-[\da-f]{8}(?:[\da-f]{9})?(?![\w-]))`,
    String.raw`(?<organization>(?<![\w-])(?:o-(?=[a-z]*\d)[a-z0-9]{10,32}|r-(?=[a-z]*\d)[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})(?![\w-]))`,
    String.raw`(?<zone>(?<![\w-])Z(?=[A-Z]*\d)[0-9A-Z]{12,31}(?![\w-]))`,
    String.raw`(?<account>(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z]))`,
    String.raw`(?<host>(?<![\w@./-])${label}(?:\.${label})+)`,
  ].join("|"),
  "g",
);

/** What Datadog's messages and templates fill in by themselves. */
const templates = /\{\{.*?\}\}/gs;

/** Endings of files that are domains of the first level as well: a name of two labels that ends so, and is in no URL, is a file. */
const files = /^[^.]+\.(sh|py|rs|md|pl|zip|mov|ps|so|cc|name|app|map)$/;

/** What stands between the words of a text, of JSON, of a command or of a query. */
const between = /[\s"'`,;=(){}[\]<>|\\]+/;

/** `::/0`. */
const SHORTEST = 4;
/** What is longer is a sentence or a document, and stands once. */
const LONG = 80;

/** What a text has that names anything of the forms above, wherever it stands. */
const promising = /[.@:][A-Za-z0-9_:/]|-[\da-f]{8}|\d{12}|\b(?:o|r|ou)-[a-z0-9]{4}|\bZ[A-Z0-9]{12}/;

/** All that a text names. */
export function namesIn(text: string): readonly Name[] {
  if (text.length < SHORTEST) return [];
  // Keys and short values come over and over.
  const whole = found.get(text);
  if (whole !== undefined) return whole;
  if (!promising.test(text)) {
    if (text.length < LONG) remember(text, []);
    return [];
  }
  const names: Name[] = [];
  // The same few thousand words stand in all documents of a stack.
  for (const word of (text.includes("{{") ? text.replace(templates, " ") : text).split(between)) {
    if (word.length < SHORTEST) continue;
    let known = found.get(word);
    if (known === undefined) {
      known = promising.test(word) ? read(word) : [];
      remember(word, known);
    }
    for (const name of known) names.push(name);
  }
  return names;
}
const found = new Map<string, readonly Name[]>();

function remember(text: string, names: readonly Name[]): void {
  if (found.size > 50_000) found.clear();
  found.set(text, names);
}

function read(text: string): Name[] {
  const names: Name[] = [];
  for (const { groups = {} } of text.matchAll(forms)) {
    const [form, value] = Object.entries(groups).find(([, one]) => one !== undefined) ?? ["", ""];
    const name = nameOf(form, value);
    if (name !== undefined) names.push(name);
    // The service of an endpoint, say, ends with an id.
    else if (form === "host") names.push(...value.split(".").flatMap(read));
  }
  return names;
}

function nameOf(form: string, value: string): Name | undefined {
  switch (form) {
    case "arn":
      return { kind: "ARN", text: value.replace(/[.:;)]+$/, "") };
    case "email":
      return { kind: "e-mail address", text: value };
    case "team":
      return { kind: "team", text: value };
    case "url":
      return inUrl(value);
    case "address":
    case "six":
      return parseCidr(value) === undefined ? undefined : { kind: "address", text: value };
    case "id":
      return { kind: "AWS id", text: value };
    case "organization":
      return { kind: "organization", text: value };
    case "zone":
      return { kind: "hosted zone", text: value };
    case "account":
      return { kind: "account", text: value };
    default:
      return named(value.toLowerCase());
  }
}

/** Schemes whose URLs have no host: what stands there is a path or a key's alias. */
const hostless = /^(?:file|unix|sqlite\d?|memory|awskms)$/;

/**
 * A host in a URL is one in any case, and is read as a browser, curl and Node.js read it (WHATWG URL, "host parser"): `evil%2ecom` is `evil.com`, and
 * `http://3405803777/` the address that the number stands for. One without a dot is whoever the resolver takes it for.
 */
function inUrl(text: string): Name | undefined {
  const scheme = text.slice(0, text.indexOf(":")).toLowerCase();
  const written = text.replace(/^.*?:\/\/(?:.*@)?/, "");
  if (hostless.test(scheme)) return undefined;
  if (/^s3[an]?$/.test(scheme)) return { kind: "S3 bucket", text: written };
  const read = URL.canParse(`http://${written}`) ? new URL(`http://${written}`).hostname : written;
  const host = read.toLowerCase().replace(/\.$/, "");
  if (/^[\d.]+$/.test(host)) return addressOf(host);
  // A variable of a shell or a template is filled in by others.
  return host.includes(".") || /^[a-z0-9_-]+$/.test(host) ? { kind: "host", text: host } : undefined;
}

/** A name with dots is a host only where the Internet has its last part, or the VPC. */
function named(host: string): Name | undefined {
  if (/^[\d.]+$/.test(host)) return addressOf(host);
  if (files.test(host)) return undefined;
  return host.endsWith(".internal") || parse(host, { allowPrivateDomains: false }).isIcann === true
    ? { kind: "host", text: host }
    : undefined;
}

function addressOf(text: string): Name | undefined {
  return parseCidr(text) === undefined ? undefined : { kind: "address", text };
}
