import { Metadata, Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall, status } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { type IResourceProviderServer, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Refusal } from "../../../components/refuse";
import { type Cloud, defaultPlace } from "../../../tools/offline/cloud";
import { defaultTagsOf, placeOf, signInOf } from "../../../tools/offline/cloud/configuration";
import { difference } from "../../../tools/offline/cloud/difference";
import { problem, shapeFaults, Unfinished, Waiting } from "../../../tools/offline/cloud/faults";
import type { Request } from "../../../tools/offline/cloud/model";
import { shapeOf } from "../../../tools/offline/cloud/shapes";
import { UNKNOWN } from "../../../tools/offline/recorded";
import { fromWire, toWire } from "../../../tools/offline/wire";
import { construct } from "./construct";

export interface ProviderArgs {
  /** The package: `aws`. */
  readonly name: string;
  /** Its installed version. */
  readonly version: string;
  readonly cloud: Cloud;
  /** Called before something is created; what it throws, AWS answers. */
  readonly beforeCreate?: (request: Request) => Promise<void> | void;
}

type Home = NonNullable<Request["home"]>;
type Handler<Q, S> = (request: Q, peer: string) => Promise<S> | S;

/** Serves one provider over the simulated cloud, for the engine to attach to; gives its server and its port. */
export async function serve(args: ProviderArgs): Promise<{ readonly server: Server; readonly port: number }> {
  const server = new Server();
  server.addService(ResourceProviderService, methods(args) as unknown as IResourceProviderServer);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { server, port };
}

function methods(args: ProviderArgs): Record<string, unknown> {
  const { cloud } = args;
  // Each provider instance of a program has a connection of its own, and nothing else in a request tells them apart.
  const homes = new Map<string, Home>();
  const describe = (urn: string, inputs: Readonly<Record<string, unknown>>, peer: string): Request => {
    const [, , types = "", name = ""] = urn.split("::");
    const home = homes.get(peer);
    return { urn, type: types.split("$").at(-1) ?? "", name, inputs, ...(home === undefined ? {} : { home }) };
  };
  return {
    handshake: unary(() => {
      const response = new wire.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    }),
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    getPluginInfo: unary(() => new PluginInfo().setVersion(args.version)),
    getSchema: unary(() => new wire.GetSchemaResponse().setSchema("{}")),
    checkConfig: unary((request: wire.CheckRequest) => new wire.CheckResponse().setInputs(request.getNews())),
    diffConfig: unary(() => new wire.DiffResponse().setChanges(wire.DiffResponse.DiffChanges.DIFF_NONE)),
    configure: unary((request: wire.ConfigureRequest, peer) => {
      const inputs = fromWire(request.getArgs());
      const caller = args.name === "aws" ? cloud.signIn(signInOf(inputs)) : undefined;
      const home = { place: { ...defaultPlace, ...placeOf(inputs) }, tags: defaultTagsOf(inputs) };
      homes.set(peer, caller === undefined ? home : { ...home, caller });
      const response = new wire.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),
    invoke: unary((request: wire.InvokeRequest) => {
      throw new Error(`the simulated provider answers no ${request.getTok()}`);
    }),
    check: unary((request: wire.CheckRequest, peer) => {
      const resource = describe(request.getUrn(), fromWire(request.getNews()), peer);
      const response = new wire.CheckResponse().setInputs(request.getNews());
      response.setFailuresList(
        [...shapeFaults(resource)].map((fault) => {
          const failure = new wire.CheckFailure();
          failure.setProperty(fault.path);
          const { allowed, fix } = problem(resource, fault);
          failure.setReason(`allowed: ${allowed}; fix: ${fix}`);
          return failure;
        }),
      );
      return response;
    }),
    diff: unary((request: wire.DiffRequest, peer) => {
      const [olds, news] = [fromWire(request.getOlds()), fromWire(request.getNews())];
      const { type } = describe(request.getUrn(), news, peer);
      const found = difference(type, olds, Object.keys(fromWire(request.getOldInputs())), news);
      const response = new wire.DiffResponse();
      response.setChanges(
        found.changed.length > 0 ? wire.DiffResponse.DiffChanges.DIFF_SOME : wire.DiffResponse.DiffChanges.DIFF_NONE,
      );
      response.setDiffsList([...found.changed]);
      response.setReplacesList([...found.replaces]);
      response.setDeletebeforereplace(found.deleteFirst);
      return response;
    }),
    create: unary(async (request: wire.CreateRequest, peer) => {
      const resource = describe(request.getUrn(), fromWire(request.getProperties()), peer);
      const response = new wire.CreateResponse();
      if (request.getPreview())
        return response.setProperties(toWire({ ...unknowns(resource.type), ...resource.inputs }));
      await args.beforeCreate?.(resource);
      const created = await patiently(() => cloud.create(resource));
      return response.setId(created.id).setProperties(toWire(created.outputs));
    }),
    read: unary((request: wire.ReadRequest, peer) => {
      const { type, urn, inputs } = describe(request.getUrn(), fromWire(request.getInputs()), peer);
      const entity = cloud.read(type, urn, request.getId());
      const response = new wire.ReadResponse();
      if (entity === undefined) return response;
      const given = Object.keys(inputs).length === 0 ? Object.keys(entity.inputs) : Object.keys(inputs);
      const now = Object.fromEntries(given.map((name) => [name, entity.outputs[name]]));
      return response.setId(entity.id).setProperties(toWire(entity.outputs)).setInputs(toWire(now));
    }),
    update: unary((request: wire.UpdateRequest, peer) => {
      const resource = describe(request.getUrn(), fromWire(request.getNews()), peer);
      const response = new wire.UpdateResponse();
      if (request.getPreview()) {
        const olds = Object.entries(fromWire(request.getOlds()));
        const computed = olds.filter(([name]) => shapeOf(resource.type)?.computed.has(name));
        return response.setProperties(toWire({ ...Object.fromEntries(computed), ...resource.inputs }));
      }
      const updated = cloud.update(request.getId(), resource, fromWire(request.getOlds()));
      return response.setProperties(toWire(updated.outputs));
    }),
    delete: unary((request: wire.DeleteRequest, peer) => {
      const { type, urn } = describe(request.getUrn(), {}, peer);
      cloud.delete(type, urn, request.getId(), fromWire(request.getProperties())["arn"]);
      return new Empty();
    }),
    construct: unary((request: wire.ConstructRequest) => construct(request)),
  };
}

function unknowns(type: string): Record<string, unknown> {
  return Object.fromEntries([...(shapeOf(type)?.computed ?? [])].map((name) => [name, UNKNOWN]));
}

/** Asks again while what it waits for may still come: an hour of the provider's is a second and a half of a test's. */
async function patiently<T>(ask: () => T): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof Waiting) || attempt === 15) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Tells the engine that the thing exists all the same, so that it is written down and mended by the next update. */
function halfMade(error: Unfinished): Metadata {
  const detail = new wire.ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setProperties(toWire({ ...error.outputs }));
  detail.setReasonsList([error.message]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new Status().setCode(status.UNKNOWN).setMessage(error.message).setDetailsList([any]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
  return metadata;
}

function unary<Q, S>(handle: Handler<Q, S>) {
  return async (call: ServerUnaryCall<Q, S>, callback: sendUnaryData<S>): Promise<void> => {
    let response: S;
    try {
      response = await handle(call.request, call.getPeer());
    } catch (error) {
      const details = error instanceof Refusal ? error.message : String((error as Error).stack ?? error);
      const metadata = error instanceof Unfinished ? halfMade(error) : new Metadata();
      return callback({ code: status.UNKNOWN, details, metadata });
    }
    callback(null, response);
  };
}
