import type { Answer, Request } from "./request";

/** Whom the function signs in as. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A database that can be told who may sign in to it. */
export interface Database {
  apply(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

export type Connect = (request: Request, credentials: Credentials) => Promise<Database>;
