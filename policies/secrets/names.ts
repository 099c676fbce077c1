const WORDS = "passwords?|passwd|pwd|pw|passphrase|secrets?|tokens?|credentials?|apikey";
const KEYS = "(api|app|access|private|license|signing|encryption|account|master|shared|client)[-_]?(keys?|secrets?)";

const ANYWHERE = new RegExp(`(^|[-_./])(${WORDS}|dsn|${KEYS}|keys?)([-_./]|$)`, "i");
const AT_THE_END = new RegExp(`(^|[-_./])(${WORDS}|${KEYS}|secret[-_]?string|authorization|cookie)$`, "i");

/** What is none, whatever it belongs to is called: `DATABASE_TOKENS_USER`, `SIGNING_KEY_ID`; of AWS's access keys, the id is half of a secret. */
const NO_SECRET = /[-_./](engine|host|name|port|reader|user|writer)$|(?<!access[-_./]?)key[-_./]?id$/i;
/** What everybody may know: `JWT_PUBLIC_KEY`. */
const PUBLIC = /(?<=^|[-_./])public[-_./]?keys?(?=[-_./]|$)/i;

/** Whether a variable's name says that its value is secret: `DB_PASSWORD`, `api-key`, `secret-key-base`. */
export function soundsSecret(name: string): boolean {
  const text = spaced(name).replace(PUBLIC, "public");
  return ANYWHERE.test(text) && !NO_SECRET.test(text);
}

/** The same where other things have names too, as `keyId`, `tokenEndpoint` and `key`: `masterPassword`, `--api-key`, `Authorization`. */
export function namesSecret(name: string): boolean {
  return AT_THE_END.test(spaced(name));
}

/** What only says where a secret is, or of what kind: an ARN, a parameter's path, a number, a switch, a place to fill in. */
export function isReference(value: string): boolean {
  return /^(arn:aws[\w-]*:|\/[a-z])|^\d{1,9}$|^(true|false)$|^["']?[$%<]|^\{\{|^[*.]+$/.test(value);
}

/** Whether a value is as long and as mixed as a secret and is none by its name: `GIT_SHA`, `IMAGE_DIGEST`. */
export function isDigest(name: string): boolean {
  return DIGEST.test(spaced(name));
}
const DIGEST =
  /(^|[-_./])(sha\d*|digest|hash|checksum|commit|revision|rev|version|build|release|etag|fingerprint|external-id)$/i;

/**
 * Whether a machine has made a part of the text up: 32 hexadecimal digits or more, or 20 letters of both cases and more with digits strewn
 * among them, as in no word and in no name that AWS gives.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 20) return false;
  if (/(?<![0-9a-z:])(?=\d*[a-f])[0-9a-f]{32,}(?![0-9a-z])/i.test(text)) return true;
  return (text.match(/[A-Za-z0-9+/]{20,}/g) ?? []).some((token) => {
    const parts = token.includes("/") && token.length < 40 ? token.split("/") : [token];
    return parts.some((part) => part.length >= 20 && isMixed(part));
  });
}

function isMixed(token: string): boolean {
  const strewn = token.match(/(?<=[A-Za-z+/])\d{1,3}(?=[A-Za-z+/]|$)/g) ?? [];
  const capitals = token.match(/[A-Z]+/g) ?? [];
  return strewn.length >= 2 && capitals.length >= 3 && /[a-z]/.test(token) && bits(token) >= 3.5;
}

/** Bits a character, after Shannon. */
function bits(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** `apiKey` as `api-Key`. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1-$2");
}
