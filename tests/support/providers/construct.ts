import { credentials } from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { UNKNOWN } from "../../../tools/offline/recorded";
import { fromWire, toWire } from "../../../tools/offline/wire";

type Properties = Record<string, unknown>;

/** Makes the remote component `awsx:ecr:Image`: itself, and below it the image that is built and pushed. */
export async function construct(request: provider.ConstructRequest): Promise<provider.ConstructResponse> {
  const type = request.getType();
  if (type !== "awsx:ecr:Image") throw new Error(`the simulated provider makes no ${type}`);
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure());
  try {
    const inputs = fromWire(request.getInputs());
    const component = await register(monitor, {
      type,
      name: request.getName(),
      parent: request.getParent(),
      inputs: {},
    });
    const { repositoryUrl, imageTag = "latest", context = ".", platform = "linux/arm64" } = inputs;
    // After the tag, as awsx does (awsx/ecr/image.ts): two images of one tag have one URN.
    const known = typeof repositoryUrl === "string" && typeof imageTag === "string";
    const image = await register(monitor, {
      type: "docker-build:index:Image",
      name: String(imageTag),
      parent: component.getUrn(),
      inputs: {
        push: true,
        tags: [known ? `${repositoryUrl}:${imageTag}` : UNKNOWN],
        context: { location: context },
        platforms: [platform],
      },
      custom: true,
    });
    const state = { imageUri: fromWire(image.getObject())["ref"] ?? UNKNOWN };
    await new Promise<void>((resolve, reject) => {
      const outputs = new resource.RegisterResourceOutputsRequest();
      outputs.setUrn(component.getUrn());
      outputs.setOutputs(toWire(state));
      monitor.registerResourceOutputs(outputs, (error) => (error === null ? resolve() : reject(error)));
    });
    return new provider.ConstructResponse().setUrn(component.getUrn()).setState(toWire(state));
  } finally {
    monitor.close();
  }
}

interface Registration {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: Properties;
  readonly custom?: boolean;
}

function register(monitor: ResourceMonitorClient, one: Registration): Promise<resource.RegisterResourceResponse> {
  const request = new resource.RegisterResourceRequest();
  request.setType(one.type);
  request.setName(one.name);
  request.setParent(one.parent);
  request.setCustom(one.custom ?? false);
  request.setObject(toWire(one.inputs));
  request.setAcceptsecrets(true);
  return new Promise((resolve, reject) => {
    monitor.registerResource(request, (error, response) => (error === null ? resolve(response) : reject(error)));
  });
}
