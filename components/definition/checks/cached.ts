import type { Problem } from "../../refuse";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/**
 * What CloudFront caches it answers by itself, for everybody alike, and takes GET and HEAD for only: a path that is cached as a whole is closed to all
 * else, and a health that is cached says nothing.
 */
export function checkCached({ services = {}, edge }: ProductDefinition): Problem[] {
  const cached = edge?.cachedPaths ?? ["/assets/*"];
  const at = (index: number): string => show(["edge", "cachedPaths", index]);
  return Object.entries(services).flatMap(([name, { route, healthPath = "/health" }]) => {
    if (route === undefined) return [];
    const covering = (path: string): number => cached.findIndex((pattern) => covers(pattern, path));
    const readOnly = show(["services", name, "route", "readOnly"]);
    const closed = (edge?.cachedPaths === undefined || route.readOnly === true ? [] : (route.paths ?? [])).flatMap(
      (path, index) => {
        const by = covering(path);
        if (by === -1) return [];
        const allowed = `a part of what a service answers: all of ${show(["services", name, "route", "paths", index])}, "${path}", would be cached, and POST refused there`;
        const fix = `cache less of it, or write ${readOnly}: true where it only answers GET and HEAD`;
        return [{ path: at(by), value: cached[by], allowed, fix }];
      },
    );
    const by = covering(healthPath);
    if (by === -1) return closed;
    const allowed = `a path that is not cached, as it is by "${cached[by] ?? ""}": an outage would not be seen`;
    return [
      ...closed,
      { path: show(["services", name, "healthPath"]), value: healthPath, allowed, fix: "choose another path" },
    ];
  });
}

/** Whether each path that the narrow pattern matches is matched by the wide one: `*` stands for any characters, `?` for one. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === "") return narrow === "";
  if (wide.startsWith("*")) return covers(wide.slice(1), narrow) || (narrow !== "" && covers(wide, narrow.slice(1)));
  const [first] = narrow;
  const isOne = first !== undefined && first !== "*" && (wide.startsWith("?") || wide[0] === first);
  return isOne && covers(wide.slice(1), narrow.slice(1));
}
