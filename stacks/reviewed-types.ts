/**
 * Resource types that somebody has looked at: what they expose, what they cost, which rules speak of them. A resource of any other type
 * is refused by the pack until a line is added here, in a change that a reviewer sees.
 */
export const reviewedTypes: readonly string[] = [];
