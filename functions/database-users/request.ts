/**
 * What a user may do. `owner`: read, write and change the tables of the product's schema, as an application that brings its own migrations
 * does. `writer`: read and write them, as a person at the console does.
 */
export type Rights = "owner" | "writer";

export interface WantedUser {
  /** Begins with the request's prefix; at most 32 characters, which is what MySQL takes. */
  readonly name: string;
  readonly rights: Rights;
}

/** What the function is asked: who may sign in to one cluster. It holds no secret, since it stands in Pulumi's state. */
export interface Request {
  readonly engine: "aurora-mysql" | "aurora-postgresql";
  /** The cluster's own endpoint, which its certificate speaks of. */
  readonly host: string;
  readonly port: number;
  /** The product's schema; with PostgreSQL the database. */
  readonly schema: string;
  /** Of the master user's secret, which RDS made. */
  readonly secretArn: string;
  /** `production-`: users whose name begins so are the platform's, and nobody else's are touched. */
  readonly prefix: string;
  readonly users: readonly WantedUser[];
}

/** What the function answers; it too stands in the state. */
export interface Answer {
  /** Users that may sign in now. */
  readonly users: readonly string[];
  /** Users that may not any more. */
  readonly locked: readonly string[];
}

const USER = /^[a-z][a-z0-9-]{0,31}$/;
const SCHEMA = /^[a-z][a-z0-9_]{0,62}$/;

/** The event as a request; refuses what could not be written into a statement as it is. */
export function requestOf(event: unknown): Request {
  const request = event as Request;
  const wrong = (what: string): never => {
    throw new Error(`the request has no ${what}`);
  };
  if (request.engine !== "aurora-mysql" && request.engine !== "aurora-postgresql") wrong("engine that is known");
  if (!/^[a-z0-9.-]+$/.test(request.host)) wrong("host");
  if (!Number.isInteger(request.port)) wrong("port");
  if (!SCHEMA.test(request.schema)) wrong("schema in snake_case");
  if (!request.secretArn.startsWith("arn:")) wrong("ARN of a secret");
  if (!/^[a-z][a-z0-9]*-$/.test(request.prefix)) wrong("prefix that ends with a dash");
  for (const { name, rights } of request.users) {
    if (!USER.test(name) || !name.startsWith(request.prefix))
      wrong("user of its own prefix, kebab-case, at most 32 characters");
    if (rights !== "owner" && rights !== "writer") wrong("rights that are known");
  }
  return request;
}
