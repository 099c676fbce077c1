import type { View } from "../kernel/graph";
import type { Reader } from "../kernel/reader";
import type { DeclaredService } from "../registry";
import { regionOf } from "../views/named";
import { accountIn } from "../views/rights";
import { type Container, containers, isRouter } from "../views/tasks";
import type { Way } from "./way";

/** The container of a service is told what the definition says of it: its command, its variables, and the parameters behind others. */
export function toContainer(way: Way, task: View, key: string, declared: DeclaredService): void {
  const container = way.found(
    "container",
    () => containers(task).find(({ reader }) => reader.text("name") === key)?.reader,
    "none of its containers has its name, by which deployments and the load balancer find it",
    task,
  );
  if (container === undefined) return;
  way.expect(
    "command",
    () => container.texts("command").join("\0") === declared.command.join("\0"),
    declared.command.length === 0
      ? "its container is given a command, where the definition leaves it to the image"
      : "its container is not given the command of the definition",
    task,
  );
  for (const [variable, value] of Object.entries(declared.environment)) {
    way.expect(
      "variable",
      () => entry(container, "environment", variable)?.text("value") === value,
      `its container is not told what environment.${variable} says`,
      task,
    );
  }
  const place = (): string => `arn:aws:ssm:${regionOf(task) ?? ""}:${accountIn(task)}:parameter`;
  for (const path of declared.writablePaths) toWritable(way, task, container, path);
  for (const [variable, path] of Object.entries(declared.parameters)) {
    way.expect(
      "parameter",
      () => entry(container, "secrets", variable)?.text("valueFrom") === `${place()}${path}`,
      `its container is not told, as ${variable}, the parameter that the definition names`,
      task,
    );
  }
}

/** The root file system is read-only, and a volume is root's: the router, which is root, opens it (images/log-router/entrypoint.sh). */
function toWritable(way: Way, task: View, container: Reader, path: string): void {
  const volumeAt = (): string | undefined =>
    container
      .list("mountPoints")
      .find((mount) => mount.text("containerPath") === path && mount.flag("readOnly") !== true)
      ?.text("sourceVolume");
  way.expect("writable", () => volumeAt() !== undefined, `its container may not write to ${path}`, task);
  way.expect(
    "opened",
    () => {
      const volume = volumeAt();
      const opened = containers(task)
        .filter(isRouter)
        .flatMap(({ reader }) => reader.list("mountPoints"))
        .map((mount) => [mount.text("sourceVolume"), mount.text("containerPath")].join(" at "));
      return volume === undefined || opened.includes(`${volume} at /volumes/${volume}`);
    },
    `its router does not open the volume at ${path} to it`,
    task,
  );
}

/** What ECS refuses of a task, or waits for without end: a container that is not there, or that nobody asks how it is, and a volume. */
export function toOneAnother(way: Way, task: View, all: readonly Container[]): void {
  way.expect(
    "waits",
    () =>
      all.every(({ reader }) =>
        reader.list("dependsOn").every((one) => {
          const other = all.find((container) => container.reader.text("name") === one.text("containerName"));
          if (other === undefined || other.reader === reader) return false;
          return one.text("condition") !== "HEALTHY" || other.reader.isSet("healthCheck.command");
        }),
      ),
    "a container waits for one that its task does not have, or for the health of one that has no health check",
    task,
  );
  way.expect(
    "volume",
    () => {
      const volumes = new Set(task.list("volumes").map((volume) => volume.text("name")));
      return all.every(({ reader }) =>
        reader.list("mountPoints").every((mount) => volumes.has(mount.text("sourceVolume"))),
      );
    },
    "a container mounts a volume that its task does not have",
    task,
  );
  way.expect(
    "mounted",
    () => {
      const mounted = new Set(
        all.flatMap(({ reader }) => reader.list("mountPoints").map((mount) => mount.text("sourceVolume"))),
      );
      return task.list("volumes").every((volume) => mounted.has(volume.text("name")));
    },
    "no container mounts one of its volumes, and what it is for finds nothing to write to",
    task,
  );
}

function entry(container: Reader, list: "environment" | "secrets", name: string): Reader | undefined {
  return container.list(list).find((one) => one.text("name") === name);
}
