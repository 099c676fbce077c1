import type { Statement } from "../kernel/documents";

/**
 * Who calls: a role or user of an account, a service of AWS that calls as itself, somebody whom an identity provider vouches for, whoever signs
 * nothing, or an account by the number that S3 alone knows it by.
 */
export type Caller = Identity | Service | Federated | Anonymous | CanonicalUser;

export interface Identity {
  readonly kind: "identity";
  /** Of the role or user, never of a session: `arn:aws:iam::111122223333:role/web`. */
  readonly arn: string;
  /** Name of the role's session; only where a document may name the session itself. */
  readonly session?: string;
  readonly organization?: Membership;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Where an account stands in AWS Organizations. */
export interface Membership {
  /** `o-…`. */
  readonly id: string;
  /** `o-…/r-…/ou-…/`, with the slash at its end. @default not known */
  readonly path?: string;
}

/** A service that acts with no identity of an account. */
export interface Service {
  readonly kind: "service";
  /** `delivery.logs.amazonaws.com`. */
  readonly name: string;
}

export interface Federated {
  readonly kind: "federated";
  /** ARN of the identity provider in the role's account. */
  readonly provider: string;
}

export interface Anonymous {
  readonly kind: "anonymous";
}

export interface CanonicalUser {
  readonly kind: "canonical";
  /** 64 hexadecimal digits. */
  readonly id: string;
}

export interface Request {
  readonly caller: Caller;
  /** `s3:GetObject`. */
  readonly action: string;
  /** The ARN that is acted upon, or `*` where the action takes none. */
  readonly resource: string;
  /** Whose the resource is. @default the account in its ARN, else the caller's */
  readonly resourceAccount?: string;
  /** Where the call is sent to. @default the region in the resource's ARN */
  readonly region?: string;
  /**
   * What the call carries beside that, by condition key; a list stands for a key of several values. A key that is not here is not in the
   * request, or nobody can know it: its address, the endpoint that it comes by, its session (`isUntold`). Set by itself, unless given: what the
   * caller is, the resource's account, the region, the time, `aws:SecureTransport`.
   */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the caller may choose every key that is not here, so that it is possible by any value of it. @default false */
  readonly isFree?: boolean;
}

/** A policy document by the name that a reader knows it by: `the key policy of alias/shine-production-logs`. */
export interface Document {
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** All documents that speak of a request. What is left out does not exist: no boundary, no endpoint, no organization. */
export interface Policies {
  /** What the caller holds; nothing for a service. */
  readonly identity?: readonly Document[];
  /** The most that the caller may do. */
  readonly boundary?: Document;
  /** Narrows the session that the caller has taken. */
  readonly session?: Document;
  /** What stands at the resource: a bucket's policy, a key's, a repository's, the trust of a role that is to be taken. */
  readonly resource?: Document;
  /** Of the endpoint that the call goes through. */
  readonly endpoint?: Document;
  /** Service control policies of the caller's account by level: the root's, each unit's, its own. None in the management account. */
  readonly controls?: readonly (readonly Document[])[];
  /** Resource control policies of the resource's account, by level. */
  readonly resourceControls?: readonly (readonly Document[])[];
}

export interface Decision {
  /** Whether it is carried out, whatever the keys say that nobody can know before the call. */
  readonly allowed: boolean;
  /** Whether it may be, by what these keys might say: what must never be done must not be possible. */
  readonly possible: boolean;
  /** Which document and statement decided, or what is missing; names keys, never their values. */
  readonly reason: string;
}
