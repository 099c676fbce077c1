import { isReference, looksRandom, namesSecret } from "./names";
import type { Place } from "./place";

/**
 * The secret that a text is by its name, its place or its look, whatever its form: what a program is given under a secret's name is one
 * unless it only refers to it; elsewhere it also has to look like one.
 */
export function namedKind(text: string, at: Place): string | undefined {
  if (at.use === "provider" && !at.calledSecret && !at.speaksOfSecret) return undefined;
  if (text === "" || isReference(text)) return undefined;
  if (at.calledSecret) return "what its name calls a secret";
  const random = !at.digest && looksRandom(text);
  if (at.speaksOfSecret && (random || (at.use === "people" && isGuessable(text))))
    return "what its name calls a secret";
  if (at.use === "provider") return undefined;
  if (assigns(text)) return "a secret by the name before it";
  return random ? "a value as random as a secret" : undefined;
}

/** What a person may have chosen as a password; a word of a sentence is none. */
function isGuessable(text: string): boolean {
  return /^(?=.*\d)\S{6,}$/.test(text);
}

/** Whether a text gives a value to a secret's name: `--password=…`, `PGPASSWORD=… psql`, `?token=…`, `Authorization: Bearer …`. */
function assigns(text: string): boolean {
  if (!/[=:]|--/.test(text)) return false;
  for (const [, flag = "", name = "", by = "", value = ""] of text.matchAll(ASSIGNMENT)) {
    if (!namesSecret(name.replace(/^(PG|MYSQL|REDISCLI|SSH)(?=[A-Z])/, "$1_")) || isReference(value)) continue;
    if (by === "=" || (by.trim() === "" ? flag === "--" : isGuessable(value))) return true;
  }
  return false;
}
/** The value is only looked at, since it may hold an assignment itself. */
const ASSIGNMENT =
  /(?<![\w.-])(--?|)([A-Za-z][\w.-]*)(=|:\s*|\s+)(?=["']?(?:(?:Basic|Bearer|token) +)?(?=[^\s-])([^\s"'&;|,)]+))/g;
