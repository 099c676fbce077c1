import type { Entity, Fault, Subject, World } from "../model";
import type { ServiceState } from "./deployments";

/** What a fresh world holds beside what stacks made: what people, registrars and AWS itself did, and when. */
export interface State {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The 12 digits of the account that exists before everything. */
  readonly management: string;
  /** ARN of whoever runs the commands. */
  signedIn: string;
  /** `account|service` of the service-linked roles that AWS made itself. */
  readonly linkedRoles: Set<string>;
  /** Domain → the name servers that its registrar points to. */
  readonly registrar: Map<string, readonly string[]>;
  /** `registry/repository:tag` of what was pushed by others than stacks. */
  readonly pushed: Set<string>;
  /** References of images that die as soon as they start. */
  readonly broken: Set<string>;
  /** Names of Datadog's Slack workspaces that somebody has authorized. */
  readonly slack: Set<string>;
  /** GitHub: whether Secret Protection is licensed, and the numbers of the teams that people have made, by slug. */
  readonly github: { secretProtection: boolean; readonly teams: Map<string, number> };
  /** `owner/repository|environment` of GitHub's environments that a workflow has made by naming them. */
  readonly unprotected: Set<string>;
  /** ARN → how the ECS service fares. */
  readonly services: Map<string, ServiceState>;
  /** How many accounts the organization may have, with the management account: 10 at first (Organizations guide, "Quotas"), and what AWS grants a person. */
  readonly accounts: number;
  /** Names of the buckets that something has written into: none of them is empty any more. */
  readonly written: Set<string>;
  /** When a thing was made; undefined for what was there before. */
  born(entity: Entity): number | undefined;
}

export type FreshCheck = (subject: Subject, world: World, state: State) => readonly Fault[] | Fault | undefined;

/** What a fresh world knows of a type beside its model. */
export interface Knowledge {
  /** Why the call fails there. */
  readonly refuses?: readonly FreshCheck[];
  /** What comes of it once it is made or changed; a fault of that is told although the thing exists. */
  readonly follows?: (entity: Entity, world: World, state: State) => Fault | undefined;
  /** Why it cannot be deleted there now. */
  readonly keeps?: (entity: Entity, world: World, state: State) => Fault | undefined;
}

export type Known = Readonly<Record<string, Knowledge>>;
