import type { ProductDefinition } from "../../components/definition/definition";

type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/** A definition without one of its parts. */
export interface Without {
  readonly definition: ProductDefinition;
  /** Places that name the part, and go with it: `services.web.databases`. */
  readonly places: readonly string[];
}

/** Takes a service, a database, a repository or an environment out of a definition, with all that names it. */
export function without(definition: ProductDefinition, room: string, key: string): Without {
  const places: string[] = [];
  const clean = (value: Value, path: string): Value => {
    if (Array.isArray(value)) {
      const left = value.filter((one) => !names(room, key, path, String(one)));
      if (left.length < value.length) places.push(path);
      return left;
    }
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).flatMap(([name, inner]): [string, Value][] => {
      const at = path === "" ? name : `${path}.${name}`;
      if (at === `${room}.${key}`) return [];
      // A size is no use of it.
      if (new RegExp(`^environments\\.\\w+\\.${room}\\.${key}$`).test(at)) return [];
      return [[name, clean(inner, at)]];
    });
    return Object.fromEntries(entries);
  };
  const cleaned = clean(definition, "") as ProductDefinition;
  return { definition: { ...cleaned, ...(room === "databases" ? unconnected(cleaned, places) : {}) }, places };
}

/** Whether an element of a list stands for the part. */
function names(room: string, key: string, path: string, element: string): boolean {
  const last = path.split(".").at(-1);
  if (room === "services")
    return (
      ((last === "deploys" || last === "calls") && element === key) ||
      (last === "parameters" && element.startsWith(`service/${key}/`))
    );
  if (room === "databases")
    return (
      (last === "databases" && element === key) || (last === "parameters" && element.startsWith(`database/${key}/`))
    );
  return false;
}

/** A service that is left without a database opens no connections. */
function unconnected({ services = {} }: ProductDefinition, places: string[]): Pick<ProductDefinition, "services"> {
  const left = Object.entries(services).map(([key, service]) => {
    const { connectionsPerTask, ...rest } = service as unknown as Fields;
    const isLeft = service.databases === undefined || service.databases.length > 0;
    if (isLeft || connectionsPerTask === undefined) return [key, service] as const;
    places.push(`services.${key}.connectionsPerTask`);
    return [key, rest as unknown as typeof service] as const;
  });
  return { services: Object.fromEntries(left) };
}
