import type { Check } from "../kernel/check";
import type { View } from "../kernel/graph";
import type { Proof } from "../rule";
import { DATABASE } from "../views/databases";
import { declaredService, madeFor, placeOf, wordsOf } from "../views/declared";
import { FUNCTION } from "../views/functions";
import { named } from "../views/named";
import { GROUP, rulesOf } from "../views/security-groups";
import { clusterOf, roleNamed, SERVICE, TASK, tasksOf } from "../views/tasks";
import { originOf } from "../ways/apis";
import { consoleFamily, consoleNetwork, toPrompt } from "../ways/console";
import { toShell } from "../ways/shell";
import { Way } from "../ways/way";

const PARAMETER = "aws:ssm/parameter:Parameter";

export const rule: Proof = {
  id: "proof-person-reaches",
  title:
    "A person gets a prompt on each database by the environment's console and a shell where a service admits one, and nowhere else.",
  why: "Whoever is called at night needs the way that the runbook names, and nobody else must find another.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [TASK, SERVICE, DATABASE],
  noun: "door",
  check: (subject, check) => {
    if (subject.type === TASK) ofConsole(subject, check);
    else if (subject.type === SERVICE) ofService(subject, check);
    else ofDatabase(subject, check);
  },
};

function ofConsole(task: View, check: Check): void {
  const environment = task.environment ?? "";
  const declared = check.product?.declared[environment];
  if (declared === undefined || task.text("family") !== consoleFamily(check.graph.stack, environment)) return;
  toPrompt(new Way(check, `the console of ${environment}`), task, environment, Object.keys(declared.databases));
}

function ofService(service: View, check: Check): void {
  const place = placeOf(service);
  const declared = place && declaredService(check.registry, check.graph, place);
  if (place === undefined || declared === undefined) return;
  const way = new Way(check, wordsOf(place));
  way.expect(
    "shell-declared",
    () => (service.flag("enableExecuteCommand") ?? false) === declared.exec,
    declared.exec ? "it declares a shell and admits none" : "it admits a shell that it does not declare",
    service,
  );
  if (!declared.exec) return;
  const cluster = way.found("shell-cluster", () => clusterOf(service), "it runs on no cluster of the program", service);
  const origin = originOf(way, service);
  if (cluster === undefined || origin === undefined) return;
  for (const task of tasksOf(service)) {
    const role = roleNamed(check.graph, task, "taskRoleArn");
    if (role !== undefined) toShell(way, role, cluster, origin);
  }
}

/** Who may connect: the services that declare the database, the environment's console, and the function that makes its users. */
function ofDatabase(cluster: View, check: Check): void {
  const place = placeOf(cluster);
  const declared = place && check.product?.declared[place.environment];
  if (place === undefined || declared === undefined) return;
  const { graph } = check;
  const way = new Way(check, wordsOf(place));
  way.expect(
    "console",
    () => graph.called(TASK, consoleFamily(graph.stack, place.environment)) !== undefined,
    "its environment has no console, by which people come to it",
    cluster,
  );
  way.expect(
    "nobody-else",
    () => {
      const clients = Object.entries(declared.services)
        .filter(([, service]) => service.databases.includes(place.key))
        .flatMap(([key]) => madeFor(graph, { ...place, kind: "services", key }, SERVICE))
        .flatMap((service) => named(service, "networkConfiguration.securityGroups", GROUP));
      const console = graph.called(PARAMETER, consoleNetwork(graph.stack, place.environment));
      const makers = graph
        .ofType(FUNCTION)
        .filter((one) => one.environment === place.environment)
        .flatMap((one) => named(one, "vpcConfig", GROUP));
      const admitted = [
        ...clients,
        ...(console === undefined ? [] : named(console, "insecureValue", GROUP)),
        ...makers,
      ];
      return named(cluster, "vpcSecurityGroupIds", GROUP)
        .flatMap(rulesOf)
        .filter(({ direction }) => direction === "ingress")
        .every(({ reader }) => named(reader, "referencedSecurityGroupId", GROUP).some((one) => admitted.includes(one)));
    },
    "its security group lets in somebody who is neither a service that declares it, nor its console, nor what makes its users",
    cluster,
  );
}
