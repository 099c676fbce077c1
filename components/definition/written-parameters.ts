import { CONSOLE_NETWORK } from "../access/console-names";

/** What the platform writes of one database, by the last segment of the parameter's name. */
export const DATABASE_PARAMETERS = ["writer", "reader", "port", "name"] as const;

/** What the platform writes of one service that listens. */
export const SERVICE_PARAMETERS = ["host", "port"] as const;

interface Written {
  readonly services?: Readonly<Record<string, { readonly port?: number }>>;
  readonly databases?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Names of the parameters that the platform writes below `infrastructures/` of every environment, sorted. */
export function writtenNames(definition: Written): string[] {
  const databases = Object.keys(definition.databases ?? {}).flatMap((database) =>
    DATABASE_PARAMETERS.map((key) => `database/${database}/${key}`),
  );
  const people = databases.length === 0 ? [] : [CONSOLE_NETWORK];
  const services = Object.entries(definition.services ?? {})
    .filter(([, service]) => service.port !== undefined)
    .flatMap(([service]) => SERVICE_PARAMETERS.map((key) => `service/${service}/${key}`));
  const settings = Object.keys(definition.settings ?? {}).map((setting) => `settings/${setting}`);
  return [...databases, ...people, ...services, ...settings].sort();
}
