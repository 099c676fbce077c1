import { parseDocument } from "../../../policies/kernel/documents";
import type { Document, Identity } from "../../../policies/iam/request";

/** The account that tests live in, and another. */
export const OWN = "111122223333";
export const OTHER = "444455556666";

/** A document, written as AWS's documentation writes it. */
export function document(name: string, ...statements: readonly object[]): Document {
  const parsed = parseDocument({ Version: "2012-10-17", Statement: statements });
  if (parsed === undefined) throw new Error(`${name} is no policy document`);
  return { name, statements: parsed };
}

export function role(name: string, more: Partial<Identity> = {}, account: string = OWN): Identity {
  return { kind: "identity", arn: `arn:aws:iam::${account}:role/${name}`, ...more };
}

/** An Allow of actions on resources. */
export const allow = (Action: string | string[], Resource: string | string[] = "*", more: object = {}): object => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
export const deny = (Action: string | string[], Resource: string | string[] = "*", more: object = {}): object => ({
  ...allow(Action, Resource, more),
  Effect: "Deny",
});
