import * as pulumi from "@pulumi/pulumi";
import { EventBus } from "../integration/event-bus";
import { MailIdentity } from "../integration/mail-identity";
import type { Scope } from "../scope";
import type { Product } from "../definition/completed";
import type { GrantsDefinition } from "../definition/definition";

export interface GrantedArgs {
  readonly scope: Scope;
  readonly services: Product["services"];
  /** The environment's domain, which mail is sent from, and the zone that it is a part of. */
  readonly domain: string;
  readonly zoneId: pulumi.Input<string>;
}

/** What the grants of an environment's services are about, as far as the platform makes it: only where a service names it. */
export class Granted extends pulumi.ComponentResource {
  private readonly mail: MailIdentity | undefined;
  private readonly events: EventBus | undefined;

  constructor(name: string, args: GrantedArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Granted", name, {}, opts);
    const child = { parent: this };
    const { scope, domain, zoneId } = args;
    const grants = Object.values(args.services).map((service) => service.grants);

    this.mail = grants.some(({ mail }) => mail !== undefined)
      ? new MailIdentity(`${name}-mail`, { scope, domain, zoneId }, child)
      : undefined;
    this.events = grants.some(({ events = [] }) => events.length > 0)
      ? new EventBus(`${name}-events`, { scope }, child)
      : undefined;
    this.registerOutputs();
  }

  /** What must be there before a service with these grants. */
  neededBy({ mail, events = [] }: GrantsDefinition): pulumi.Resource[] {
    return [
      ...(mail === undefined || this.mail === undefined ? [] : [this.mail]),
      ...(events.length === 0 || this.events === undefined ? [] : [this.events]),
    ];
  }
}
