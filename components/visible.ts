/** What a terminal or a page does not show as a character of its own: it moves the cursor, hides, or turns the direction of what follows. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with each control, format and bidirectional character as its escape, `\u202e`; its line breaks stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

/** The same for what is one line, whatever it holds. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll("\n", "\\n"));
}
