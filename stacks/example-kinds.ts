/** A kind of value that stands for another: how it is told, and what is to be written instead. */
export interface ExampleKind {
  /** What such a value is: `a domain name that is reserved for examples`. */
  readonly is: string;
  /** What belongs there. */
  readonly instead: string;
  readonly holds: (value: string) => boolean;
}

/** RFC 2606 and RFC 6761 reserve these for the world; JPRS keeps `example` and `example0` to `example9` back below .jp and its kinds of organizations. */
const RESERVED =
  /(?<![\w-])(?:example\.(?:com|net|org)|example\d?\.(?:(?:ac|ad|co|ed|go|gr|lg|ne|or)\.)?jp)(?![\w-]|\.\w)/i;
const RESERVED_TOP = ["example", "invalid", "localhost", "test"];

/** RFC 5737 (TEST-NET-1 to 3), RFC 3849 and RFC 9637 (2001:db8::/32 and 3fff::/20). */
const DOCUMENTATION = [
  /(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\d.])/,
  /(?<![\da-f:])(?:2001:0?db8|3fff:0?[\da-f]{0,3}):/i,
];

const PHONES = [
  // NANPA: 555-0100 to 555-0199 are for fiction, in every area.
  /^\+1\d{3}55501\d\d$/,
  // Ofcom, "Telephone numbers for use in TV and radio drama programmes".
  /^\+44(?:1(?:13|14|15|16|17|18|21|31|41|51|61)4960|1914980|2079460|2896496|2920180|1632960|3069990|7700900|8081570|9098790)\d{3}$/,
  // Japan keeps none for fiction. No number goes on with 0 after 03, 070 or 090 (libphonenumber, metadata of JP).
  /^\+81(?:30\d{7}|[79]00\d{7})$/,
  // What messages and manuals give as the form of a number there: 03-1234-5678, 090-1234-5678.
  /^\+81(?:3|6|[5789]0)12345678$/,
];

/** Accounts of AWS's own documentation, and digits that nobody would believe. */
const ACCOUNTS = /(?<!\d)(?:123456789012|111122223333|444455556666|777788889999|(\d)\1{11})(?!\d)/;

/** The kinds that are examples wherever they stand. */
export const everywhere: readonly ExampleKind[] = [
  {
    is: "a domain name that is reserved for examples",
    instead: "a name below a domain that the company has registered",
    holds: (value) => RESERVED.test(value) || isBelowReservedTop(value),
  },
  {
    is: "an address that is reserved for documentation",
    instead: "an address that the company has",
    holds: (value) => DOCUMENTATION.some((range) => range.test(value)),
  },
  {
    is: "a telephone number that nobody has",
    instead: "a number at which somebody answers",
    holds: (value) => PHONES.some((range) => range.test(value)),
  },
  {
    is: "an account of AWS's documentation",
    instead: "the 12 digits of an account that the company has",
    holds: (value) => ACCOUNTS.test(value),
  },
  {
    is: "a word that asks to be replaced",
    instead: "what it stands for",
    holds: (value) => /(?<![a-z])(?:change|replace)[-_ ]?me(?![a-z])/i.test(value) || /^<[^<>]+>$/.test(value),
  },
];

/**
 * And among what all products share: a name that begins with `example`, such as those of the GitHub organization and its people, the bucket of the
 * state and the Slack workspace. Not in a product's definition, whose names are its own: a service may well be called `example`.
 */
export const shared: readonly ExampleKind[] = [
  ...everywhere,
  {
    is: "a name that begins with example",
    instead: "the name that the company has there",
    holds: (value) => /(?:^|[/:@])example(?![a-z\d.])/i.test(value),
  },
];

/** Of a URL, an address of mail or a bare name, the host's last label. A bare `localhost` is the machine itself, and no example. */
function isBelowReservedTop(value: string): boolean {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(value)?.[1];
  const mail = /@([a-z0-9.-]+)>?$/i.exec(value)?.[1];
  const name = /^(?:[a-z0-9-]+\.)+[a-z]+$/i.test(value) ? value : undefined;
  const labels = (url ?? mail ?? name ?? "").toLowerCase().split(".");
  const isBare = labels.length === 1 && mail === undefined;
  return !isBare && RESERVED_TOP.includes(labels.at(-1) ?? "");
}
