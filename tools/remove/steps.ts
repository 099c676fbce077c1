import { groupBy } from "../report/group";
import { allOf } from "../report/words";
import type { Change } from "../difference/change";
import type { SideResource } from "../difference/side";
import { releaseSteps } from "../difference/told/steps";
import { physicalName } from "../difference/told/words";
import type { Removal } from "./plan";

/** One step of a removal, in the order in which they are done. */
export interface Step {
  readonly name: string;
  readonly what: string;
  readonly commands: readonly string[];
  /** Whether it is done, as far as the definition and a state tell; a person knows of the rest. */
  readonly done?: boolean | undefined;
}

export interface StepsArgs {
  readonly product: string;
  readonly removal: Removal;
  /** What becomes of every resource when the definition is edited. */
  readonly changes: readonly Change[];
  /** What there is, from an exported state. @default nobody has looked */
  readonly state?: readonly SideResource[] | undefined;
}

const CLUSTER = "aws:rds/cluster:Cluster";
/** What AWS does not delete while anything is in it, and what a restore needs: it stays in the account. */
const STAYS = ["aws:backup/vaultLockConfiguration:VaultLockConfiguration", "aws:backup/vault:Vault"];

/** How a part of a product is taken away, in order. What must go first does, and nothing is begun that would be stopped half way. */
export function stepsOf(args: StepsArgs): Step[] {
  const { product, removal, changes } = args;
  const going = changes.filter(({ action }) => action === "deleted");
  const staying = STAYS.flatMap((type) => going.filter((one) => one.type === type && one.protectedBy.length > 0));
  const held = going.filter(({ protectedBy, type }) => protectedBy.length > 0 && !STAYS.includes(type));
  return [
    ...unnamed(removal),
    ...prepared(args, going),
    ...(held.length === 0 || removal.kind === "network" ? [] : [released(args, held)]),
    ...(staying.length === 0 || removal.kind === "network" ? [] : [forgotten(args, going, staying)]),
    {
      name: "edit",
      what: `${removal.edit}, and merge it`,
      commands: ["npm run generate", `npm run preview -- ${product} --against main`],
    },
    {
      name: "up",
      what: "bring it up, and see that the preview deletes this and nothing else",
      commands: [`pulumi up -s ${product} --policy-pack policies`],
      done: removal.kind === "network" ? undefined : gone(args, going),
    },
  ];
}

function unnamed({ places, path }: Removal): Step[] {
  if (places.length === 0) return [{ name: "unname", what: `nothing else names ${path}`, commands: [], done: true }];
  const what = `deploy releases that do without it, take it out of ${allOf(places)}, merge that and bring it up`;
  return [{ name: "unname", what, commands: [], done: false }];
}

function prepared(args: StepsArgs, going: readonly Change[]): Step[] {
  const { product, removal } = args;
  const aws = `aws --profile ${product}`;
  switch (removal.kind) {
    case "database":
    case "environment":
      return [
        snapshots(
          going.flatMap(({ type, before }) => (type === CLUSTER && before !== undefined ? [before] : [])),
          aws,
        ),
      ];
    case "service": {
      const name = `${product}/${removal.key}`;
      const ids = `"$(${aws} ecr list-images --repository-name ${name} --query 'imageIds[*]' --output json)"`;
      const what =
        "its images go; copy what must outlive it. ECR deletes no repository with an image in it, and no task starts from here on";
      return [
        {
          name: "images",
          what,
          commands: [`${aws} ecr batch-delete-image --repository-name ${name} --image-ids ${ids}`],
        },
      ];
    }
    case "repository":
      return [
        {
          name: "announce",
          what: "tell whoever clones it: it is archived, and nobody can write to it any more",
          commands: [],
        },
      ];
    case "zone":
      return [
        {
          name: "announce",
          what: "tell whoever has its public address on a list, and wait until they have taken it off",
          commands: [],
        },
      ];
    case "signing": {
      const record = going.find(
        ({ type, before }) => type === "aws:route53/record:Record" && before?.inputs["type"] === "DS",
      );
      const target = record === undefined ? [] : [`pulumi destroy --yes -s ${product} --target '${record.urn}'`];
      return [
        {
          name: "unpromise",
          what: "the zone above stops promising signatures, first of all",
          commands: target,
          done: record === undefined ? undefined : gone(args, [record]),
        },
        {
          name: "wait",
          what: "two hours: resolvers remember the promise for one, and take the domain off the net while it is not kept",
          commands: [],
        },
      ];
    }
    default:
      return network(args);
  }
}

function snapshots(clusters: readonly SideResource[], aws: string): Step {
  const commands = clusters.map((one) => {
    const name = physicalName(one);
    return `${aws} rds create-db-cluster-snapshot --db-cluster-identifier ${name} --db-cluster-snapshot-identifier ${name}-before-removal`;
  });
  return { name: "snapshot", what: "take a snapshot of what holds rows, and try to restore it", commands };
}

/** All that is in a network is taken down with it, and comes again in the new one. Its public addresses stay. */
function network(args: StepsArgs): Step[] {
  const { product, removal, changes, state } = args;
  const clusters = changes.flatMap(({ type, before }) => (type === CLUSTER && before !== undefined ? [before] : []));
  const vpc = changes.find(({ type }) => type === "aws:ec2/vpc:Vpc");
  const held = changes.filter(({ protectedBy }) => protectedBy.length > 0);
  return [
    snapshots(clusters, `aws --profile ${product}`),
    { name: "announce", what: `${removal.key} is down from here on`, commands: [] },
    ...(held.length === 0 ? [] : [released(args, held)]),
    {
      name: "down",
      what: "with the old range still in the definition: the network goes, and what lives in it; keys, buckets, images and addresses stay",
      commands: [`pulumi destroy --yes -s ${product} --target '${vpc?.urn ?? ""}' --target-dependents`],
      done: state === undefined || vpc === undefined ? undefined : gone(args, [vpc]),
    },
  ];
}

function released({ product, state }: StepsArgs, held: readonly Change[]): Step {
  const found = held.flatMap(({ before }) => (before === undefined ? [] : [before]));
  return {
    name: "release",
    what: "both protections: Pulumi's, and those of the services themselves",
    commands: [...releaseSteps(held, product), `pulumi refresh --yes -s ${product}`],
    done: state === undefined ? undefined : isReleased(found, state),
  };
}

function isReleased(held: readonly SideResource[], state: readonly SideResource[]): boolean {
  const urns = new Set(held.map(({ urn }) => urn));
  return state.every(
    ({ urn, protect, inputs }) => !urns.has(urn) || (!protect && inputs["deletionProtection"] !== true),
  );
}

/** Whoever uses it goes by itself before, since a state lets go of nothing that others name. */
function forgotten(args: StepsArgs, going: readonly Change[], staying: readonly Change[]): Step {
  const { product } = args;
  const urns = new Set(staying.map(({ urn }) => urn));
  const users = going.filter(({ before, urn }) => {
    const sources = [...Object.values(before?.propertyDependencies ?? {}).flat(), ...(before?.dependsOn ?? [])];
    return !urns.has(urn) && sources.some((one) => urns.has(one));
  });
  const nouns = allOf([...groupBy(staying, ({ type }) => type).keys()].map((type) => type.split(":").at(-1) ?? type));
  return {
    name: "forget",
    what: `${nouns} stay in the account with the recovery points, which are all that there is to restore from`,
    commands: [
      ...(users.length === 0
        ? []
        : [
            `pulumi destroy --yes -s ${product} ${users.map(({ urn }) => `--target '${urn}'`).join(" ")} --target-dependents`,
          ]),
      ...staying.map(({ urn }) => `pulumi state delete '${urn}' --force --yes -s ${product}`),
    ],
    done: gone(args, staying),
  };
}

function gone({ state }: StepsArgs, changes: readonly Change[]): boolean | undefined {
  if (state === undefined) return undefined;
  const there = new Set(state.map(({ urn }) => urn));
  return changes.every(({ urn }) => !there.has(urn));
}
