/** What stands wherever a secret would. */
export const SECRET = "[secret]";

/** The text with every secret taken out, as it stands and as JSON writes it. A value of less than four characters is no secret. */
export function mask(text: string, secrets: readonly string[]): string {
  return forms(secrets).reduce((masked, secret) => masked.replaceAll(secret, SECRET), text);
}

/** What a program threw, with every secret taken out of its words. */
export function maskThrown(thrown: unknown, secrets: readonly string[]): unknown {
  if (!(thrown instanceof Error)) return typeof thrown === "string" ? mask(thrown, secrets) : thrown;
  const stack = thrown.stack;
  thrown.message = mask(thrown.message, secrets);
  if (stack !== undefined) thrown.stack = mask(stack, secrets);
  return thrown;
}

/** Worked out once a list of secrets: every text of a report asks for them. */
const known = new WeakMap<readonly string[], readonly string[]>();

/** Longest first, so that a secret that contains another goes whole. */
function forms(secrets: readonly string[]): readonly string[] {
  const found = known.get(secrets) ?? formsOf(secrets);
  known.set(secrets, found);
  return found;
}

function formsOf(secrets: readonly string[]): string[] {
  const all = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}
