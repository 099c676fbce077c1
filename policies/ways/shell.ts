import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import { KEY, roleMayUseKey } from "../views/key-use";
import { named, regionOf } from "../views/named";
import { accountIn, callerOf, roleMay } from "../views/rights";
import { type Origin, toApi } from "./apis";
import type { Way } from "./way";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** What the agent of ECS Exec asks for (ECS guide, "Using ECS Exec", task role). */
const CHANNELS = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"];

/** A shell in a task: its role may open the channel, the cluster writes down what is typed, and both reach the APIs. */
export function toShell(way: Way, role: View, cluster: View, origin: Origin): void {
  const { graph } = role;
  const caller = callerOf(role);
  const channels: Request[] = CHANNELS.map((one) => ({ caller, action: `ssmmessages:${one}`, resource: "*" }));
  way.expect(
    "shell-channel",
    () => channels.every((request) => roleMay(role, request)),
    "its task role may not open the channel that a shell is opened by",
    role,
  );
  toApi(way, origin, "ssmmessages", channels);
  const settings = cluster.at("configuration.executeCommandConfiguration");
  const log = way.found(
    "shell-log",
    () =>
      settings.text("logging") === "OVERRIDE"
        ? graph.called(LOG_GROUP, settings.text("logConfiguration.cloudWatchLogGroupName"))
        : undefined,
    "its cluster writes down nothing of a shell, or into a log group that the program does not make",
    cluster,
  );
  if (log === undefined) return;
  const arn = `arn:aws:logs:${regionOf(log) ?? ""}:${accountIn(log)}:log-group:${log.text("name") ?? ""}:log-stream:shell`;
  const writes = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({ caller, action, resource: arn }));
  way.expect(
    "shell-log-write",
    () => writes.every((request) => roleMay(role, request)),
    "its task role may not write down what is typed in a shell, which is refused then",
    role,
  );
  toApi(way, origin, "logs", writes);
  way.expect(
    "shell-key",
    () => {
      const key = named(settings, "kmsKeyId", KEY)[0];
      return key !== undefined && roleMayUseKey(role, key, "kms:Decrypt");
    },
    "its task role may not use the key that a shell is encrypted with",
    role,
  );
}
