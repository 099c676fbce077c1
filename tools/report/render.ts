import { toJson } from "./json";
import { toMarkdown } from "./markdown";
import type { Preview } from "./model";
import type { TextStyle } from "./pen";
import { toText } from "./text";

export type Format = "text" | "json" | "markdown" | "html";

/** The report as it is printed or written. Only text has a style. */
export function render(preview: Preview, format: Format, style: TextStyle): string {
  if (format === "json") return toJson(preview);
  if (format === "markdown") return toMarkdown(preview);
  if (format === "text") return toText(preview, style);
  const { toHtml } = require("./html/page") as typeof import("./html/page");
  return toHtml(preview, preview.page ?? { diagrams: [], parameters: [] });
}
