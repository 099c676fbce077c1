import type { Provider, Resource } from "../../../policies/kernel/resource";
import { isProvider } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import type { Mutant } from "./mutant";

/** Every option of a resource turned: what protects it, what is passed over, how it is replaced, and who makes it. */
export function* optionMutants(census: Census): Generator<Mutant> {
  for (const resource of census.samples) {
    const turned = (path: string, change: string, changed: Partial<Resource>): Mutant => {
      const made = () => ({ puts: [{ ...resource, ...changed }], drops: [] });
      return { kind: "option turned", resource, path, change, made };
    };
    const { protect, ignoreChanges, options = {} } = resource;
    yield turned("protect", String(!protect), { protect: !protect });
    for (const name of ["*", ...Object.keys(resource.props)])
      if (!ignoreChanges.includes(name))
        yield turned("ignoreChanges", `with ${name}`, { ignoreChanges: [...ignoreChanges, name] });
    for (const name of ignoreChanges)
      yield turned("ignoreChanges", `without ${name}`, { ignoreChanges: ignoreChanges.filter((one) => one !== name) });
    const set = (path: string, values: Readonly<Record<string, unknown>>): Mutant[] =>
      Object.entries(values)
        .filter(([, value]) => JSON.stringify(value) !== JSON.stringify(options[path as never]))
        .map(([change, value]) => turned(path, change, { options: { ...options, [path]: value } }));
    yield* set("retainOnDelete", { true: true, false: false });
    yield* set("deleteBeforeReplace", { true: true, false: false, unset: "unset" });
    yield* set("additionalSecretOutputs", { none: [], all: Object.keys(resource.props).sort() });
    yield* set("customTimeouts", { none: [], "a second": ["1s", "1s", "1s"] });
    yield* set("replaceOnChanges", { none: [], any: ["*"] });
    yield* set("pluginDownloadURL", { none: "", stranger: "https://stranger.example.net/plugins" });
    if (resource.provider !== undefined && !isProvider(resource.type)) {
      const { provider: _, ...bare } = resource;
      const made = () => ({ puts: [bare], drops: [] });
      yield { kind: "option turned", resource, path: "provider", change: "the default one", made };
      for (const other of census.providers.filter(
        ({ urn, type }) => type === resource.provider?.type && urn !== resource.provider.urn,
      ))
        yield turned("provider", other.name, { provider: neutral(other) });
    }
  }
}

/** A provider as its resources have it. */
export function neutral({ urn, type, props }: Resource): Provider {
  return { urn, type, props };
}
