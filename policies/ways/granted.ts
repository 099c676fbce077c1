import type { View } from "../kernel/graph";
import type { Request } from "../iam/request";
import { isWithin, RECORD, ZONE } from "../views/certificates";
import { KEY, roleAsksKey, serviceMayUseKey } from "../views/key-use";
import { asVariable, nameOfSecret } from "../shapes/said";
import { named, regionOf } from "../views/named";
import { accountIn, callerOf, policyAt, roleAsks } from "../views/rights";
import { containers } from "../views/tasks";
import { type Origin, toApi } from "./apis";
import { keyFor, SECRET } from "./secrets";
import type { Way } from "./way";

const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";
const BUS = "aws:cloudwatch/eventBus:EventBus";

/** Keys that SES looks for before it takes a domain for ours ("Easy DKIM in Amazon SES", SES guide). */
const KEYS = 3;

/** Who was granted something: a task, by its own role, from where it stands. */
export interface Holder {
  readonly task: View;
  readonly role: View;
  readonly origin: Origin;
}

/** Mail from an address: of a domain that SES takes for ours, by a role that may send as nobody less. */
export function toMail(way: Way, holder: Holder, address: string): void {
  const { graph } = holder.task;
  const domain = address.slice(address.indexOf("@") + 1);
  told(way, holder.task, `MAIL_FROM_${asVariable(address.slice(0, address.indexOf("@")))}`, address);
  const identity = way.found(
    "mail-identity",
    () => graph.ofType(IDENTITY).find((one) => one.text("emailIdentity") === domain && isBeside(one, holder.task)),
    "SES has no identity of its domain in the region of the task",
  );
  if (identity !== undefined) {
    way.expect(
      "mail-verified",
      () => keysOf(identity, domain).length >= KEYS,
      "the keys by which SES takes its domain for ours do not all stand in the domain's public zone",
      identity,
    );
  }
  way.expect(
    "mail-policy",
    () =>
      graph
        .ofType(RECORD)
        .filter((record) => record.text("type") === "TXT")
        .some((record) => record.text("name") === `_dmarc.${domain}` && isPublic(record, domain)),
    "no record says what others are to do with mail of its domain that is not its own",
    identity,
  );
  const context = { "ses:FromAddress": address };
  const calls = ["ses:SendEmail", "ses:SendRawEmail"].map((action) => ({
    caller: callerOf(holder.role),
    action,
    resource: arnOf(holder, "ses", `identity/${domain}`),
    context,
  }));
  asked(way, holder, "mail-right", "its task role may not send mail from it", calls);
  toApi(way, holder.origin, "email", calls);
}

/** Events onto the bus of the task's environment, under the service's own name. */
export function toBus(way: Way, holder: Holder, source: string, types: readonly string[]): void {
  const { task } = holder;
  told(way, task, "EVENT_SOURCE", source);
  const bus = way.found(
    "bus",
    () =>
      task.graph
        .ofType(BUS)
        .find(
          (one) =>
            one.text("name") === variable(task, "EVENT_BUS") &&
            one.environment === task.environment &&
            isBeside(one, task),
        ),
    "the bus that it is told is none of its environment's",
    task,
  );
  if (bus === undefined) return;
  const arn = arnOf(holder, "events", `event-bus/${bus.text("name") ?? ""}`);
  way.expect(
    "bus-key",
    () => keepsEvents(bus, arn),
    "the key of the bus does not admit EventBridge, which takes no event then",
    bus,
  );
  const calls = types.map((type) => ({
    caller: callerOf(holder.role),
    action: "events:PutEvents",
    resource: arn,
    context: { "events:source": source, "events:detail-type": type },
  }));
  asked(way, holder, "events-right", "its task role may not put one of its events on the bus", calls);
  toApi(way, holder.origin, "events", calls);
}

/** EventBridge encrypts as itself what it is given (EventBridge guide, "Encrypting event buses with AWS KMS"). */
function keepsEvents(bus: View, arn: string): boolean {
  const [key] = named(bus, "kmsKeyIdentifier", KEY);
  if (key === undefined && !bus.isSet("kmsKeyIdentifier")) return true;
  const context = {
    "aws:SourceAccount": accountIn(bus),
    "aws:SourceArn": arn,
    "kms:EncryptionContext:aws:events:event-bus:arn": arn,
  };
  const uses = ["kms:DescribeKey", "kms:GenerateDataKey", "kms:Decrypt"];
  return key !== undefined && uses.every((action) => serviceMayUseKey("events.amazonaws.com", key, action, context));
}

/** A secret that people write, under the key that they are told to use. */
export function toSecret(way: Way, holder: Holder, name: string): void {
  const { task, role } = holder;
  told(way, task, `${asVariable(nameOfSecret(name))}_SECRET_ID`, name);
  const written = task.graph.called(SECRET, name);
  const resource = written === undefined ? undefined : policyAt(written);
  // AWS ends the ARN with a dash and six characters of its own.
  const call = {
    caller: callerOf(role),
    action: "secretsmanager:GetSecretValue",
    resource: arnOf(holder, "secretsmanager", `secret:${name}-AbCdEf`),
  };
  const there = resource === undefined ? {} : { resource };
  asked(way, holder, "secret-right", "its task role may not read it", [call], there);
  const alias = `alias/${task.graph.stack}-${task.environment ?? ""}-parameters`;
  const key = way.found("secret-key", () => keyFor(role, written, alias), "the program makes no key for it", task);
  if (key !== undefined) {
    const via = `secretsmanager.${regionOf(task) ?? ""}.amazonaws.com`;
    way.allowed(
      "secret-key-right",
      () => roleAsksKey(role, key, "kms:Decrypt", via),
      "its task role may not use the key that it is encrypted with",
      role,
    );
  }
  toApi(way, holder.origin, "secretsmanager", [call]);
}

function asked(
  way: Way,
  { role }: Holder,
  part: string,
  says: string,
  calls: readonly Request[],
  there: Parameters<typeof roleAsks>[2] = {},
): void {
  for (const call of calls) way.allowed(part, () => roleAsks(role, call, there), says, role);
}

/** The application knows what it was granted by plain variables alone. */
function told(way: Way, task: View, name: string, value: string): void {
  way.expect(
    "told",
    () => variable(task, name) === value,
    `its containers are not told the name of it as ${name}`,
    task,
  );
}

function variable(task: View, name: string): string | undefined {
  return variables(task)
    .find((entry) => entry.text("name") === name)
    ?.text("value");
}

function variables(task: View) {
  return containers(task).flatMap(({ reader }) => reader.list("environment"));
}

/** The records of the identity's keys that the world finds. */
function keysOf(identity: View, domain: string): readonly View[] {
  const { graph } = identity;
  return graph.satellites(identity, RECORD, "name").filter((record) => {
    return (
      record.text("type") === "CNAME" && record.sourcesOf("records").includes(identity) && isPublic(record, domain)
    );
  });
}

/** Whether a record stands in a zone of the domain that everybody asks. */
function isPublic(record: View, domain: string): boolean {
  const zone = record.graph.target(record, "zoneId", ZONE);
  return zone !== undefined && !zone.isSet("vpcs") && isWithin(zone.text("name") ?? "", domain);
}

/** Whether something stands where the task calls: in its account and region. */
function isBeside(one: View, task: View): boolean {
  return accountIn(one) === accountIn(task) && regionOf(one) === regionOf(task);
}

function arnOf({ task }: Holder, service: string, rest: string): string {
  return `arn:aws:${service}:${regionOf(task) ?? ""}:${accountIn(task)}:${rest}`;
}
