import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../refuse";
import { isProduction, type Scope } from "../scope";
import { monitorMessage, type Routing } from "./message";
import type { SiteCheck } from "./site-checks";

export interface SiteTestsArgs extends Routing {
  /** Production only: other environments are closed to Datadog's machines, and wake nobody. */
  readonly scope: Scope;
  readonly checks: readonly SiteCheck[];
}

/** Datadog's own machines that ask: near the visitors, and far enough apart that one network's trouble is not the site's. */
const LOCATIONS = ["aws:ap-northeast-1", "aws:ap-southeast-1", "aws:us-west-2"];

/**
 * The site as visitors reach it, asked over HTTPS every minute from three places: name, certificate, distribution, web ACL, load balancer and task in
 * one question. Somebody is woken when two of the places have failed for a minute, two to three minutes after the site has gone, whatever CloudWatch
 * knows by then. About 130,000 runs a month for each check, which Datadog charges by the ten thousand.
 */
export class SiteTests extends pulumi.ComponentResource {
  constructor(name: string, args: SiteTestsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:monitoring:SiteTests", name, {}, opts);
    const { scope, checks } = args;
    refuse(`site tests ${name}`, isProduction(scope) ? [] : [notProduction(scope)]);
    const { product, environment, owner } = scope;

    for (const { service, host, path } of checks) {
      new datadog.SyntheticsTest(
        `${name}-${service}-${host}`,
        {
          name: `[${environment}] ${product} ${service}: ${host} from outside`,
          type: "api",
          subtype: "http",
          status: "live",
          // Seconds: what takes longer than CloudFront's own patience is no answer.
          requestDefinition: { method: "GET", url: `https://${host}${path}`, timeout: 30 },
          assertions: [{ type: "statusCode", operator: "is", target: "200" }],
          locations: LOCATIONS,
          optionsList: {
            tickEvery: 60,
            minLocationFailed: 2,
            minFailureDuration: 60,
            retry: { count: 1, interval: 300 },
            // An answer that leads elsewhere is not the health of this service.
            followRedirects: false,
            monitorName: `[${environment}] ${product} ${service}: ${host} does not answer`,
            monitorPriority: 1,
            monitorOptions: { renotifyInterval: 30 },
          },
          message: monitorMessage(textOf(service, host), args),
          tags: [
            `product:${product}`,
            `env:${environment}`,
            `service:${service}`,
            `team:${owner}`,
            "managed-by:pulumi",
          ],
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

function textOf(service: string, host: string) {
  return {
    kind: "site",
    pages: true,
    missingData: "resolve",
    alert: `${host} does not answer from outside.`,
    hint: `See what a browser gets. When ${service} is healthy, look before it: name, certificate, CloudFront, web ACL, load balancer.`,
    recovery: `${host} answers from outside again.`,
  } as const;
}

function notProduction({ environment }: Scope): Problem {
  const fix = "ask production only; another environment is closed to the machines that ask";
  return { path: "scope.environment", value: environment, allowed: "production", fix };
}
