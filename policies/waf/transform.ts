/** A text as WAF reads it after transformations; undefined for one that this does not know (AWS WAF guide, "Text transformations"). */
export function transformed(text: string, kinds: readonly string[]): string | undefined {
  let result: string | undefined = text;
  for (const kind of kinds) {
    if (result === undefined) return undefined;
    result = transforms[kind]?.(result);
  }
  return result;
}

const transforms: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: decoded,
  NORMALIZE_PATH: normalized,
};

/** What cannot be decoded stays. */
function decoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Without doubled slashes and steps back that lead nowhere. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `/${parts.join("/")}${path.endsWith("/") && parts.length > 0 ? "/" : ""}`;
}

/** A path as the application sees it. */
export function plainPath(path: string): string {
  return normalized(decoded(path));
}
