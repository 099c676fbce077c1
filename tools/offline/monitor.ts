import * as resproto from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import * as structproto from "google-protobuf/google/protobuf/struct_pb";
import { type Problem, Refusal } from "../../components/refuse";
import { Cloud } from "./cloud";
import { type RecordedResource, SecretValue, UNKNOWN } from "./recorded";

type Callback<T> = (error: Error | null | undefined, response: T | undefined) => void;

/**
 * Stands where the engine stands, and records what the program registers. It reads whole requests, since the SDK's public mocks give
 * neither parent, protect, aliases, dependencies nor the place in the source.
 */
export class RecordingMonitor extends MockMonitor {
  readonly recorded = new Map<string, RecordedResource>();
  readonly refused: Problem[] = [];
  readonly #cloud = new Cloud();

  constructor(
    private readonly project: string,
    private readonly stack: string,
    private readonly preview: boolean,
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
    const resource = this.record(req);
    this.recorded.set(resource.urn, resource);
    const response = new resproto.RegisterResourceResponse();
    response.setUrn(resource.urn);
    const object = req.getObject()?.toJavaScript() ?? {};
    if (resource.custom && !this.preview) {
      const created = this.create(resource);
      if (created !== undefined) {
        resource.outputs = created.outputs;
        response.setId(created.id);
        response.setObject(structproto.Struct.fromJavaScript(seal({ ...object, ...created.outputs }) as never));
        callback(null, response);
        return;
      }
    }
    response.setObject(structproto.Struct.fromJavaScript(object));
    callback(null, response);
  }

  override registerResourceOutputs(req: resproto.RegisterResourceOutputsRequest, callback: Callback<never>): void {
    const resource = this.recorded.get(req.getUrn());
    if (resource !== undefined)
      resource.outputs = open(req.getOutputs()?.toJavaScript() ?? {}) as Record<string, unknown>;
    callback(null, {} as never);
  }

  /** No stack program asks a provider anything: what security depends on must be known at plan time. */
  override async invoke(req: resproto.ResourceInvokeRequest, callback: Callback<never>): Promise<void> {
    callback(
      new Error(`the program invokes ${req.getTok()}, which a preview without credentials cannot answer`),
      undefined,
    );
  }

  private create(resource: RecordedResource): ReturnType<Cloud["create"]> | undefined {
    try {
      return this.#cloud.create(resource);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused.push(...error.problems);
      return undefined;
    }
  }

  private record(req: resproto.RegisterResourceRequest): RecordedResource {
    const [type, name, parent] = [req.getType(), req.getName(), req.getParent()];
    const position = req.getSourceposition();
    const provider = req.getProvider().replace(/::[^:]*$/, "");
    return {
      urn: this.urn(parent, type, name),
      type,
      name,
      ...(parent === "" ? {} : { parent }),
      custom: req.getCustom(),
      inputs: open(req.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
      outputs: {},
      protect: req.getProtect() ?? false,
      ignoreChanges: req.getIgnorechangesList(),
      aliases: req.getAliasurnsList(),
      ...(provider === "" ? {} : { provider }),
      dependsOn: [...req.getDependenciesList()].sort(),
      propertyDependencies: Object.fromEntries(
        [...req.getPropertydependenciesMap().entries()].map(([key, value]) => [key, [...value.getUrnsList()].sort()]),
      ),
      ...(position === undefined ? {} : { file: position.getUri(), line: position.getLine() }),
    };
  }

  /** As the engine makes it: the types of all ancestors but the stack's, then the own. */
  private urn(parent: string, type: string, name: string): string {
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === "pulumi:pulumi:Stack" ? type : `${parentType}$${type}`;
    return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
  }
}

/** From the wire's form: sentinels become UNKNOWN, wrapped secrets a SecretValue. */
function open(value: unknown): unknown {
  if (value === unknownValue) return UNKNOWN;
  if (Array.isArray(value)) return value.map(open);
  if (value === null || typeof value !== "object") return value;
  const object = value as Record<string, unknown>;
  if (object[specialSigKey] === specialSecretSig) return new SecretValue(open(object["value"]));
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, open(inner)]));
}

/** Back to the wire's form. */
function seal(value: unknown): unknown {
  if (value === UNKNOWN) return unknownValue;
  if (value instanceof SecretValue) return { [specialSigKey]: specialSecretSig, value: seal(value.reveal()) };
  if (Array.isArray(value)) return value.map(seal);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seal(inner)]));
}
