import type { Provider, Resource } from "../../../policies/kernel/resource";
import type { Census } from "./classes";
import { GONE, isObject, type Mutant, put } from "./mutant";

/** What holds data, and says of what kind. */
const stores = /(s3\/bucket|rds\/cluster|ecr\/repository|secretsmanager\/secret|efs\/fileSystem):/;

/** What Pulumi keeps of a resource beside its inputs: protection, exemptions from updates, the provider, tags and the region. */
export function* surroundingMutants(census: Census): Generator<Mutant> {
  const types = new Set<string>();
  for (const resource of census.samples) {
    const mutant = (mutator: string, path: string, change: string, changed: Resource): Mutant => {
      return { mutator, urn: resource.urn, path, change, puts: [changed], drops: [] };
    };
    if (resource.protect) yield mutant("protect removed", "protect", "removed", { ...resource, protect: false });
    if (typeof resource.props["region"] === "string") {
      yield mutant("region changed", "region", "eu-west-1", put(resource, ["region"], "eu-west-1"));
    }
    // What reads no input of its own is the same for every resource of a type.
    if (types.has(resource.type)) continue;
    types.add(resource.type);
    for (const name of ["policy", "*", "tags"]) {
      const list = [...resource.ignoreChanges, name];
      const exists = name === "*" || name in resource.props;
      if (exists)
        yield mutant("changes ignored", `ignoreChanges ${name}`, "ignored", { ...resource, ignoreChanges: list });
    }
    const tags = resource.props["tags"];
    if (resource.type.startsWith("aws:") && isObject(tags)) {
      const names = stores.test(resource.type) ? ["env", "service", "data-class"] : ["env", "service"];
      for (const tag of names.filter((name) => name in tags)) {
        yield mutant("tag removed", `tags.${tag}`, "removed", put(resource, ["tags", tag], GONE));
      }
      const other = tags["env"] === "production" ? "staging" : "production";
      yield mutant("tag of another environment", "tags.env", other, put(resource, ["tags", "env"], other));
    }
    if (resource.type.startsWith("aws:") && resource.provider !== undefined) {
      const { provider: _, ...bare } = resource;
      yield mutant("provider left out", "provider", "the default one", bare);
    }
  }
  for (const provider of census.world.resources.filter(({ type }) => type.startsWith("pulumi:providers:"))) {
    yield* providerMutants(census, provider);
  }
}

function* providerMutants(census: Census, provider: Resource): Generator<Mutant> {
  const users = census.custom.filter((resource) => resource.provider?.urn === provider.urn);
  const changes: [string, string, unknown][] = provider.type.endsWith(":aws")
    ? [
        ["allowedAccountIds", "removed", GONE],
        ["allowedAccountIds", "another account", '["999988887777"]'],
        ["allowedAccountIds", "a second account", '["111122223333","999988887777"]'],
        ["accessKey", "static credentials", "AKIAIOSFODNN7EXAMPLE"],
        ["secretKey", "static credentials", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
        ["assumeRoles", "a role of another account", '[{"roleArn":"arn:aws:iam::999988887777:role/platform-deploy"}]'],
        ["defaultTags", "removed", GONE],
        ["region", "another region", "eu-west-1"],
      ]
    : ["apiKey", "appKey", "token"]
        .filter((key) => key in provider.props)
        .map((key) => [key, "in clear", "0123456789abcdef0123456789abcdef"] as [string, string, unknown]);
  for (const [key, change, value] of changes) {
    if (value === GONE && !(key in provider.props)) continue;
    if (key === "assumeRoles" && !(key in provider.props)) continue;
    const changed = put(provider, [key], value);
    const neutral: Provider = { urn: provider.urn, type: provider.type, props: changed.props };
    yield {
      mutator: "provider",
      urn: provider.urn,
      path: key,
      change,
      puts: [changed, ...users.map((resource) => ({ ...resource, provider: neutral }))],
      drops: [],
    };
  }
}
