import { Refusal } from "../../../components/refuse";
import { Cloud } from "../../../tools/offline/cloud";
import { SecretValue } from "../../../tools/offline/recorded";
import type { Request } from "../../../tools/offline/cloud/model";

export type Inputs = Readonly<Record<string, unknown>>;
/** A thing: its type, its name, its inputs. An input `@vpc` is the id of the thing that is named so, `arn:@vpc` its ARN. */
export type Thing = readonly [type: string, name: string, inputs: Inputs];

/** One refusal: what exists, what is asked for, the error, and the smallest change that makes it acceptable. */
export interface Case {
  readonly refuses: string;
  readonly given?: readonly Thing[];
  readonly ask: Thing;
  readonly error: string;
  readonly but: Inputs;
}

/** A cloud in which these exist. */
export function cloudWith(...things: readonly Thing[]): Cloud {
  const cloud = new Cloud({ lasting: true });
  for (const one of things) cloud.create(request(cloud, one));
  return cloud;
}

export function request(cloud: Cloud, [type, name, inputs]: Thing, more: Partial<Request> = {}): Request {
  return {
    urn: `urn:pulumi:test::platform::${type}::${name}`,
    type,
    name,
    inputs: resolve(cloud, inputs) as Inputs,
    ...more,
  };
}

/** The errors that the real provider would answer with, as the refusal names them; none where it is accepted. */
export function errorsOf(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ allowed }) => /would answer (.*)\)$/.exec(allowed)?.[1] ?? allowed);
  }
}

function resolve(cloud: Cloud, value: unknown): unknown {
  const [, arn, named] = /^(arn:)?@(.+)$/.exec(typeof value === "string" ? value : "") ?? [];
  if (named !== undefined) {
    const found = cloud.all().find((one) => one.name === named);
    if (found === undefined) throw new Error(`nothing is named ${named}`);
    return arn === undefined ? found.id : found.outputs["arn"];
  }
  if (Array.isArray(value)) return value.map((one) => resolve(cloud, one));
  if (value === null || typeof value !== "object" || value instanceof SecretValue) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, resolve(cloud, one)]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
