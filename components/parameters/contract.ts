import { parameterPath, resolveParameter } from "./path";

export interface ContractArgs {
  readonly product: string;
  readonly environments: readonly string[];
  /** Names that each service reads. */
  readonly readers: Readonly<Record<string, readonly string[]>>;
  /** Names that the platform writes in every environment. */
  readonly written: readonly string[];
  /** Paths that Parameter Store holds below the product. @default what the platform writes */
  readonly present?: readonly string[];
}

/** A parameter that at least one service reads. */
export interface Expected {
  readonly name: string;
  readonly services: readonly string[];
  /** Environment → path. */
  readonly paths: Readonly<Record<string, string>>;
}

/** An expected parameter that some environment does not have. */
export interface Missing {
  readonly name: string;
  readonly services: readonly string[];
  readonly absentIn: readonly string[];
  /** Empty when no environment has it: then it is not written yet, otherwise it was forgotten in one. */
  readonly presentIn: readonly string[];
}

export interface Contract {
  readonly expected: readonly Expected[];
  readonly missing: readonly Missing[];
  /** Paths that are there, and that no service names. */
  readonly unused: readonly string[];
}

/** What services expect of Parameter Store against what it holds. The same input gives the same report, whatever its order. */
export function contract(args: ContractArgs): Contract {
  const { product, environments, written } = args;
  const path = (environment: string, name: string): string => resolveParameter({ product, environment }, name, written);
  const names = [...new Set(Object.values(args.readers).flat())].sort();
  const expected = names.map((name): Expected => {
    const services = Object.keys(args.readers).filter((service) => args.readers[service]?.includes(name));
    const paths = Object.fromEntries(environments.map((environment) => [environment, path(environment, name)]));
    return { name, services: services.sort(), paths };
  });
  const present = new Set(
    args.present ??
      environments.flatMap((environment) =>
        written.map((name) => parameterPath({ product, environment }, "infrastructures", name)),
      ),
  );
  const missing = expected.flatMap(({ name, services, paths }): Missing[] => {
    const has = (environment: string): boolean => present.has(paths[environment] ?? "");
    const absentIn = environments.filter((environment) => !has(environment));
    return absentIn.length === 0 ? [] : [{ name, services, absentIn, presentIn: environments.filter(has) }];
  });
  const named = new Set(expected.flatMap(({ paths }) => Object.values(paths)));
  return { expected, missing, unused: [...present].filter((each) => !named.has(each)).sort() };
}
