import * as datadog from "@pulumi/datadog";
import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import { refuse } from "../refuse";
import { isProduction, type Scope } from "../scope";

/** PagerDuty's id of the vendor Datadog, the same in every PagerDuty account. */
const DATADOG_VENDOR = "PAM4FGS";

export interface OnCallServiceArgs {
  /** Production only: nobody is woken for another environment. */
  readonly scope: Scope;
  /** The product as people say it: `Shine`. */
  readonly title: string;
  /** Id of the organization's escalation policy, from the foundation. */
  readonly escalationPolicyId: string;
  /** https. */
  readonly runbook: string;
}

/** The product as PagerDuty knows it, and the key under which Datadog calls it. */
export class OnCallService extends pulumi.ComponentResource {
  /** The name after `@pagerduty-` in a monitor's message. */
  readonly serviceName: string;
  readonly serviceId: pulumi.Output<string>;

  constructor(name: string, args: OnCallServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:oncall:OnCallService", name, {}, opts);
    const child = { parent: this };
    refuse(name, isProduction(args.scope) ? [] : [notProduction(args.scope)]);
    this.serviceName = scopedName(args.scope);

    const service = new pagerduty.Service(
      `${name}-service`,
      {
        name: this.serviceName,
        description: `${args.title} in production. Runbook: ${args.runbook}`,
        escalationPolicy: args.escalationPolicyId,
        alertCreation: "create_alerts_and_incidents",
        // An acknowledged incident speaks up again after half an hour; one that nobody closed ends after a day.
        acknowledgementTimeout: "1800",
        autoResolveTimeout: "86400",
        incidentUrgencyRule: { type: "constant", urgency: "high" },
      },
      child,
    );
    const integration = new pagerduty.ServiceIntegration(
      `${name}-datadog`,
      { name: "Datadog", service: service.id, vendor: DATADOG_VENDOR },
      { parent: this, additionalSecretOutputs: ["integrationKey"] },
    );
    new datadog.pagerduty.ServiceObject(
      `${name}-handle`,
      { serviceName: this.serviceName, serviceKey: pulumi.secret(integration.integrationKey) },
      child,
    );

    this.serviceId = service.id;
    this.registerOutputs({ serviceName: this.serviceName, serviceId: this.serviceId });
  }
}

function notProduction(scope: Scope): { path: string; value: string; allowed: string; fix: string } {
  return {
    path: "scope.environment",
    value: scope.environment,
    allowed: "production",
    fix: "make the service for production only; other environments tell Slack",
  };
}
