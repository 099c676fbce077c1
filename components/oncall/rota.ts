import * as pagerduty from "@pulumi/pagerduty";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import { checkRoster } from "./check-roster";
import { Responder } from "./responder";
import type { Layer, Roster } from "./roster";

export interface RotaArgs {
  readonly scope: Scope;
  readonly roster: Roster;
  /** The day from which a year of coverage is proved. */
  readonly today: Date;
}

/**
 * The people on call, their rota and what happens when they do not answer. Refused when an hour of the coming year has nobody, a layer
 * has one person, or somebody cannot be called.
 */
export class Rota extends pulumi.ComponentResource {
  readonly teamId: pulumi.Output<string>;
  readonly scheduleId: pulumi.Output<string>;
  /** Written into the foundation after the first `up`: products' services name it. */
  readonly escalationPolicyId: pulumi.Output<string>;

  constructor(name: string, args: RotaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:oncall:Rota", name, {}, opts);
    const child = { parent: this };
    const { roster } = args;
    refuse(`rota ${roster.name}`, checkRoster(roster, args.today));

    const team = new pagerduty.Team(
      `${name}-team`,
      { name: roster.title, description: "On call for every product" },
      child,
    );
    const responders = Object.fromEntries(
      Object.entries(roster.people).map(([key, person]) => [
        key,
        new Responder(`${name}-${key}`, { scope: args.scope, person, teamId: team.id }, child),
      ]),
    );
    const users = (keys: readonly string[]) => keys.flatMap((key) => responders[key]?.userId ?? []);

    const schedule = new pagerduty.Schedule(
      `${name}-schedule`,
      {
        name: `${roster.title} rota`,
        description: "24 hours, 365 days",
        timeZone: roster.timeZone,
        teams: [team.id],
        layers: roster.layers.map((layer) => ({ ...layerInputs(layer), users: users(layer.people) })),
      },
      child,
    );
    const { delayMinutes, loops, managers } = roster.escalation;
    const policy = new pagerduty.EscalationPolicy(
      `${name}-escalation`,
      {
        name: `${roster.title} escalation`,
        description: "The rota, then the managers, then again",
        teams: team.id,
        numLoops: loops,
        rules: [
          { escalationDelayInMinutes: delayMinutes, targets: [{ type: "schedule_reference", id: schedule.id }] },
          {
            escalationDelayInMinutes: delayMinutes,
            targets: users(managers).map((id) => ({ type: "user_reference", id })),
          },
        ],
      },
      child,
    );

    this.teamId = team.id;
    this.scheduleId = schedule.id;
    this.escalationPolicyId = policy.id;
    this.registerOutputs({
      teamId: this.teamId,
      scheduleId: this.scheduleId,
      escalationPolicyId: this.escalationPolicyId,
    });
  }
}

function layerInputs(layer: Layer): Omit<pagerduty.types.input.ScheduleLayer, "users"> {
  return {
    name: layer.name,
    start: layer.start,
    rotationVirtualStart: layer.start,
    rotationTurnLengthSeconds: layer.turnDays * 86_400,
    restrictions: (layer.restrictions ?? []).map((restriction) => ({
      type: `${restriction.type}_restriction`,
      ...(restriction.startDay === undefined ? {} : { startDayOfWeek: restriction.startDay }),
      startTimeOfDay: `${restriction.start}:00`,
      durationSeconds: restriction.hours * 3600,
    })),
  };
}
