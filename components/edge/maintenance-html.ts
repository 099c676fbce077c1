import { escapeHtml } from "../html";

/** The bucket of the maintenance page, as part of its name. */
export const MAINTENANCE_PURPOSE = "maintenance";
/** Where the page stands in its bucket and below the domain: a path that no product has. */
export const MAINTENANCE_PREFIX = "_maintenance/";

export type ErrorFormat = "html" | "json";

/** The path that CloudFront asks for when the product does not answer. */
export function maintenancePath(format: ErrorFormat): string {
  return `/${MAINTENANCE_PREFIX}index.${format}`;
}

/** For programs. */
export function maintenanceJson(): string {
  return `${JSON.stringify({ error: "unavailable", message: "The service is unavailable. Please try again later." })}\n`;
}

/** For people, in Japanese and English, without anything to load. */
export function maintenanceHtml(title: string): string {
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${name}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.7 system-ui, sans-serif;
  background: Canvas; color: CanvasText; }
main { max-width: 34rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.5rem; margin: 0 0 1.5rem; }
p { margin: 0 0 1rem; }
p[lang="en"] { opacity: .75; }
</style>
</head>
<body>
<main>
<h1>${name}</h1>
<p>ただいまサービスをご利用いただけません。しばらくしてからもう一度お試しください。</p>
<p lang="en">The service is unavailable at the moment. Please try again in a little while.</p>
</main>
</body>
</html>
`;
}
