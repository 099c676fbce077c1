import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import { eventBusName } from "./event-bus-name";

export interface EventBusArgs {
  readonly scope: Scope;
}

/** Where the services of an environment publish what happened. Only identities of the account reach it: it has no policy of its own. */
export class EventBus extends pulumi.ComponentResource {
  constructor(name: string, args: EventBusArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:integration:EventBus", name, {}, opts);
    const { scope } = args;
    new aws.cloudwatch.EventBus(
      `${name}-bus`,
      {
        name: eventBusName(scope),
        description: `Events of ${scope.product} ${scope.environment}`,
        tags: tagsFor(scope, "events"),
      },
      { parent: this },
    );
    this.registerOutputs();
  }
}
