import type { ProductDefinition } from "../../components/definition/definition";
import { meant } from "../../components/definition/checks/nearest";
import { CallError } from "../failure";
import { without } from "./without";

/** What is to be taken away, and the definition that is left. */
export interface Removal {
  readonly kind: "service" | "database" | "repository" | "environment" | "zone" | "signing" | "network";
  readonly path: string;
  /** The environment or the key that it is about. */
  readonly key: string;
  readonly definition: ProductDefinition;
  /** Places that name it still. */
  readonly places: readonly string[];
  /** What is written in the definition instead. */
  readonly edit: string;
}

const ROOMS = { services: "service", databases: "database", repositories: "repository" } as const;

/** Reads a path such as `services.worker`; refuses one that names nothing which can be taken away. */
export function removalOf(definition: ProductDefinition, path: string): Removal {
  const removals = possible(definition);
  const found = removals.find((one) => one.path === path);
  if (found !== undefined) return found;
  const paths = removals.map((one) => one.path);
  const again =
    "where it is gone from the definition already: `pulumi up` deletes what is left, and tells what is protected";
  throw new CallError(
    `nothing that can be taken away is at "${path}"`,
    `allowed: ${paths.join(", ")}`,
    `fix: ${meant(path, paths, again)}`,
  );
}

function possible(definition: ProductDefinition): Removal[] {
  const { environments, edge = {} } = definition;
  const rooms = Object.entries(ROOMS).flatMap(([room, kind]) =>
    Object.keys(definition[room as keyof typeof ROOMS] ?? {}).map((key): Removal => {
      const path = `${room}.${key}`;
      return { kind, path, key, ...without(definition, room, key), edit: `take \`${path}\` out, with its sizes` };
    }),
  );
  const sized = Object.entries(environments) as [string, { readonly zones?: number }][];
  return [
    ...rooms,
    ...(environments.development === undefined ? [] : [development(definition)]),
    ...sized.flatMap(([key, size]): Removal[] => {
      const zones = size.zones ?? 1;
      if (zones < (key === "production" ? 3 : 2)) return [];
      const left = { ...environments, [key]: { ...size, zones: zones - 1 } };
      return [
        {
          kind: "zone",
          path: `environments.${key}.zones`,
          key,
          definition: { ...definition, environments: left },
          places: [],
          edit: `write \`zones: ${zones - 1}\` in \`environments.${key}\``,
        },
      ];
    }),
    ...(edge.dnssec === true
      ? [
          {
            kind: "signing",
            path: "edge.dnssec",
            key: "account",
            definition: { ...definition, edge: { ...edge, dnssec: false } },
            places: [],
            edit: "take `dnssec` out of `edge`",
          } as const,
        ]
      : []),
    ...sized.map(
      ([key]): Removal => ({
        kind: "network",
        path: `environments.${key}.cidr`,
        key,
        definition,
        places: [],
        edit: `write the new range in \`environments.${key}\`, and take the line of the old one out of stacks/live.json`,
      }),
    ),
  ];
}

function development(definition: ProductDefinition): Removal {
  const { development: _, ...environments } = definition.environments;
  const path = "environments.development";
  return {
    kind: "environment",
    path,
    key: "development",
    definition: { ...definition, environments },
    places: [],
    edit: `take \`${path}\` out`,
  };
}
