/** Decoded and with its dots resolved, or `/uploads/../admin` would count as an upload. */
const path = {
  fieldToMatch: { uriPath: {} },
  textTransformations: [
    { priority: 0, type: "URL_DECODE" },
    { priority: 1, type: "NORMALIZE_PATH" },
  ],
};

/** Paths that begin so. */
export function startsWith(prefix: string) {
  return { byteMatchStatement: { ...path, positionalConstraint: "STARTS_WITH", searchString: prefix } };
}

/** Paths that a pattern of CloudFront matches: `*` stands for any characters, `?` for one. */
export function matches(pattern: string) {
  const prefix = /^([^*?]+)\*$/.exec(pattern)?.[1];
  if (prefix !== undefined) return startsWith(prefix);
  const body = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return { regexMatchStatement: { ...path, regexString: `^${body}$` } };
}

/** Everything but what one of these matches. */
export function outside<Statement>(statements: readonly Statement[]) {
  const [first] = statements;
  // WAF takes an `or` of two or more.
  const statement =
    statements.length === 1 && first !== undefined ? first : { orStatement: { statements: [...statements] } };
  return { notStatement: { statement } };
}
