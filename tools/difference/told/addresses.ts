import { allOf } from "../../report/words";
import { type Change, goes, stepOf } from "../change";
import { groupBy } from "../../report/group";
import { inWords, stepInWords } from "../equal";
import { type SideResource, textOf } from "../side";
import { type Compared, type Entry, type Weight } from "./entry";
import { releaseSteps } from "./steps";
import { ownerOf, physicalName } from "./words";

/** What others have written down, by type, and what becomes of it when it goes. */
const known: Readonly<Record<string, { readonly noun: string; readonly lost: string; readonly weight: Weight }>> = {
  "aws:ec2/eip:Eip": {
    noun: "fixed public address",
    lost: "partners who admit it must admit another first; AWS gives an address that was let go to somebody else",
    weight: "danger",
  },
  "aws:route53/zone:Zone": {
    noun: "zone",
    lost: "every name in it, until its parent points to other name servers",
    weight: "danger",
  },
  "aws:sesv2/emailIdentity:EmailIdentity": {
    noun: "sender",
    lost: "mail of that domain is refused, and its keys in DNS are others",
    weight: "danger",
  },
  "aws:servicediscovery/service:Service": {
    noun: "internal name",
    lost: "services that call it by name do not find it",
    weight: "warning",
  },
  "aws:ssm/parameter:Parameter": {
    noun: "parameter",
    lost: "a task that names it does not start, and whoever reads it by name fails",
    weight: "warning",
  },
  "aws:cloudwatch/eventBus:EventBus": { noun: "event bus", lost: "who sends to it fails", weight: "warning" },
};

/** Addresses that partners know, and names by which others find things. */
export function addresses({ changes, product }: Compared): Entry[] {
  const going = changes.filter((change) => goes(change) && known[change.type] !== undefined);
  const groups = groupBy(going, ({ type, action }) => `${type}\n${action}`);
  return [
    ...[...groups.values()].map((some) => lost(some, product)),
    ...records(changes),
    ...ranges(changes, product),
    ...renamed(changes),
    ...fresh(changes, product),
  ];
}

function lost(some: readonly Change[], product: string): Entry {
  const [first] = some;
  const { noun = "", lost: what = "", weight = "warning" } = known[first?.type ?? ""] ?? {};
  const names = some.map((change) => physicalName(change.before as SideResource));
  const owners = [...new Set(some.map((change) => ownerOf(change.before as SideResource, product)))];
  const verb = first?.action === "replaced" ? "replaced" : "gone";
  const stopped = some.flatMap(({ protectedBy }) => protectedBy);
  const stop = stopped.length === 0 ? "" : `; ${allOf([...new Set(stopped)])} will stop it`;
  const address = first?.type === "aws:ec2/eip:Eip" && first.action === "deleted";
  return {
    weight,
    text: `${some.length === 1 ? `the ${noun} is ${verb}` : `${some.length} ${noun}${noun.endsWith("s") ? "es" : "s"} are ${verb}`}: ${allOf(names)} (${allOf(owners)}): ${what}${stop}`,
    ...(address
      ? {
          steps: [
            "tell whoever has the address on a list, and wait until they have taken it off",
            ...releaseSteps(some, product),
            "merge this change; tasks in that zone leave through another zone's address from then on",
          ],
        }
      : {}),
    urns: some.map(({ urn }) => urn),
  };
}

function records(changes: readonly Change[]): Entry[] {
  const those = changes.filter((change) => change.type === "aws:route53/record:Record" && goes(change));
  const groups = groupBy(those, ({ action, because }) => `${action}\n${because ?? ""}`);
  return [...groups.values()].map((some) => ({
    weight: "warning",
    text: `DNS records ${some[0]?.action === "replaced" ? "made anew" : "that go"}: ${allOf(some.map(({ before }) => `${textOf(before?.inputs["type"])} ${textOf(before?.inputs["name"])}`))}`,
    urns: some.map(({ urn }) => urn),
  }));
}

function ranges(changes: readonly Change[], product: string): Entry[] {
  return changes.flatMap((change) => {
    const step = change.type === "aws:ec2/vpc:Vpc" ? stepOf(change, "cidrBlock") : undefined;
    if (step === undefined) return [];
    const owner = ownerOf((change.after ?? change.before) as SideResource, product);
    return [
      {
        weight: "warning",
        text: `private addresses of ${owner} are others: ${stepInWords(step)}; routes, peerings and partners' lists that name the old range no longer fit`,
        urns: [change.urn],
      },
    ];
  });
}

function renamed(changes: readonly Change[]): Entry[] {
  return changes.flatMap((change) => {
    const step = change.type === "github:index/repository:Repository" ? stepOf(change, "name") : undefined;
    if (step === undefined) return [];
    return [
      {
        weight: "warning",
        text: `the repository ${inWords(step.before)} is renamed to ${inWords(step.after)}: GitHub forwards the old address until somebody takes that name`,
        urns: [change.urn],
      },
    ];
  });
}

function fresh(changes: readonly Change[], product: string): Entry[] {
  const made = changes.filter(({ action, type }) => action === "created" && type === "aws:ec2/eip:Eip");
  if (made.length === 0) return [];
  const owners = [...new Set(made.map(({ after }) => ownerOf(after as SideResource, product)))];
  return [
    {
      weight: "note",
      text: `${made.length === 1 ? "a new fixed public address" : `${made.length} new fixed public addresses`} (${allOf(owners)}): partners with a list of addresses must admit what the update gives, before anything leaves through it`,
      urns: made.map(({ urn }) => urn),
    },
  ];
}
