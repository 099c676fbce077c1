import { CONSOLE } from "../../access/console-names";
import { endpointLabels } from "../../data/endpoint-labels";
import { reservedName } from "../../data/reserved-names";
import { ROUTER, ROUTER_PORTS } from "../../logging/router";
import { nameFault, soundsSecret } from "../../parameters/path";
import type { Problem } from "../../refuse";
import { ENVIRONMENTS } from "../../scope";
import { defaultSchema } from "../defaults";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/** Names that would meet others which the platform makes of them, and names that Parameter Store does not take. */
export function checkNames(definition: ProductDefinition): Problem[] {
  return [
    ...taken(definition),
    ...environments(definition),
    ...families(definition),
    ...besideRouter(definition),
    ...schemas(definition),
    ...settings(definition),
    ...parameters(definition),
  ];
}

/** A name of an environment would be read as being of it, by people and by rules. */
function environments({ services = {} }: ProductDefinition): Problem[] {
  return Object.keys(services)
    .filter((service) => ENVIRONMENTS.includes(service))
    .map((service) => ({
      path: show(["services", service]),
      allowed: `no name of an environment: ${ENVIRONMENTS.join(", ")}`,
      fix: "rename the service",
    }));
}

/** The log router runs in the task of every service: its container has a name, and its ports are at the task's one address. */
function besideRouter({ services = {} }: ProductDefinition): Problem[] {
  return Object.entries(services).flatMap(([service, { port }]) => [
    ...(service === ROUTER
      ? [
          {
            path: show(["services", service]),
            allowed: "a name that the log router's container has not",
            fix: "rename it",
          },
        ]
      : []),
    ...(port === undefined || !ROUTER_PORTS.includes(port)
      ? []
      : [
          {
            path: show(["services", service, "port"]),
            value: port,
            allowed: `1024 to 65535 without ${ROUTER_PORTS.join(" and ")}, where the log router listens in the same task`,
            fix: "choose another port: 3000",
          },
        ]),
  ]);
}

function schemas({ name, databases = {} }: ProductDefinition): Problem[] {
  return Object.entries(databases).flatMap(([database, { engine, schema = defaultSchema(name) }]) => {
    const allowed = reservedName(engine, schema);
    const path = show(["databases", database, "schema"]);
    return allowed === undefined ? [] : [{ path, value: schema, allowed, fix: `write "${schema}_app" for instance` }];
  });
}

/** A service begins with a task definition of a family of its own, called after it: no other service goes by that name. */
function families({ services = {} }: ProductDefinition): Problem[] {
  return Object.keys(services).flatMap((service) => {
    const first = `${service}-bootstrap`;
    if (services[first] === undefined) return [];
    const allowed = `a name that the service ${service} does not begin under: its first task definition is of that family`;
    return [{ path: show(["services", first]), allowed, fix: "rename one of the two services" }];
  });
}

/** What a database is found and watched by is no service's name. */
function taken({ services = {}, databases = {} }: ProductDefinition): Problem[] {
  const [first] = Object.keys(databases);
  const names = Object.keys(databases).flatMap((database) => {
    const { writer, reader } = endpointLabels(database);
    return [writer, reader, `${database}-database`].map((name) => [name, database] as const);
  });
  // Whom people sign in to databases as.
  if (first !== undefined) names.push([CONSOLE, first]);
  return names
    .filter(([name]) => services[name] !== undefined)
    .map(([name, database]) => ({
      path: show(["services", name]),
      allowed: `a name that the database ${database} does not go by`,
      fix: "rename the service",
    }));
}

function settings({ settings = {} }: ProductDefinition): Problem[] {
  return Object.keys(settings).flatMap((name) => {
    const path = show(["settings", name]);
    const fault = nameFault(`settings/${name}`);
    if (fault !== undefined) return [{ path, allowed: `${fault}, settings/ among them`, fix: "rename the setting" }];
    if (!soundsSecret(name)) return [];
    const fix = "put a secret in Parameter Store by CLI and name it in parameters; rename what is none";
    return [{ path, allowed: "a name that does not sound like a secret's, since settings are plain", fix }];
  });
}

function parameters({ services = {} }: ProductDefinition): Problem[] {
  return Object.entries(services).flatMap(([service, { parameters = [], grants = {} }]) => [
    ...faults(["services", service, "parameters"], parameters, "rename the parameter"),
    ...faults(["services", service, "grants", "secrets"], grants.secrets ?? [], "rename the secret"),
  ]);
}

function faults(at: readonly PropertyKey[], names: readonly string[], fix: string): Problem[] {
  return names.flatMap((name, index) => {
    const fault = nameFault(name);
    return fault === undefined ? [] : [{ path: show([...at, index]), value: name, allowed: fault, fix }];
  });
}
