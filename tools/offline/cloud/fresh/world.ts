import type { Entity, Fault, Subject, World } from "../model";
import type { SignIn } from "./accounts";
import { callFaults } from "./calls";
import { chats } from "./chats";
import { contents } from "./contents";
import { delegation } from "./delegation";
import { deliveries } from "./deliveries";
import { deployments } from "./deployments";
import { externalIds } from "./external-ids";
import { functions } from "./functions";
import { images } from "./images";
import { linkedRoles } from "./linked-roles";
import { quotaKnowledge } from "./quotas";
import { repositories } from "./repositories";
import { callerOf, signInFaults } from "./sign-in";
import type { Knowledge, Known, State } from "./state";

export interface FreshWorldArgs {
  /** The 12 digits of the account that exists before everything. */
  readonly management: string;
  /** Milliseconds since 1970. @default the machine's own clock */
  readonly now?: () => number;
}

const known: readonly Known[] = [
  contents,
  linkedRoles,
  quotaKnowledge,
  delegation,
  externalIds,
  deliveries,
  images,
  deployments,
  functions,
  chats,
  repositories,
];

/**
 * What a world is like in which nothing was ever made: one account, no service-linked role, the quotas of new accounts, no image, no
 * delegation. All stacks share it. It is not AWS: it knows what each of its files tells, with the source.
 */
export class FreshWorld implements State {
  readonly now: () => number;
  readonly management: string;
  signedIn: string;
  readonly linkedRoles = new Set<string>();
  readonly registrar = new Map<string, readonly string[]>();
  readonly pushed = new Set<string>();
  readonly broken = new Set<string>();
  readonly slack = new Set<string>();
  readonly github: State["github"] = { secretProtection: false, teams: new Map() };
  readonly unprotected = new Set<string>();
  readonly services: State["services"] = new Map();
  accounts = 10;
  readonly written = new Set<string>();
  readonly #born = new WeakMap<Entity, number>();

  constructor({ management, now = Date.now }: FreshWorldArgs) {
    this.management = management;
    this.now = now;
    this.signedIn = `arn:aws:iam::${management}:role/administrator`;
  }

  born(entity: Entity): number | undefined {
    return this.#born.get(entity);
  }

  /** Why a provider that signs in so cannot be configured. */
  signIn(config: SignIn, world: World): readonly Fault[] {
    return signInFaults(config, world, this);
  }

  /** ARN of the role, or of the person, that a provider calls as. */
  caller(config: SignIn): string {
    return callerOf(config, this);
  }

  /** Why a call fails here. */
  refuses(subject: Subject, world: World): readonly Fault[] {
    const first = knowledgeOf(subject.request.type).flatMap(({ refuses = [] }) =>
      refuses.flatMap((check) => check(subject, world, this) ?? []),
    );
    return [...callFaults(subject, world, this), ...first];
  }

  /** What comes of a thing that was made or changed: a fault where the provider reports failure although it exists. */
  follows(entity: Entity, world: World): Fault | undefined {
    if (!this.#born.has(entity)) this.#born.set(entity, this.now());
    for (const { follows } of knowledgeOf(entity.type)) {
      const fault = follows?.(entity, world, this);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** Why a thing cannot be deleted here. */
  keeps(entity: Entity, world: World): readonly Fault[] {
    return knowledgeOf(entity.type).flatMap(({ keeps }) => keeps?.(entity, world, this) ?? []);
  }
}

function knowledgeOf(type: string): Knowledge[] {
  return known.flatMap((one) => one[type] ?? []);
}
