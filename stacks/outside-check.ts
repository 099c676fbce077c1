import { show } from "../components/definition/checks/shape-problems";
import type { ProductDefinition } from "../components/definition/definition";
import type { Problem } from "../components/refuse";
import { Graph, type View } from "../policies/kernel/graph";
import { type Name, namesIn } from "../policies/outside/names";
import { isKnown, type Place } from "../policies/outside/ours";
import { foundation } from "./foundation";
import { registryOf } from "./registry";

/** Where the free texts of a definition end up: the type, and the property at its top. */
const CONTAINERS = "aws:ecs/taskDefinition:TaskDefinition containerDefinitions";
const SETTING = "aws:ssm/parameter:Parameter insecureValue";
const DESCRIPTION = "github:index/repository:Repository description";
const CHECKS = "github:index/repositoryRuleset:RepositoryRuleset rules";
const ON_CALL = "pagerduty:index/service:Service description";

interface Text {
  readonly path: readonly PropertyKey[];
  readonly text: string;
  readonly place: string;
}

/**
 * The names of strangers in the free texts of a sound definition: variables, commands, settings, descriptions. They are told by the means of the
 * gate's rule `outside-references`, so that the two never differ, but by the field, and once for all environments.
 *
 * @public
 */
export function outsideProblems(definition: ProductDefinition, today: string): Problem[] {
  const graph = standIns(definition, today);
  return [...textsOf(definition)].flatMap(({ path, text, place }) => {
    const [type = "", property = ""] = place.split(" ");
    const [view] = graph.ofType(type);
    const at: Place = { view: view as View, property };
    return namesIn(text)
      .filter((name) => !isKnown(name, at))
      .map((name) => problem(path, text, name, place));
  });
}

function* textsOf({ title, services, settings, repositories }: ProductDefinition): Generator<Text> {
  yield { path: ["title"], text: title, place: ON_CALL };
  for (const [service, { environment, command }] of Object.entries(services ?? {})) {
    yield* each(["services", service, "environment"], environment ?? {}, CONTAINERS);
    yield* each(["services", service, "command"], command ?? [], CONTAINERS);
  }
  yield* each(["settings"], settings ?? {}, SETTING);
  for (const [repository, { description, checks, shared }] of Object.entries(repositories ?? {})) {
    if (description !== undefined)
      yield { path: ["repositories", repository, "description"], text: description, place: DESCRIPTION };
    yield* each(["repositories", repository, "checks"], checks ?? [], CHECKS);
    yield* each(["repositories", repository, "shared", "environment"], shared?.environment ?? {}, CONTAINERS);
  }
}

function* each(
  path: readonly PropertyKey[],
  texts: Readonly<Record<string, string>> | readonly string[],
  place: string,
): Generator<Text> {
  for (const [key, text] of Object.entries(texts))
    yield { path: [...path, Array.isArray(texts) ? Number(key) : key], text, place };
}

/** One resource of each type that the texts end up in, and the zones that an environment has, of the product as it is defined. */
function standIns(definition: ProductDefinition, today: string): Graph {
  const { name } = definition;
  const zone = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
  const types = [CONTAINERS, SETTING, DESCRIPTION, CHECKS, ON_CALL].map((place) => place.split(" ")[0] ?? "");
  const resources = [...types, zone].map((type) => ({
    urn: `urn:pulumi:${name}::${foundation.state.project}::${type}::${name}`,
    type,
    name,
    props: type === zone ? { name: `${name}.internal` } : {},
    protect: false,
    ignoreChanges: [],
    dependencies: [],
    propertyDependencies: {},
  }));
  return new Graph(resources, name, { registry: registryOf({ [name]: definition }), today });
}

function problem(path: readonly PropertyKey[], value: string, { kind, text }: Name, place: string): Problem {
  return {
    path: show(path),
    value,
    allowed: `what the product, the company or outside has; ${text} is the ${kind} of a stranger`,
    fix: fixOf(kind, text, place),
  };
}

function fixOf(kind: Name["kind"], text: string, place: string): string {
  if (kind === "e-mail address") return `give an address at ${foundation.mailDomains.join(" or ")}`;
  if (place !== CONTAINERS && place !== SETTING) return "leave it out of what people read";
  if (kind === "host") return `say what it is for: outside: { "${text}": "…" }; or correct it`;
  if (kind === "team")
    return `name a team of ${foundation.organization.github}: ${foundation.organization.teams.join(", ")}`;
  return "let the application ask for it by the name of a host, which outside declares with what it is for; or correct it";
}
