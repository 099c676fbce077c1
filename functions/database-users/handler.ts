import type { Connect, Credentials } from "./database";
import { type Answer, type Request, requestOf } from "./request";

export interface Ports {
  /** The text of a secret, by its ARN. */
  readonly readSecret: (arn: string) => Promise<string>;
  readonly connect: Readonly<Record<Request["engine"], Connect>>;
  /** One line of the log. */
  readonly log: (line: string) => void;
}

/**
 * Makes the users of one cluster as the event says; the same event twice changes nothing the second time. What it answers, throws or logs
 * holds no secret.
 */
export function handlerWith({ readSecret, connect, log }: Ports): (event: unknown) => Promise<Answer> {
  return async (event) => {
    const request = requestOf(event);
    const database = await connect[request.engine](request, credentialsOf(await readSecret(request.secretArn)));
    try {
      const answer = await database.apply(request);
      log(
        `${request.host}: ${answer.users.join(", ")} may sign in; ${answer.locked.join(", ") || "nobody"} no longer may`,
      );
      return answer;
    } finally {
      await database.close();
    }
  };
}

/** What JSON.parse says of a malformed text repeats a part of it, hence a message of our own. */
function credentialsOf(secret: string): Credentials {
  let parsed: Partial<Credentials> | null;
  try {
    parsed = JSON.parse(secret) as Partial<Credentials> | null;
  } catch {
    parsed = null;
  }
  const { username, password } = parsed ?? {};
  if (typeof username !== "string" || typeof password !== "string")
    throw new Error("the secret holds no user and password");
  return { username, password };
}
