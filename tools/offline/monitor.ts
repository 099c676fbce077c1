import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { type Problem, Refusal } from "../../components/refuse";
import type { Options } from "../../policies/kernel/resource";
import type { Created } from "./cloud";
import type { RecordedResource } from "./recorded";
import { placeOf, type Position } from "./source";
import { fromWire, toWire } from "./wire";

type Callback<T> = (error: Error | null | undefined, response: T | undefined) => void;
type Alias = ReturnType<resproto.RegisterResourceRequest["getAliasesList"]>[number];

/** Who makes what a program registers: the simulated cloud, or an update of what is there. Throws a Refusal where it would not be made. */
export interface Maker {
  create(resource: RecordedResource): Created;
}

/**
 * Stands where the engine stands, and records what the program registers. It reads whole requests, since the SDK's public mocks give
 * neither parent, protect, aliases, dependencies nor the place in the source.
 */
export class RecordingMonitor extends MockMonitor {
  readonly recorded = new Map<string, RecordedResource>();
  /** What the simulated cloud refused. */
  readonly refused: Problem[] = [];
  /** What no stack program may do; the engine would stop at the first. */
  readonly faults: string[] = [];
  /** How many requests there were: while it grows, the program is at work. */
  requests = 0;

  constructor(
    private readonly project: string,
    private readonly stack: string,
    /** Answers as after an `up`; without it everything that is computed stays unknown, as in a first preview. */
    private readonly cloud?: Maker,
  ) {
    super({
      newResource: () => ({ id: undefined, state: {} }),
      call: () => {
        throw new Error("unreachable");
      },
    });
  }

  override async registerResource(
    req: resproto.RegisterResourceRequest,
    callback: Callback<resproto.RegisterResourceResponse>,
  ): Promise<void> {
    this.requests++;
    const resource = this.record(req);
    const earlier = this.recorded.get(resource.urn);
    if (earlier !== undefined) this.faults.push(`two resources have the URN ${resource.urn}${both(earlier, resource)}`);
    this.recorded.set(resource.urn, resource);
    const response = new resproto.RegisterResourceResponse();
    response.setUrn(resource.urn);
    const created = resource.custom ? this.create(resource) : undefined;
    if (created === undefined) {
      response.setObject(req.getObject());
    } else {
      resource.outputs = created.outputs;
      response.setId(created.id);
      response.setObject(toWire({ ...resource.inputs, ...created.outputs }));
    }
    callback(null, response);
  }

  override registerResourceOutputs(req: resproto.RegisterResourceOutputsRequest, callback: Callback<never>): void {
    this.requests++;
    const resource = this.recorded.get(req.getUrn());
    if (resource !== undefined) resource.outputs = fromWire(req.getOutputs());
    callback(null, {} as never);
  }

  /** No stack program asks a provider anything: what security depends on must be known at plan time. */
  override async invoke(req: resproto.ResourceInvokeRequest, callback: Callback<never>): Promise<void> {
    this.deny(`the program invokes ${req.getTok()}`, callback);
  }

  override async readResource(req: resproto.ReadResourceRequest, callback: Callback<never>): Promise<void> {
    this.deny(`the program reads ${req.getName()} (${req.getType()}) from the cloud`, callback);
  }

  call(req: resproto.ResourceCallRequest, callback: Callback<never>): void {
    this.deny(`the program calls ${req.getTok()}`, callback);
  }

  private deny(what: string, callback: Callback<never>): void {
    this.requests++;
    const fault = `${what}, which a preview without credentials cannot answer: take the value from the definition, the ledger or the foundation`;
    this.faults.push(fault);
    callback(new Error(fault), undefined);
  }

  private create(resource: RecordedResource): Created | undefined {
    try {
      return this.cloud?.create(resource);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused.push(...error.problems);
      return undefined;
    }
  }

  private record(req: resproto.RegisterResourceRequest): RecordedResource {
    const [type, name, parent] = [req.getType(), req.getName(), req.getParent()];
    // A reference to a provider is its URN, of four parts, and its id, which may have the form of a URN too.
    const provider = req.getProvider().split("::").slice(0, 4).join("::");
    return {
      urn: this.urn(parent, type, name),
      type,
      name,
      ...(parent === "" ? {} : { parent }),
      custom: req.getCustom(),
      ...(req.getRemote() ? { remote: true } : {}),
      inputs: fromWire(req.getObject()),
      outputs: {},
      protect: req.getProtect() ?? false,
      ignoreChanges: req.getIgnorechangesList(),
      options: optionsOf(req),
      aliases: [...new Set(req.getAliasesList().map((alias) => this.formerUrn(alias, parent, type, name)))],
      ...(provider === "" ? {} : { provider }),
      dependsOn: [...req.getDependenciesList()].sort(),
      propertyDependencies: Object.fromEntries(
        [...req.getPropertydependenciesMap().entries()]
          .map(([key, value]) => [key, [...value.getUrnsList()].sort()] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      ...placeOf(framesOf(req)),
    };
  }

  /** As the engine makes it: the types of all ancestors but the stack's, then the own. */
  private urn(parent: string, type: string, name: string, stack = this.stack, project = this.project): string {
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === "pulumi:pulumi:Stack" ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
  }

  private formerUrn(alias: Alias, parent: string, type: string, name: string): string {
    const spec = alias.getSpec();
    if (spec === undefined) return alias.getUrn();
    const formerParent = spec.getNoparent() ? "" : spec.getParenturn() || parent;
    const [stack, project] = [spec.getStack() || this.stack, spec.getProject() || this.project];
    return this.urn(formerParent, spec.getType() || type, spec.getName() || name, stack, project);
  }
}

function optionsOf(req: resproto.RegisterResourceRequest): Options {
  const timeouts = req.getCustomtimeouts();
  const given = [timeouts?.getCreate(), timeouts?.getUpdate(), timeouts?.getDelete()].map(secondsOf);
  return {
    deleteBeforeReplace: req.getDeletebeforereplacedefined() ? req.getDeletebeforereplace() : "unset",
    additionalSecretOutputs: req.getAdditionalsecretoutputsList(),
    customTimeouts: given.every((seconds) => seconds === 0) ? [] : given.map((seconds) => `${seconds}s`),
    retainOnDelete: req.getRetainondelete() ?? false,
    replaceOnChanges: req.getReplaceonchangesList(),
    pluginDownloadURL: req.getPlugindownloadurl(),
  };
}

/** Of a duration as Pulumi writes it: `1h30m`; 0 for none, as the engine tells it. */
function secondsOf(duration = ""): number {
  const unit: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  return [...duration.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, n, of]) => sum + Number(n) * (unit[of ?? ""] ?? 0),
    0,
  );
}

function* framesOf(req: resproto.RegisterResourceRequest): Generator<Position> {
  for (const frame of req.getStacktrace()?.getFramesList() ?? []) {
    const position = frame.getPc();
    if (position !== undefined)
      yield { uri: position.getUri(), line: position.getLine(), column: position.getColumn() };
  }
}

function both(...resources: readonly RecordedResource[]): string {
  const places = resources.flatMap(({ file, line }) => (file === undefined ? [] : [`${file}:${line}`]));
  return places.length === 0 ? "" : ` (${[...new Set(places)].join(" and ")})`;
}
