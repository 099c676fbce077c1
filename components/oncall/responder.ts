import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../scope";
import { splitPhone } from "./phone";
import type { Person } from "./roster";

export interface ResponderArgs {
  readonly scope: Scope;
  readonly person: Person;
  readonly teamId: pulumi.Input<string>;
}

/**
 * A PagerDuty user who can be woken: called and mailed at once when it is urgent, sent a message five minutes later, and only mailed
 * when it is not.
 */
export class Responder extends pulumi.ComponentResource {
  readonly userId: pulumi.Output<string>;

  constructor(name: string, args: ResponderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:oncall:Responder", name, {}, opts);
    const child = { parent: this };
    const { person } = args;

    const user = new pagerduty.User(
      `${name}-user`,
      {
        name: person.name,
        email: person.email,
        jobTitle: person.jobTitle,
        role: person.role,
        timeZone: person.timeZone,
        description: `On call for ${args.scope.product}`,
      },
      child,
    );
    const contact = (type: "email" | "phone" | "sms", address: string, countryCode?: number) =>
      new pagerduty.UserContactMethod(
        `${name}-${type}`,
        {
          userId: user.id,
          type: `${type}_contact_method`,
          address,
          label: "Work",
          ...(countryCode === undefined ? {} : { countryCode }),
        },
        child,
      );
    const notify = (
      urgency: "high" | "low",
      type: "email" | "phone" | "sms",
      after: number,
      to: pagerduty.UserContactMethod,
    ) =>
      new pagerduty.UserNotificationRule(
        `${name}-${urgency}-${type}`,
        {
          userId: user.id,
          urgency,
          startDelayInMinutes: after,
          contactMethod: { type: `${type}_contact_method`, id: to.id },
        },
        child,
      );

    const email = contact("email", person.email);
    notify("high", "email", 0, email);
    notify("low", "email", 0, email);
    const number = person.phone === undefined ? undefined : splitPhone(person.phone);
    if (number !== undefined) {
      notify("high", "phone", 0, contact("phone", number.address, number.countryCode));
      notify("high", "sms", 5, contact("sms", number.address, number.countryCode));
    }
    new pagerduty.TeamMembership(
      `${name}-membership`,
      { userId: user.id, teamId: args.teamId, role: person.teamRole },
      child,
    );

    this.userId = user.id;
    this.registerOutputs({ userId: this.userId });
  }
}
