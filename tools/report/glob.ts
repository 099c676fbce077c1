import { sourceOf } from "../../policies/kernel/documents";

/** What a glob matches: `*` any text, `?` any one character; the rest stands for itself. */
export function globOf(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^${sourceOf(pattern)}$`, "s");
  return (text) => expression.test(text);
}
