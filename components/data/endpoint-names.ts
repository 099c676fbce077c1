import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";
import type { EndpointLabels } from "./endpoint-labels";

export interface EndpointNamesArgs {
  readonly scope: Scope;
  readonly labels: EndpointLabels;
  /** Cloud Map's namespace of the environment, `<product>.internal`. */
  readonly namespaceId: pulumi.Input<string>;
  readonly namespaceName: string;
  readonly endpoint: pulumi.Input<string>;
  readonly readerEndpoint: pulumi.Input<string>;
  /** Private zone of the management VPC, where the names are `db-writer.<environment>.<product>.internal`. @default no names there */
  readonly managementZoneId?: pulumi.Input<string>;
}

/** Seconds that a resolver keeps the name. The endpoint behind it follows a failover by itself; this only changes after a restore. */
const TTL_SECONDS = 30;

/**
 * Our own names of a database's endpoints, for people: they stay when a restored cluster takes the place of the old one. Services take the
 * endpoints from their parameters, since the server's certificate and tokens of IAM speak of those and know nothing of these.
 */
export class EndpointNames extends pulumi.ComponentResource {
  /** `db-writer.<product>.internal` */
  readonly writer: string;
  /** `db-reader.<product>.internal` */
  readonly reader: string;

  constructor(name: string, args: EndpointNamesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:data:EndpointNames", name, {}, opts);
    const child = { parent: this };
    const { scope, labels } = args;
    const endpoints = { writer: args.endpoint, reader: args.readerEndpoint };
    for (const role of ["writer", "reader"] as const) {
      // The zone of a Cloud Map namespace admits no record of Route 53, hence a service with one instance.
      const service = new aws.servicediscovery.Service(
        `${name}-${role}-service`,
        {
          name: labels[role],
          description: `The ${role} endpoint of ${name}`,
          dnsConfig: {
            namespaceId: args.namespaceId,
            routingPolicy: "WEIGHTED",
            dnsRecords: [{ type: "CNAME", ttl: TTL_SECONDS }],
          },
          tags: tagsFor(scope, "data"),
        },
        child,
      );
      new aws.servicediscovery.Instance(
        `${name}-${role}-instance`,
        { serviceId: service.id, instanceId: role, attributes: { AWS_INSTANCE_CNAME: endpoints[role] } },
        child,
      );
      if (args.managementZoneId !== undefined) {
        new aws.route53.Record(
          `${name}-${role}-management-record`,
          {
            zoneId: args.managementZoneId,
            name: `${labels[role]}.${scope.environment}.${args.namespaceName}`,
            type: "CNAME",
            ttl: TTL_SECONDS,
            records: [endpoints[role]],
          },
          child,
        );
      }
    }
    this.writer = `${labels.writer}.${args.namespaceName}`;
    this.reader = `${labels.reader}.${args.namespaceName}`;
    this.registerOutputs({ writer: this.writer, reader: this.reader });
  }
}
