import type { Product } from "../definition/completed";

/** The parameters that services find one another by, by name below `infrastructures/`; those of services that listen. */
export function serviceParameters(services: Product["services"], namespaceName: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(services).flatMap(([key, { port }]) =>
      port === undefined
        ? []
        : [
            [`service/${key}/host`, `${key}.${namespaceName}`],
            [`service/${key}/port`, String(port)],
          ],
    ),
  );
}
