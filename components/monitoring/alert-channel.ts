import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";

export interface AlertChannelArgs {
  /** The Slack workspace, by the name that Datadog shows for it once somebody has connected the two. */
  readonly slackAccount: string;
  /** With its `#`: `#alert-shine`. It exists in Slack, and Datadog's application is in it. */
  readonly slackChannel: string;
}

/**
 * A channel that Datadog may write to. Without it a monitor's `@slack-…` is a word like any other: nobody is told, and nothing says so. One
 * name may be taken once in a whole Datadog organization.
 */
export class AlertChannel extends pulumi.ComponentResource {
  /** What a message says to reach the channel; with the workspace's name, which stays right when a second one is connected. */
  readonly handle: string;

  constructor(name: string, args: AlertChannelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:monitoring:AlertChannel", name, {}, opts);
    const { slackAccount, slackChannel } = args;
    this.handle = `@slack-${slackAccount}-${slackChannel.replace(/^#/, "")}`;

    new datadog.slack.Channel(
      `${name}-slack`,
      {
        accountName: slackAccount,
        channelName: slackChannel,
        // The text says what has happened; whom else it reached and a picture of the figure are a click away.
        display: { message: true, muteButtons: false, notified: false, snapshot: true, tags: true },
      },
      { parent: this },
    );
    this.registerOutputs({ handle: this.handle });
  }
}
