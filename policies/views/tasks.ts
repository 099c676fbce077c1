import { parseJson } from "../kernel/documents";
import type { Graph, View } from "../kernel/graph";
import { CANNOT_READ, Reader } from "../kernel/reader";

export const TASK = "aws:ecs/taskDefinition:TaskDefinition";
export const SERVICE = "aws:ecs/service:Service";
export const CLUSTER = "aws:ecs/cluster:Cluster";
export const ROLE = "aws:iam/role:Role";

/** A container of a task definition, by its place, which is what a message names it by. */
export interface Container {
  readonly label: string;
  readonly reader: Reader;
}

/**
 * The containers of a task definition. Unknown or malformed: they cannot be read, which ends the assertion; that malformed ones are
 * violations is the rule `ecs-container-definitions-valid`.
 */
export function containers(task: View): readonly Container[] {
  const value = task.get("containerDefinitions");
  const known = read.get(task);
  if (known !== undefined) return known;
  const list = definitions(value);
  if (list === undefined) throw CANNOT_READ;
  const result = list.map((definition, index) => ({
    label: `container ${index + 1}`,
    reader: new Reader(task, definition, `containerDefinitions.${index}`),
  }));
  read.set(task, result);
  return result;
}
const read = new WeakMap<View, readonly Container[]>();

/** Undefined when it is not a list of container definitions. */
export function definitions(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return [];
  const list = typeof value === "string" ? parseJson(value) : value;
  if (!Array.isArray(list)) return undefined;
  return list.every((item) => typeof item === "object" && item !== null && !Array.isArray(item)) ? list : undefined;
}

/** Whether it is the log router, which must be root to open its socket. */
export function isRouter(container: Container): boolean {
  return container.reader.isSet("firelensConfiguration");
}

/** The role of the program that a property names: by where the value came from, or by the role's chosen name in the ARN. */
export function roleNamed(graph: Graph, reader: Reader, path: string): View | undefined {
  const role = graph.target(reader, path, ROLE);
  if (role !== undefined) return role;
  const name = /:role\/(?:.*\/)?([^/]+)$/.exec(reader.text(path) ?? "")?.[1];
  return name === undefined ? undefined : graph.ofType(ROLE).find((view) => view.identities().includes(name));
}

/** What tells one role from another: the resource that makes it, or the text. Undefined where none is named. */
export function roleIdentity(graph: Graph, reader: Reader, path: string): string | undefined {
  return roleNamed(graph, reader, path)?.urn ?? reader.text(path);
}

/**
 * The task definitions that a service runs: the one that it is made with, and the one whose family has its name, which is the one that
 * deployments make new revisions of.
 */
export function tasksOf(service: View): readonly View[] {
  const first = service.graph.target(service, "taskDefinition", TASK);
  return [...new Set([first, deployedTask(service)])].flatMap((task) => task ?? []);
}

/**
 * The one of them that deployments make new revisions of, and whose containers are the definition's; undefined where no family has the service's
 * name, which `proof-declared-made` tells.
 */
export function deployedTask(service: View): View | undefined {
  return service.graph.called(TASK, service.text("name"));
}

/** The cluster that a service runs on, which it names by name or ARN. */
export function clusterOf(service: View): View | undefined {
  const { graph } = service;
  const text = service.isUnknown("cluster") ? undefined : service.text("cluster");
  return graph.called(CLUSTER, text?.slice(text.lastIndexOf("/") + 1)) ?? graph.target(service, "cluster", CLUSTER);
}

/** The service that runs a task definition; undefined for one that something else runs. */
export function serviceOf(task: View): View | undefined {
  const { graph } = task;
  const services = graph.memo("services by task", () => {
    const pairs = graph
      .ofType(SERVICE)
      .flatMap((service) => tasksOf(service).map((one) => [one.urn, service] as const));
    return new Map(pairs);
  });
  return services.get(task.urn);
}
