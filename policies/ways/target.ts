import type { View } from "../kernel/graph";
import type { DeclaredService } from "../registry";
import { named } from "../views/named";
import { SUBNET, VPC } from "../views/placement";
import { containers, TASK, tasksOf } from "../views/tasks";
import type { Way } from "./way";

/** From a target group to the port of the tasks: what is registered is where the container listens, and is asked for its health there. */
export function toTask(way: Way, service: View, target: View, declared: DeclaredService): void {
  const { port, healthPath } = declared;
  const registered = () => service.list("loadBalancers")[0];
  way.expect(
    "target-type",
    () => target.text("targetType") === "ip",
    "its target group does not take addresses, which is all that a task on Fargate has",
    target,
  );
  asksForHealth(way, target, declared);
  way.expect(
    "health-port",
    () => [undefined, "traffic-port", String(port)].includes(target.text("healthCheck.port")),
    "its health is asked for on a port that its tasks do not listen on",
    target,
  );
  way.expect(
    "target-network",
    () => {
      const [vpc] = named(target, "vpcId", VPC);
      const subnets = named(service, "networkConfiguration.subnets", SUBNET);
      return vpc !== undefined && subnets.every((subnet) => named(subnet, "vpcId", VPC).includes(vpc));
    },
    "its target group stands in another network than its tasks",
    target,
  );
  for (const task of tasksOf(service)) {
    const container = way.found(
      "container-port",
      () =>
        containers(task).find(
          ({ reader }) =>
            reader.text("name") === registered()?.text("containerName") &&
            registered()?.number("containerPort") === port &&
            reader.list("portMappings").some((mapping) => mapping.number("containerPort") === port),
        ),
      "its target group is given a port that no container of its task listens on",
      task,
    );
    const told = (name: string): string | undefined =>
      container?.reader
        .list("environment")
        .find((entry) => entry.text("name") === name)
        ?.text("value");
    // The bootstrap image answers where it is told, and nowhere else; an application may know its own path.
    const isFirst = service.graph.target(service, "taskDefinition", TASK) === task;
    way.expect(
      "told-port",
      () => container === undefined || told("PORT") === String(port) || (told("PORT") === undefined && !isFirst),
      "its container is told another port than the one that its target group is given",
      task,
    );
    way.expect(
      "health-path",
      () => {
        const path = told("HEALTH_PATH");
        return path === healthPath || (path === undefined && (!isFirst || container === undefined));
      },
      "its container is told another path of its health than the definition says",
      task,
    );
  }
}

/** What a target group speaks with tasks, and which answer it takes for health (ELB guide, "Health checks for Application Load Balancer target groups"). */
function asksForHealth(way: Way, target: View, { protocol, healthPath }: DeclaredService): void {
  way.expect(
    "target-protocol",
    () =>
      target.text("protocol") === "HTTP" &&
      (target.text("protocolVersion") ?? "HTTP1") === (protocol === "grpc" ? "GRPC" : "HTTP1"),
    `its target group speaks something else with its tasks than ${protocol}, which the definition says`,
    target,
  );
  way.expect(
    "health-protocol",
    () => (target.text("healthCheck.protocol") ?? "HTTP") === "HTTP",
    "its health is asked for by HTTPS, which its tasks do not speak",
    target,
  );
  way.expect(
    "health-asked",
    () => target.text("healthCheck.path") === healthPath,
    "its health is asked for at another path than the definition says",
    target,
  );
  const good = protocol === "grpc" ? "0" : "200";
  way.expect(
    "health-answer",
    () => counts(target.text("healthCheck.matcher") ?? (protocol === "grpc" ? "12" : "200"), good),
    `the answer ${good}, by which it tells that it is well, does not count as health`,
    target,
  );
  way.expect(
    "health-time",
    () =>
      target.flag("healthCheck.enabled") !== false &&
      (target.number("healthCheck.timeout") ?? 5) < (target.number("healthCheck.interval") ?? 30),
    "its health is not asked for, or asked for again before an answer has had its time, both of which AWS refuses",
    target,
  );
}

/** Whether a matcher, `200,204` or `200-299`, admits the answer. */
function counts(matcher: string, answer: string): boolean {
  return matcher.split(",").some((part) => {
    const [from = "", to = from] = part.trim().split("-");
    return Number(from) <= Number(answer) && Number(answer) <= Number(to);
  });
}
